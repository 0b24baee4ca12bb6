// What is a flood, what is only lively, and what follows.
import { describe, expect, test } from "bun:test";
import { floodStart, type FloodVerdict, hear, type Saying } from "../../server/moderation/flood.ts";
import { HOUR, MINUTE, NOON, SECOND } from "../support/cast.ts";

const LENGTHS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE);

/** What is answered to each of these, said one after another. */
function verdicts(sayings: readonly (Partial<Saying> & { at: number })[]): FloodVerdict[] {
  const state = floodStart();
  return sayings.map((one, index) => hear(state, { text: differing(index), mentions: 0, ...one }, LENGTHS));
}

/** Sentences that have nothing in common. */
const differing = (index: number): string =>
  [...String(Bun.hash.xxHash64(`sentence ${index}`))].map((digit) => "klmnopqrst"[Number(digit)]).join("");
const every = (ms: number, count: number, more: Partial<Saying> = {}) =>
  Array.from({ length: count }, (_, i) => ({ at: NOON + i * ms, ...more }));
const nothing = (all: readonly FloodVerdict[]) => all.every((one) => one === undefined);

describe("ordinary talk", () => {
  test("three lines in three seconds are nothing, again and again", () => {
    const lines = Array.from({ length: 20 }, (_, i) =>
      every(SECOND, 3).map((one) => ({ at: one.at + i * 12 * SECOND })),
    );
    expect(nothing(verdicts(lines.flat()))).toBe(true);
  });
  test("nor is a line every two seconds for long", () => {
    expect(nothing(verdicts(every(2 * SECOND, 200)))).toBe(true);
  });
  test("nor are short answers that are always the same", () => {
    expect(nothing(verdicts(every(20 * SECOND, 40, { text: "haha ok" })))).toBe(true);
  });
  test("nor is greeting ten people", () => {
    expect(nothing(verdicts([{ at: NOON, mentions: 10 }]))).toBe(true);
  });
});

describe("a flood", () => {
  test("of fast lines is warned of, then muted", () => {
    const all = verdicts(every(100, 16));
    expect(all.findIndex((one) => one !== undefined)).toBe(9);
    expect(all[9]).toEqual({ warn: "fast" });
    expect(all[15]).toEqual({ mute: "fast", ms: MINUTE });
  });
  test("of the same words, also with other digits, marks and stretched letters, is warned of, then muted", () => {
    const texts = [
      "Buy my coins now!",
      "buy my coins now 2",
      "BUY  my coiiins nooow",
      "Buy my coins, now?",
      "buy my coins now",
    ];
    const all = verdicts(texts.map((text, i) => ({ at: NOON + i * 10 * SECOND, text })));
    expect(all).toEqual([undefined, undefined, { warn: "repeats" }, undefined, { mute: "repeats", ms: MINUTE }]);
  });
  test("of nearly the same words counts as well", () => {
    const text = "visit the best shop for cheap watches and shoes today";
    const texts = [text, `${text} a`, `${text} b`, `${text} cc`, `${text} dd`];
    const all = verdicts(texts.map((one, i) => ({ at: NOON + i * 10 * SECOND, text: one })));
    expect(all.at(-1)).toEqual({ mute: "repeats", ms: MINUTE });
  });
  test("of mentions is warned of, then muted", () => {
    expect(
      verdicts([
        { at: NOON, mentions: 10 },
        { at: NOON + SECOND, mentions: 1 },
        { at: NOON + 2 * SECOND, mentions: 10 },
      ]),
    ).toEqual([undefined, { warn: "mentions" }, { mute: "mentions", ms: MINUTE }]);
  });
  test("is muted for longer each time within a day, and for a minute again after it", () => {
    const state = floodStart();
    const muted = (at: number): number => {
      for (let i = 0; ; i += 1) {
        const verdict = hear(state, { at, text: differing(i), mentions: 0 }, LENGTHS);
        if (verdict && "mute" in verdict) return verdict.ms;
      }
    };
    expect([0, 1, 2, 3, 4, 5].map((hours) => muted(NOON + hours * HOUR))).toEqual(
      [1, 5, 30, 120, 720, 720].map((minutes) => minutes * MINUTE),
    );
    expect(muted(NOON + 40 * HOUR)).toBe(MINUTE);
  });
});
