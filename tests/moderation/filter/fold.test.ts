import { expect, test } from "bun:test";
import { fold, reread, shownSpan } from "../../../server/moderation/filter/fold.ts";

const folded = (text: string) => fold(text).text;

test("accents, width, fonts and case are read as plain letters", () => {
  expect(["Crème", "Ｗｉｄｅ", "𝗯𝗼𝗹𝗱", "ⓒⓘⓡⓒⓛⓔ", "🅱🅾🆇", "🇸🇦🇫🇪", "ﬃ"].map(folded)).toEqual([
    "creme",
    "wide",
    "bold",
    "circle",
    "box",
    "safe",
    "ffi",
  ]);
});

test("what is not seen is not read", () => {
  expect(folded("in\u200bvi\u00adsi\u2060ble")).toBe("invisible");
});

test("digits of every script are digits", () => {
  expect(["٠١٢", "۳۴۵", "६७", "1️⃣2️⃣", "𝟗"].map(folded)).toEqual(["012", "345", "67", "12", "9"]);
});

test("look-alikes among Latin letters are read as the letters that they pass for", () => {
  expect(["раypal", "τea", "gⲟⲟd", "mαіl", "ΝΙCE", "Ƅad"].map(folded)).toEqual([
    "paypal",
    "tea",
    "good",
    "mail",
    "nice",
    "bad",
  ]);
});

test("a Russian or Greek text keeps its letters", () => {
  for (const text of ["мой рот", "нет, оно тут", "καλημέρα σας"]) expect(folded(text)).not.toMatch(/[a-z]/);
});

test("a word that mixes scripts is read as Latin even in a Russian text", () => {
  expect(folded("привет, вот моя teа")).toContain("tea");
});

test("every folded letter knows its place in what is shown", () => {
  const text = "a 𝗯𝗮\u0301d\u200b one";
  const { text: plain } = fold(text);
  const start = plain.indexOf("bad");
  const [from, to] = shownSpan(fold(text), start, start + 3);
  expect(text.slice(from, to)).toBe("𝗯𝗮\u0301d\u200b");
});

test("another reading keeps the places, too", () => {
  const text = "é one dot two";
  const other = reread(fold(text), / dot /g, () => ".");
  expect(other.text).toBe("e one.two");
  const [from, to] = shownSpan(other, 2, 9);
  expect(text.slice(from, to)).toBe("one dot two");
});

test("one sign that stands for many words does not make a text longer", () => {
  expect(folded("ﷺ").length).toBe(1);
});
