// The host's own words and patterns.
import { describe, expect, test } from "bun:test";
import { ownFinder, unfit } from "../../server/moderation/ownWords.ts";
import type { OwnWords } from "../../server/rules/events.ts";

const found = (own: Omit<OwnWords, "treatment">, text: string) =>
  ownFinder([{ ...own, treatment: "mask" }])(text).map(({ start, end }) => text.slice(start, end));

describe("own words", () => {
  const tulip = { words: "Tulip", as: "words" } as const;
  test("are found whole, in any case, and dressed up", () => {
    expect(found(tulip, "a tulip, TULIPS and t.u.l.i.p")).toEqual(["tulip", "TULIPS", "t.u.l.i.p"]);
    expect(found(tulip, "ｔｕｌｉｐ")).toEqual(["ｔｕｌｉｐ"]);
    expect(found(tulip, "tuliptree")).toEqual([]);
  });
  test("may be several, with any space between", () => {
    const phrase = { words: "free coffee", as: "words" } as const;
    expect(found(phrase, "Free   Coffee for all, freecoffee, free coffees")).toEqual(["Free   Coffee"]);
  });
  test("may be of any script, and hold any sign", () => {
    expect(found({ words: "قهوه", as: "words" }, "یک قهوه لطفا")).toEqual(["قهوه"]);
    expect(found({ words: "c++", as: "words" }, "I write C++ and c")).toEqual(["C++"]);
    for (const sign of "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
      expect([sign, found({ words: `a${sign}b c`, as: "words" }, `x a${sign}b c y`)]).toEqual([sign, [`a${sign}b c`]]);
    expect(found({ words: "E-mail", as: "words" }, "an e-mail")).toEqual(["e-mail"]);
  });
});

describe("a pattern", () => {
  test("is read as a regular expression, in any case, of what is written", () => {
    expect(found({ words: "order\\s+\\d{4}", as: "pattern" }, "Order 1234 and order 56789")).toEqual([
      "Order 1234",
      "order 5678",
    ]);
    expect(found({ words: "^hi", as: "pattern" }, "hi, hi")).toEqual(["hi"]);
  });
  const badPattern = (words: string) => unfit({ words, as: "pattern" });
  test("that cannot be read is refused with its place", () => {
    expect(badPattern("coffee (black")).toEqual({ problem: "missing closing )", place: 0 });
    expect(badPattern("tea [z-a]")).toEqual({ problem: "invalid character class range", place: 5 });
    expect(badPattern("tea(?=cup)")).toMatchObject({ place: 3 });
    expect(badPattern("tea")).toBeUndefined();
  });
  test("that would object to everything is refused, too", () => {
    expect(badPattern("a*")).toEqual({ problem: "it matches the empty text", place: 0 });
  });
  test("that is made of nothing, or of far too much, is refused", () => {
    expect(unfit({ words: "\u3164", as: "words" })).toMatchObject({ problem: "it matches the empty text" });
    expect(badPattern("([^a]{0,900}){9}")).toMatchObject({ problem: expect.stringContaining("repeat") });
  });
  test("takes no longer for a text made to explode it than for any other as long", () => {
    const find = ownFinder([{ words: "(x+x+)+y", as: "pattern", treatment: "refuse" }]);
    const times = (text: string) => {
      const began = performance.now();
      for (let i = 0; i < 20; i += 1) find(text);
      return performance.now() - began;
    };
    times("z".repeat(2_000));
    expect(times("x".repeat(2_000)) / Math.max(1, times("xz".repeat(1_000)))).toBeLessThan(100);
    expect(find("x".repeat(2_000))).toEqual([]);
  });
});
