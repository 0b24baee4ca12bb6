import { expect, test } from "bun:test";
import { fold } from "../../../server/moderation/filter/fold.ts";
import type { WordTable } from "../../../server/moderation/filter/lexicon.ts";
import { makeLexicon } from "../../../server/moderation/filter/lexicon.ts";
import { findWords, inWords } from "../../../server/moderation/filter/words.ts";

// Tame words stand for what nobody wants on a screen here: the rules know no particular word.
const table: WordTable = { words: "turnip leek pea", roots: "cabbage", innocent: "cabbages" };
const lexicon = makeLexicon(table);
const found = (text: string) => {
  const folded = fold(text);
  return findWords(inWords(folded), lexicon).map(({ rule, start, end }) => `${rule}: ${folded.text.slice(start, end)}`);
};

const dressedUp: Record<string, string> = {
  "you turnip!": "word: turnip",
  "Two TURNIPS": "word: turnips",
  "what a supercabbagehead": "word: supercabbagehead",
  tuuurniiip: "stretched: tuuurniiip",
  cabbaaaage: "stretched: cabbaaaage",
  "a 7urn1p": "leetspeak: 7urn1p",
  "such a 1eek": "leetspeak: 1eek",
  "c@bbag3": "leetspeak: c@bbag3",
  "t*rnip": "masked: t*rnip",
  "t**nip": "masked: t**nip",
  "le-k": "masked: le-k",
  "c*bbagery": "masked: c*bbagery",
  "tur.nip": "split: tur.nip",
  "t u r n i p": "spelled out: t u r n i p",
  "t-u-r-n-i-p": "spelled out: t-u-r-n-i-p",
  "t/u/r/n/i/p": "spelled out: t/u/r/n/i/p",
  "t🔥u🔥r🔥n🔥i🔥p": "spelled out: t🔥u🔥r🔥n🔥i🔥p",
  "I'd t-u-r-n-i-p now": "spelled out: t-u-r-n-i-p",
  "such a t u r n i p": "spelled out: a t u r n i p",
  "supercabb*ge": "masked: supercabb*ge",
  "turn|p": "leetspeak: turn|p",
};

for (const [text, expected] of Object.entries(dressedUp))
  test(`"${text}" is seen through`, () => {
    expect(found(text)).toContain(expected);
  });

const left: Record<string, string> = {
  "a word that holds a listed one": "turnipshire, peace and sleeky peat",
  "a word that is spared": "cabbages",
  "a word with fewer letters": "the lek",
  "letters of two words": "tur nip, le ek",
  "bold type": "*turn* it, *please*",
  numbers: "7 1337 100 5050",
  "a spelled word of another kind": "h e l l o and S.O.S.",
  "a word spelled out that holds a listed one": "s l e e k y, a p e a c e",
  "the beginning of a split word": "l.e.e.k.i.n.g, p*e*a*c*e",
  "bold words": "**lee** and **pe**",
  "a hyphen in an ordinary word": "le-ekxx re-peat",
};

for (const [what, text] of Object.entries(left))
  test(`${what} is left alone`, () => {
    expect(found(text)).toEqual([]);
  });

test("a word is reported once, by the first rule that knows it", () => {
  expect(found("leeks")).toEqual(["word: leeks"]);
});

test("letters between digits are a part of another word, and plurals are those of English", () => {
  const { words } = makeLexicon({ words: "leek box", roots: "", innocent: "" });
  expect(["leeks", "boxes", "leekes", "leekez"].map((word) => words.has(word))).toEqual([true, true, false, false]);
  expect(found("a s1eekpea7")).toEqual([]);
});

test("a word is left alone in the company in which it is ordinary, and in no other", () => {
  const lexicon = makeLexicon({ ...table, elsewhere: [{ words: "pea leek", among: /\bsoup\b/ }] });
  const among = (text: string) => findWords(inWords(fold(text)), lexicon).length;
  expect([among("pea soup"), among("a pea"), among("p3a soup")]).toEqual([0, 1, 1]);
});

test("innocent words may have any end", () => {
  const lexicon = makeLexicon({ ...table, innocent: "cabbagepatch*" });
  expect(["cabbagepatches", "cabbagehead"].map((word) => findWords(inWords(fold(word)), lexicon).length)).toEqual([
    0, 1,
  ]);
});
