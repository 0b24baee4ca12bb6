import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { charactersIn, tidy, tidyLine, tidyName, unitsOf } from "../server/base/text.ts";
import { MESSAGE_CHARS, NAME_CHARS, STACKED_MARKS_MOST } from "../server/limits.ts";

/** Text as people and mischief make it: letters, emoji, marks, spaces, controls, halves of surrogates. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.string({
    unit: fc.constantFrom("a", " ", "\r", "\n", "\t", "\u2028", "\u202E", "\uFEFF", "e\u0301", "\0", "\uD83D", "👋"),
  }),
  fc.string({ unit: fc.constantFrom("a", "\u0301", "\u0323", "\u0344"), minLength: 60, maxLength: 200 }),
);

describe("what people write", () => {
  test("keeps its lines, with one kind of newline", () => {
    expect(tidy("one\r\ntwo\rthree\u2028four\u2029five")).toEqual({ text: "one\ntwo\nthree\nfour\nfive" });
  });
  test("loses blank ends, not its inner spaces", () => {
    expect(tidy("\n\n  a  b\tc \n")).toEqual({ text: "a  b\tc" });
  });
  test("loses what could make a line read as another", () => {
    expect(tidy("a\u202Eb\u2066c\u2069\u200F\u200E\u0000\u0007\uFEFFd")).toEqual({ text: "abcd" });
  });
  test("keeps what joins emoji and letters", () => {
    for (const text of ["👩‍👩‍👧‍👦", "👍🏽", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️"]) expect(tidy(text)).toEqual({ text });
  });
  test("is composed, so that equal words are equal", () => {
    expect(tidy("Cafe\u0301")).toEqual({ text: "Caf\u00E9" });
  });
  test.each(["", " \n\t ", "\u200B\u200D", "\u202E", "\u0301", "\u00AD\u2060"])(
    "that shows nothing, %j, is empty",
    (raw) => {
      expect(tidy(raw)).toEqual({ problem: "empty" });
    },
  );
  test("with half a character is ill-formed", () => {
    expect(tidy("a\uD83D")).toEqual({ problem: "ill-formed" });
    expect(tidy("\uDC4Ba")).toEqual({ problem: "ill-formed" });
  });
  test(`may be ${MESSAGE_CHARS} characters long, as people count them`, () => {
    expect(tidy("👋".repeat(MESSAGE_CHARS))).toEqual({ text: "👋".repeat(MESSAGE_CHARS) });
    expect(tidy("a".repeat(MESSAGE_CHARS + 1))).toEqual({ problem: "too-long" });
    expect(tidy(` ${"a".repeat(MESSAGE_CHARS)} `)).toEqual({ text: "a".repeat(MESSAGE_CHARS) });
    expect(tidy("e\u0301".repeat(MESSAGE_CHARS))).toEqual({ text: "é".repeat(MESSAGE_CHARS) });
    expect(charactersIn("a👋é")).toBe(3);
  });
  test("may come in letters that were taken apart, whatever they are, and is too long beyond that unread", () => {
    for (let code = 0; code <= 0x10_ffff; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const letter = String.fromCodePoint(code);
      const apart = letter.normalize("NFD");
      if (charactersIn(letter.normalize("NFC")) === 1 && apart.length > unitsOf(1))
        expect([code, apart.length]).toEqual([]);
    }
    expect(tidy(`a${" ".repeat(unitsOf(MESSAGE_CHARS) - 1)}`)).toEqual({ text: "a" });
    expect(tidy(`a${" ".repeat(unitsOf(MESSAGE_CHARS))}`)).toEqual({ problem: "too-long" });
  });
  test("keeps so many marks on a letter as any script has, and no tower of them", () => {
    const tower = "\u0323".repeat(STACKED_MARKS_MOST);
    expect(tidy(`b${tower}`)).toEqual({ text: `ḅ${tower.slice(1)}` });
    expect(tidy(`q${tower}\u0301\u0323 b`)).toEqual({ text: `q${tower} b` });
    for (const text of ["མཁྱེན་བརྩེ", "שָׁלוֹם", "नमस्ते", "ที่นี่"])
      expect(tidy(text)).toEqual({ text: text.normalize("NFC") });
  });
  test("tidied once stays as it is, and fits what is promised of it", () => {
    const property = (raw: string) => {
      const once = tidy(raw);
      if ("problem" in once) return;
      expect(tidy(once.text)).toEqual(once);
      expect(once.text.isWellFormed()).toBe(true);
      expect(once.text).not.toMatch(/\r|\u2028|\u2029|\u202E|\0/);
      expect(charactersIn(once.text)).toBeLessThanOrEqual(MESSAGE_CHARS);
    };
    fc.assert(fc.property(anyText, property), { numRuns: 2_000 });
  });
});

describe("a line of text", () => {
  test("is one line, with single spaces", () => {
    expect(tidyLine(" a \r\n\u2028 b\t\tc ", 20)).toEqual({ text: "a b c" });
    expect(tidyLine("a \u202E b", 20)).toEqual({ text: "a b" });
  });
  test("has its own longest length", () => {
    expect(tidyLine("abcde", 5)).toEqual({ text: "abcde" });
    expect(tidyLine("abcdef", 5)).toEqual({ problem: "too-long" });
  });
  test("tidied once stays as it is", () => {
    const property = (raw: string) => {
      const once = tidyLine(raw, 40);
      if ("problem" in once) return;
      expect(tidyLine(once.text, 40)).toEqual(once);
      expect(once.text).not.toContain("\n");
    };
    fc.assert(fc.property(anyText, property), { numRuns: 2_000 });
  });
});

describe("a name", () => {
  const names = [
    "한글이름입니다",
    "Nguyễn Thị Ánh Tuyết",
    "می‌خواهم بنویسم",
    "👩‍👩‍👧‍👦👍🏽",
    "क्षत्रिय प्रेमचंद",
    "ᾂᾃᾄᾅᾆᾇ",
    "𝓐𝓭𝓪 Ⅷ ㈱",
    "བོད་སྐད་",
    "ỗ",
    "㎯",
    "ﷺ",
  ];
  test.each(names)("like %s is taken, also where it is written in parts", (name) => {
    expect(tidyName(name, NAME_CHARS)).toEqual({ text: name.normalize("NFC") });
    expect(tidyName(name.normalize("NFD"), NAME_CHARS)).toEqual({ text: name.normalize("NFC") });
  });
  test.each(["한", "ễ", "ی", "👋", "क", "ᾂ", "Ⅷ", "漢", "İ", "𝓐"])(`may be ${NAME_CHARS} letters like %s`, (letter) => {
    const name = letter.repeat(NAME_CHARS);
    expect(tidyName(name.normalize("NFD"), NAME_CHARS)).toEqual({ text: name.normalize("NFC") });
    expect(tidyName(name + letter, NAME_CHARS)).toEqual({ problem: "too-long" });
  });
  test("of few signs that stand for many letters is too long", () => {
    expect(tidyName("\uFDFA".repeat(7), NAME_CHARS)).toEqual({ text: "\uFDFA".repeat(7) });
    expect(tidyName("\uFDFA".repeat(8), NAME_CHARS)).toEqual({ problem: "too-long" });
  });
});
