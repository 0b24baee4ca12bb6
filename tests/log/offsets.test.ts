import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { Offsets } from "../../server/log/offsets.ts";
import { versionsOf } from "../../server/log/page.ts";

describe("offsets", () => {
  /** One stream in which an event concerns an earlier one, or none (0). */
  const abouts = fc
    .array(fc.nat(), { minLength: 1, maxLength: 60 })
    .map((numbers) => numbers.map((n, i) => n % (i + 1)));

  function filled(concerned: readonly number[]): Offsets {
    const offsets = new Offsets();
    concerned.forEach((about, i) => offsets.add("room:tea", i * 100, about || undefined, false));
    return offsets;
  }

  test("find all that concern an event somewhere in its chain", () => {
    fc.assert(
      fc.property(abouts, (concerned) => {
        const offsets = filled(concerned);
        concerned.forEach((_, i) => {
          const own = concerned.flatMap((about, other) => (about === i + 1 ? other + 1 : []));
          expect(offsets.chainOf(i + 1)).toEqual(expect.arrayContaining(own));
        });
      }),
    );
  });

  test("tell what the chains were at an earlier head", () => {
    fc.assert(
      fc.property(abouts, fc.nat(), (concerned, n) => {
        const head = n % (concerned.length + 1);
        const then = filled(concerned.slice(0, head))
          .chainsUpTo(head, 0)
          .subarray(0, head + 1);
        expect(
          filled(concerned)
            .chainsUpTo(head, 0)
            .subarray(0, head + 1),
        ).toEqual(then);
      }),
    );
  });

  test("stay right past the end of a chunk", () => {
    const offsets = new Offsets();
    const EVENTS = 140_000;
    for (let i = 0; i < EVENTS; i++) offsets.add(`room:${i % 2}`, i, i < 2 ? undefined : 1, i === 70_001);
    expect([offsets.head, offsets.versionOf("room:0"), offsets.versionOf("room:1")]).toEqual([EVENTS, 70_000, 70_000]);
    for (const seq of [1, 65_535, 65_536, 65_537, 131_072, EVENTS]) expect(offsets.offsetOf(seq)).toBe(seq - 1);
    expect(offsets.chainOf(2)).toHaveLength(69_999);
    expect(offsets.seqOf("room:1", 35_001)).toBe(70_002);
    expect(offsets.streams.get("room:1")?.cleared).toBe(35_001);
    offsets.setErased(65_536);
    expect([65_535, 65_536, 65_537].map((seq) => offsets.isErased(seq))).toEqual([false, true, false]);
  });
});

test("a page never leaves its stream, and holds the nearest versions in rising order", () => {
  const number = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.constant(Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.nat(20), number, fc.nat(30), (count, from, limit) => {
      const every = Array.from({ length: count }, (_, i) => i + 1);
      expect(versionsOf(count, { after: from }, limit)).toEqual(every.filter((v) => v > from).slice(0, limit));
      const before = every.filter((version) => version < from);
      expect(versionsOf(count, { before: from }, limit)).toEqual(limit ? before.slice(-limit) : []);
    }),
  );
});
