// Finds the words of a lexicon in a folded text: as written, stretched, with digits and signs for letters, masked,
// or spelled with something between the letters.
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { beginsMasked, holds, holdsMasked, holdsStretched, type Lexicon } from "./lexicon.ts";

/** One kind of dress, and how to see through it: the spans to look at, and the readings of each. */
interface Disguise {
  readonly rule: string;
  /** Without a match of this, nothing can be dressed so. */
  readonly hint: RegExp;
  readonly spans: (text: string, lexicon: Lexicon) => Iterable<Span>;
  readonly listed: (lexicon: Lexicon, span: string) => boolean;
}

interface Span {
  readonly words: string;
  readonly index: number;
}

/** Nobody spells out longer words. */
const LONGEST_SPELLED = 16;
const signs = "@$!+|€£¢(";
const masks = "*#^%&@$!~?>+=";
const between = "[-._*~+/|·•,:;'\"^=#]";
const inClass = (chars: string) => chars.replace(/[\\\]^-]/g, "\\$&");

export function findWords({ text }: Folded, lexicon: Lexicon): Found[] {
  const found = new Map<string, Found>();
  for (const { rule, hint, spans, listed } of disguises) {
    if (!hint.test(text)) continue;
    for (const { words, index } of spans(text, lexicon)) {
      if (!listed(lexicon, words)) continue;
      const place = `${index}+${words.length}`;
      if (!found.has(place)) found.set(place, { rule, start: index, end: index + words.length });
    }
  }
  return [...found.values()];
}

const disguises: readonly Disguise[] = [
  {
    rule: "word",
    hint: /[a-z]/,
    spans: matches(/[a-z]{2,}/g),
    listed: ({ words, innocent }, word) => words.has(word) && !innocent.has(word),
  },
  { rule: "word", hint: /[a-z]/, spans: (text, { allRoots }) => wordsAround(text, allRoots), listed: holds },
  {
    rule: "stretched",
    hint: /([a-z])\1/,
    spans: (text) => wordsAround(text, /([a-z])\1+/g),
    listed: holdsStretched,
  },
  {
    rule: "leetspeak",
    hint: new RegExp(`[a-z][0-9${inClass(signs)}]|[0-9${inClass(signs)}][a-z]`),
    spans: matches(new RegExp(`[a-z0-9${inClass(signs)}]{3,}`, "g")),
    listed: (lexicon, span) => asLetters(span).some((word) => holdsPlainly(lexicon, word)),
  },
  {
    rule: "masked",
    hint: new RegExp(`[a-z][${inClass(masks)}-]`),
    spans: matches(new RegExp(`[a-z][a-z${inClass(masks)}_-]{2,30}`, "g")),
    listed: (lexicon, span) =>
      asMasked(span).some((word) => holdsMasked(lexicon, word) || (!/[-_]/.test(span) && beginsMasked(lexicon, word))),
  },
  {
    rule: "split",
    hint: /[a-z][._*~-][a-z]/,
    spans: matches(/[a-z]+(?:[._*~-][a-z]+){1,3}/g),
    listed: (lexicon, span) => isSplit(lexicon, span),
  },
  {
    rule: "spelled out",
    hint: /(?:^|[^a-z0-9])[a-z0-9][^a-z0-9]{1,3}[a-z0-9](?![a-z0-9])/,
    spans: matches(
      new RegExp(
        `(?<![a-z0-9])[a-z0-9@$!](?:(?:${between}\\s?|\\s{1,3}${between}?\\s?)[a-z0-9@$!](?![a-z0-9])){2,60}`,
        "g",
      ),
    ),
    listed: (lexicon, span) => isSpelledOut(lexicon, span.replace(/[^a-z0-9@$!]/g, "")),
  },
];

function matches(pattern: RegExp): Disguise["spans"] {
  return (text) => text.matchAll(pattern).map(({ 0: words, index }) => ({ words, index }));
}

/** The whole words, of letters alone, in which something stands. */
function* wordsAround(text: string, pattern: RegExp): Generator<Span> {
  let done = 0;
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (index < done) continue;
    let start = index;
    while (isLetter(text, start - 1)) start--;
    done = index + match.length;
    while (isLetter(text, done)) done++;
    yield { words: text.slice(start, done), index: start };
  }
}

const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x61 && code <= 0x7a;
};

const holdsPlainly = (lexicon: Lexicon, word: string) => holds(lexicon, word) || holdsStretched(lexicon, word);

const letterFor: Record<string, string> = {
  "0": "o",
  "1": "i",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
  "|": "i",
  "€": "e",
  "£": "l",
  "¢": "c",
  "(": "c",
};

/** The words that digits and signs may stand for; "1" is an i or an l. A sign at an end may be punctuation. */
function asLetters(span: string): string[] {
  if (!/[a-z]/.test(span) || !/[^a-z]/.test(span)) return [];
  const trimmed = span.replace(/^[!+|(]+|[!+|(]+$/g, "");
  const cores = trimmed === span ? [span] : [span, trimmed];
  return cores.flatMap((core) => {
    const word = core.replace(/[^a-z]/g, (sign) => letterFor[sign] ?? sign);
    return /[1|!]/.test(core)
      ? [word, core.replace(/[1|!]/g, "l").replace(/[^a-z]/g, (sign) => letterFor[sign] ?? sign)]
      : [word];
  });
}

/** Signs inside a word, or stars in place of its end, as "*". A single dash or low line masks one letter only. */
function asMasked(span: string): string[] {
  const word = span.replace(new RegExp(`[${inClass(masks)}_-]+$`), (end) => (/^\*{2,}$/.test(end) ? end : ""));
  if (!/[^a-z]/.test(word) || word.length < 3) return [];
  if (/[-_]/.test(word) && !/^[a-z]+(?:-{1,2}|_{1,2})[a-z]+$/.test(word)) return [];
  if (/[-_]/.test(word) && word.length < 4) return [];
  return [word.replace(/[^a-z]/g, "*")];
}

/** One separator put into a word of four letters or more, as in "w.ank"; a root must be the whole of it. */
function isSplit(lexicon: Lexicon, span: string): boolean {
  const word = span.replace(/[^a-z]/g, "");
  if (word.length < 4 || lexicon.innocent.has(word)) return false;
  const parts = span.split(/[^a-z]/);
  if (parts.some((part) => holds(lexicon, part))) return false;
  return lexicon.words.has(word) || (lexicon.bySqueezed.get(word)?.includes(word) ?? false);
}

/** Letters one by one. In a longer row ("a b i t c h") a word of four letters or more may stand anywhere. */
function isSpelledOut(lexicon: Lexicon, letters: string): boolean {
  const readings = /[^a-z]/.test(letters) ? asLetters(letters) : [letters];
  return readings.some(
    (row) => holdsPlainly(lexicon, row) || startsOfWords(row).some((end) => holdsWord(lexicon, end)),
  );
}

/** The rest of a row from each of its letters on. */
const startsOfWords = (row: string) =>
  Array.from({ length: Math.max(0, row.length - 2) }, (_, start) => row.slice(start));

/** Does a listed word of four letters or more stand at its beginning, or is it one of three in all? */
function holdsWord(lexicon: Lexicon, row: string): boolean {
  if (row.length === 3) return lexicon.words.has(row);
  for (let end = 4; end <= Math.min(row.length, LONGEST_SPELLED); end++)
    if (lexicon.words.has(row.slice(0, end))) return true;
  return false;
}
