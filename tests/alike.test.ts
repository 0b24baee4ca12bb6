import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import confusables from "unhomoglyph/data.json" with { type: "json" };
import { alike } from "../server/base/alike.ts";

describe("names that a hurried reader takes for one", () => {
  const pairs = [
    ["Ada", "ada"],
    ["Ada", "Аdа"],
    ["Ada", "Ádå"],
    ["Bo", "Во"],
    ["Вова", "вова"],
    ["Helen", "Нelen"],
    ["Ada", "Ａｄａ"],
    ["Ada", "A.d_a"],
    ["Ada", "A\u200Bda"],
    ["Ada Bee", "AdaBee"],
    ["Bo", "B0"],
    ["Bill", "Bi11"],
    ["Bill", "BIII"],
    ["modern", "rnodern"],
    ["wow", "vvow"],
    ["Guest1234", "GuestI234"],
    ["Ολγα", "OΛγα"],
  ] as const;
  test.each(pairs)("%s and %s", (one, other) => {
    expect(alike(one)).toBe(alike(other));
  });
});

describe("names that are told apart", () => {
  const pairs = [
    ["Ada", "Adam"],
    ["Ada", "Ada 2"],
    ["Bo", "Bob"],
    ["Guest1234", "Guest1235"],
    ["مریم", "مینا"],
    ["小明", "小红"],
    ["🐙", "🦊"],
  ] as const;
  test.each(pairs)("%s and %s", (one, other) => {
    expect(alike(one)).not.toBe(alike(other));
  });
});

test("the same name is always like itself, in capitals, spaced, or in a different composition", () => {
  const plain = fc.string({ unit: fc.constantFrom(..."abcdefghjkmnpqstuxyzéñ"), minLength: 1 });
  const property = (name: string) => {
    expect(alike(name.toUpperCase())).toBe(alike(name));
    expect(alike([...name].join(" "))).toBe(alike(name));
    expect(alike(name.normalize("NFD"))).toBe(alike(name));
  };
  fc.assert(fc.property(plain, property), { numRuns: 1_000 });
});

test("the table of look-alikes holds single letters, so that each can be looked up alone", () => {
  const letters = Object.keys(confusables);
  expect(letters.length).toBeGreaterThan(6_000);
  expect(letters.filter((letter) => [...letter].length !== 1)).toEqual([]);
});
