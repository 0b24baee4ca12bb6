import { expect, test } from "bun:test";
import fc from "fast-check";
import { type Gone, goneLine, goneOf } from "../../server/log/gone.ts";
import { eventOf, lineAt, textOf } from "../../server/log/line.ts";

const place = fc.record({
  stream: fc.constantFrom("room:tea", "room:attic", "__proto__"),
  step: fc.integer({ min: 1, max: 5 }),
  skipped: fc.nat(1),
  concerned: fc.option(fc.nat()),
});

/** Places in order of seq, of streams whose versions rise, some with gaps. */
const places: fc.Arbitrary<Gone[]> = fc.array(place, { maxLength: 40 }).map((drawn) => {
  const versions = new Map<string, number>();
  let seq = 0;
  return drawn.map(({ stream, step, skipped, concerned }) => {
    seq += step;
    const version = (versions.get(stream) ?? 0) + 1 + skipped;
    versions.set(stream, version);
    return {
      seq,
      stream,
      version,
      about: concerned === null || version === 1 ? undefined : 1 + (concerned % (version - 1)),
    };
  });
});

test("a line of what is gone says every place again, and is no event", () => {
  fc.assert(
    fc.property(places, (gone) => {
      const line = Buffer.from(goneLine(gone));
      expect(goneOf(line)?.toSorted((a, b) => a.seq - b.seq)).toEqual(gone);
      expect(eventOf(line)).toBeUndefined();
    }),
  );
});

test("a message that looks like such a line is none", () => {
  const text = textOf({ stream: "room:tea", version: 1, at: 1, type: "message-posted", ...{ gone: [] } });
  expect(goneOf(Buffer.from(lineAt(1, text)))).toBeUndefined();
  expect(goneOf(Buffer.from('{"gone":[],"crc":"00000000"}'))).toBeUndefined();
});
