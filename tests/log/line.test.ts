import { describe, expect, test } from "bun:test";
import { erasedLine, eventOf, lineAt, textOf } from "../../server/log/line.ts";
import type { Recorded } from "../../server/log/log.ts";
import { upcast, type Written } from "../../server/log/upcast.ts";
import { said } from "./given.ts";

const lineOf = (event: Recorded): Buffer => Buffer.from(lineAt(event.seq, textOf(event)));
const place = { seq: 7, stream: "room:tea", version: 2 };

describe("a line", () => {
  test("of the fewest words is long enough for its erased form", () => {
    for (const payload of [{}, { a: 1 }, { text: "a" }, { emoji: "🫖" }, { text: "x".repeat(70_000) }]) {
      const event = { ...place, type: "t", at: 1, about: 1, erases: [1], by: "p_1", ...payload };
      const line = lineOf(event);
      const erased = Buffer.from(erasedLine(event, line.length));
      expect(erased.length).toBe(line.length);
      expect(eventOf(line)).toEqual(event);
      expect(eventOf(erased)).toEqual({
        ...place,
        type: "t",
        at: 1,
        about: 1,
        erases: [1],
        by: "p_1",
        erased: 1,
      } as Recorded);
    }
  });

  test("that is sealed but no event of a place is none", () => {
    for (const text of [
      '"version":2',
      '"stream":"x","type":"t"',
      '"stream":7,"version":2,"type":"t"',
      '"stream":"x","version":0,"type":"t"',
      "x",
    ])
      expect(eventOf(Buffer.from(lineAt(1, text)))).toBeUndefined();
    for (const line of ["", "}", '{"seq":1}', "null"]) expect(eventOf(Buffer.from(line))).toBeUndefined();
  });

  test("keeps a payload's own crc, __proto__ and half of an emoji", () => {
    const event = JSON.parse(
      JSON.stringify({ ...place, ...said("\ud83e"), crc: "00000000" }).replace("}", ',"__proto__":{"a":1}}'),
    ) as Recorded;
    const read = eventOf(lineOf(event));
    expect(JSON.stringify(read)).toContain('"crc":"00000000","__proto__":{"a":1}');
    expect(Object.hasOwn(read ?? {}, "__proto__")).toBe(true);
  });
});

test("an older shape becomes today's when it is read, and others stay as they are", () => {
  const table = new Map([["message-posted", ({ words, ...rest }: Written): Written => ({ text: words, ...rest })]]);
  expect(upcast({ type: "message-posted", words: "hello" }, table)).toEqual({ type: "message-posted", text: "hello" });
  expect(upcast({ type: "member-left" }, table)).toEqual({ type: "member-left" });
});

test("a room written before rooms had options is open to all, and keeps what is said", () => {
  const line =
    '{"seq":1,"stream":"room:tea","version":1,"at":1,"type":"room-opened","name":"Tea","topic":"","slow":5,"house":true,"crc":"';
  const crc = Bun.hash.crc32(line.slice(0, -',"crc":"'.length)).toString(16).padStart(8, "0");
  expect(eventOf(Buffer.from(`${line}${crc}"}`))).toMatchObject({
    ...{ name: "Tea", slow: 5, found: "everybody", keep: "ever", most: 0 },
    ...{ oneWay: false, masks: false, locked: false, hushed: false, held: false, signedUp: false },
  });
  const today = { type: "room-changed", name: "Tea", keep: "1h", oneWay: true };
  expect(upcast(today)).toMatchObject(today);
  expect(upcast({ type: "room-opened", erased: 1 })).toEqual({ type: "room-opened", erased: 1 });
});
