// Rules tried on the past.
import { describe, expect, test } from "bun:test";
import { readConfig } from "../../server/config.ts";
import { Policy } from "../../server/moderation/policy.ts";
import { rehearse, type Said } from "../../server/moderation/trial.ts";
import type { Rules } from "../../server/rules/events.ts";
import { startingRules } from "../../server/rules/rules.ts";
import { ada, bo, HOUR, MINUTE, NOON } from "../support/cast.ts";

const MAIL = "write to ada@example.org";
const PHONE = "call +44 20 7946 0958";

function said(...lines: [by: string, text: string][]): Said[] {
  return lines.map(([by, text], i) => ({
    room: "tea",
    version: i + 1,
    at: NOON + i * MINUTE,
    by,
    text,
    mentions: 0,
    filter: {},
  }));
}

function tried(past: Said[], asked: Partial<Rules>, exempt = "") {
  const rules = { ...startingRules(readConfig({ FLOOD_MUTES: "off" })), ...asked };
  const policy = new Policy({ current: () => rules, lockdown: () => undefined });
  return rehearse(past, { rules, policy }, (person) => ({ flags: person === exempt, floods: person === exempt }));
}

describe("a trial", () => {
  test("counts what each treatment would have met, and shows the lines, newest first", async () => {
    const past = said([bo.by, MAIL], [ada.by, "good morning"], [bo.by, PHONE]);
    const trial = await tried(past, { filter: { email: "refuse", phone: "mask" } });
    expect(trial).toMatchObject({ looked: 3, caught: { refuse: 1, mask: 1, hold: 0, warn: 0 }, stopped: [] });
    expect(trial.lines.map(({ version, treatment, flags }) => [version, treatment, flags])).toEqual([
      [3, "mask", ["phone"]],
      [1, "refuse", ["email"]],
    ]);
  });

  test("tells whom the ladder would have stopped; what they said meanwhile would not have been said", async () => {
    const past = said([bo.by, MAIL], [bo.by, MAIL], [bo.by, MAIL], [ada.by, MAIL]);
    const ladder = [{ flags: 2, within: HOUR, deed: "mute" as const, lasts: 10 * MINUTE }];
    const trial = await tried(past, { filter: { email: "refuse" }, ladder });
    expect(trial.stopped).toEqual([
      { by: bo.by, room: "tea", at: NOON + MINUTE, why: "ladder", deed: "mute", lasts: 10 * MINUTE },
    ]);
    expect(trial.caught.refuse).toBe(3);
  });

  test("stops nobody who looks after the house", async () => {
    const past = said([bo.by, MAIL], [bo.by, MAIL]);
    const ladder = [{ flags: 1, within: HOUR, deed: "ban" as const, lasts: HOUR }];
    expect((await tried(past, { filter: { email: "refuse" }, ladder }, bo.by)).stopped).toEqual([]);
  });

  test("tells whom mutes for floods would have met", async () => {
    const past = Array.from({ length: 20 }, (_, i) => ({
      ...said([bo.by, `line number ${"abcdefghijklmnopqrst"[i]} of many`])[0]!,
      at: NOON + i * 100,
    }));
    const trial = await tried(past, { floodMutes: [MINUTE] });
    expect(trial.stopped).toMatchObject([{ by: bo.by, why: "flood", lasts: MINUTE }]);
  });
});
