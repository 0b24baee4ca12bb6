// From flags to mutes and bans.
import { describe, expect, test } from "bun:test";
import type { OfActs, Unplaced } from "../../server/events.ts";
import { FLAGS_COUNT_MS } from "../../server/limits.ts";
import { actsState, flag } from "../../server/moderation/decide.ts";
import { addFlag, type Flagged, FLAGS_KEPT, stepReached } from "../../server/moderation/ladder.ts";
import type { Step } from "../../server/rules/events.ts";
import { bo, DAY, HOUR, MINUTE, NOON } from "../support/cast.ts";
import { given } from "../support/given.ts";

const mute: Step = { flags: 3, within: HOUR, deed: "mute", lasts: 10 * MINUTE };
const ban: Step = { flags: 5, within: DAY, deed: "ban", lasts: DAY };
const ladder = [ban, mute];

describe("a step", () => {
  test("is taken by the flag that makes it so many within the while, once on the way up", () => {
    const taken = [1, 2, 3, 4, 5, 6].map(
      (count) =>
        stepReached(
          ladder,
          Array.from({ length: count }, () => NOON),
        )?.deed,
    );
    expect(taken).toEqual([undefined, undefined, "mute", undefined, "ban", undefined]);
  });
  test("does not count what was longer ago", () => {
    expect(stepReached(ladder, [NOON, NOON + 1, NOON + HOUR])).toBeUndefined();
    expect(stepReached(ladder, [NOON, NOON + 1, NOON + HOUR - 1])).toBe(mute);
  });
  test("gives way to a harder one that the same flag leads to", () => {
    const both: Step[] = [
      { ...ban, flags: 3 },
      { ...mute, flags: 2, within: MINUTE },
    ];
    expect(stepReached(both, [NOON, NOON + HOUR, NOON + HOUR])?.deed).toBe("ban");
  });
  test("of two for as many flags is the harder one, whatever their order", () => {
    const both: Step[] = [mute, { ...ban, flags: 3 }];
    for (const ladder of [both, both.toReversed()]) expect(stepReached(ladder, [NOON, NOON, NOON])?.deed).toBe("ban");
  });
  test("needs a ladder, and a flag", () => {
    expect(stepReached([], [NOON])).toBeUndefined();
    expect(stepReached(ladder, [])).toBeUndefined();
  });
});

test("flags are forgotten after a month, and beyond so many", () => {
  const all = new Map<string, Flagged>();
  const timesOf = (whom: string) => all.get(whom)?.times.length;
  for (let i = 0; i < FLAGS_KEPT + 5; i += 1) addFlag(all, "bo", NOON + i);
  expect(all.get("bo")).toMatchObject({ count: FLAGS_KEPT + 5 });
  expect(timesOf("bo")).toBe(FLAGS_KEPT);
  addFlag(all, "ada", NOON + 50);
  addFlag(all, "bo", NOON + FLAGS_COUNT_MS + 10);
  expect(timesOf("bo")).toBeLessThan(FLAGS_KEPT + 1);
  addFlag(all, "cy", NOON + FLAGS_COUNT_MS + 60);
  expect([...all.keys()]).toEqual(["bo", "cy"]);
});

describe("flagging somebody", () => {
  const about = { whom: bo.by, flags: ["phone" as const], treatment: "refuse" as const, room: "tea" };
  const wish = { at: NOON, flagged: about, name: "Bo", ladder, act: "a1" };
  const flagged: Unplaced<OfActs> = { type: "person-flagged", at: NOON, ...about };
  const muted: Unplaced<OfActs> = {
    type: "act-done",
    at: NOON,
    act: "a1",
    deed: "mute",
    whom: bo.by,
    name: "Bo",
    until: NOON + 10 * MINUTE,
    ground: "private",
  };
  test("is recorded, and nothing more at first", () => {
    given(actsState, []).when(flag, wish).gives([flagged]);
  });
  test("leads to what the ladder says, by the house, for a while", () => {
    given(actsState, [flagged, flagged]).when(flag, wish).gives([flagged, muted]);
  });
  test("leads to nothing where there is no ladder", () => {
    given(actsState, [flagged, flagged])
      .when(flag, { ...wish, ladder: [] })
      .gives([flagged]);
  });
});
