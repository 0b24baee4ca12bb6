// Finds the words of a lexicon in a folded text: as written, stretched, with digits and signs for letters, masked,
// or spelled with something between the letters.
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { holds, holdsMasked, holdsMaskedRoot, holdsStretched, isOrdinary, type Lexicon } from "./lexicon.ts";

/** One kind of dress, and how to see through it: the spans to look at, and the readings of each. */
interface Disguise {
  readonly rule: string;
  /** Without a match of this, nothing can be dressed so. */
  readonly hint: RegExp;
  /** "roots": the words around the roots of a lexicon, the only ones that depend on it. */
  readonly spans: ((text: string) => Iterable<Span>) | "roots";
  readonly listed: (lexicon: Lexicon, span: string) => boolean;
}

interface Span {
  readonly words: string;
  readonly index: number;
}

/** Longer rows of letters are no word in disguise. */
const LONGEST_WORD = 24;
/** Nor is a longer row with digits and signs a few of them without a space. */
const LONGEST_SPAN = 80;
const signs = "@$!+|€£¢(";
const masks = "*#^%&@$!~?>+=";
/** What stands between the letters of a word that is spelled out, emoji as well. */
const between = "[^\\p{L}\\p{N}\\s@$!'’]";
const inClass = (chars: string) => chars.replace(/[\\\]^-]/g, "\\$&");

/** A text and what in it may be a word, for as many lexicons as there are. */
export interface Worded extends Folded {
  /** By disguise. */
  readonly spans: readonly (readonly Span[] | "roots")[];
}

export function inWords(folded: Folded): Worded {
  const { text } = folded;
  return {
    ...folded,
    spans: disguises.map(({ hint, spans }) => {
      if (!hint.test(text)) return [];
      return spans === "roots" ? spans : [...spans(text)];
    }),
  };
}

export function findWords({ text, spans }: Worded, lexicon: Lexicon): Found[] {
  const found = new Map<string, Found>();
  for (const [i, { rule, listed }] of disguises.entries()) {
    const tried = spans[i] ?? [];
    for (const { words, index } of tried === "roots" ? wordsAround(text, lexicon.allRoots) : tried) {
      if (!listed(lexicon, words) || isOrdinary(lexicon, words, text)) continue;
      const place = `${index}+${words.length}`;
      if (!found.has(place)) found.set(place, { rule, start: index, end: index + words.length });
    }
  }
  return [...found.values()];
}

const endInMasks = new RegExp(`[${inClass(masks)}_-]+$`);
const masked = matches(
  new RegExp(`[a-z]+[${inClass(masks)}_-](?:[${inClass(masks)}_-]*[a-z]|\\*)[a-z${inClass(masks)}_-]{0,30}`, "g"),
);
/** Stars around words are for bold type, and mask nothing. */
const withoutBold = (text: string) =>
  text.includes("**") ? text.replace(/(?<![a-z])\*\*(?=\S)([^*\n]{1,200})\*\*(?![a-z])/g, "  $1  ") : text;

const disguises: readonly Disguise[] = [
  {
    rule: "word",
    hint: /[a-z]/,
    // Letters between digits are a part of some other word ("d0cum3nt").
    spans: matches(/(?<![a-z][0-9@$|+])[a-z]{2,}(?![0-9@$|+][a-z])/g),
    listed: ({ words, innocent }, word) => words.has(word) && !innocent.test(word),
  },
  { rule: "word", hint: /[a-z]/, spans: "roots", listed: holds },
  {
    rule: "stretched",
    hint: /([a-z])\1/,
    spans: (text) => wordsAround(text, /([a-z])\1+/g),
    listed: holdsStretched,
  },
  {
    rule: "leetspeak",
    hint: new RegExp(`[a-z][0-9${inClass(signs)}]|[0-9${inClass(signs)}][a-z]`),
    spans: matches(
      new RegExp(`(?=[a-z0-9${inClass(signs)}]{3})[a-z]*[0-9${inClass(signs)}][a-z0-9${inClass(signs)}]*`, "g"),
    ),
    listed: (lexicon, span) => asLetters(span).some((word) => holdsPlainly(lexicon, word)),
  },
  {
    rule: "masked",
    hint: new RegExp(`[a-z][${inClass(masks)}_-]`),
    spans: (text) => masked(withoutBold(text)),
    listed: (lexicon, span) =>
      asMasked(span).some(
        (word) => holdsMasked(lexicon, word) || (/^[a-z*#@$%]+$/.test(span) && holdsMaskedRoot(lexicon, word)),
      ),
  },
  {
    rule: "split",
    hint: /[a-z][._*~-][a-z]/,
    spans: matches(/(?<![a-z][._*~-])(?<![a-z])[a-z]+(?:[._*~-][a-z]+){1,3}(?![._*~-]?[a-z])/g),
    listed: (lexicon, span) => isSplit(lexicon, span),
  },
  {
    rule: "spelled out",
    hint: /(?:^|[^a-z0-9])[a-z0-9][^a-z0-9]{1,3}[a-z0-9](?![a-z0-9])/,
    spans: matches(
      new RegExp(
        `(?<![a-z0-9]['’]?)[a-z0-9@$!](?:(?:${between}\\s?|\\s{1,3}${between}?\\s?)[a-z0-9@$!](?!['’]?[a-z0-9])){2,60}`,
        "gu",
      ),
    ),
    listed: (lexicon, span) => isSpelledOut(lexicon, span.replace(/[^a-z0-9@$!]/g, "")),
  },
];

function matches(pattern: RegExp): (text: string) => Span[] {
  return (text) => Array.from(text.matchAll(pattern), ({ 0: words, index }) => ({ words, index }));
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
  if (!/[a-z]/.test(span) || !/[^a-z]/.test(span) || /^[a-z]+[!|(]+$/.test(span)) return [];
  if (span.length > LONGEST_SPAN) return [];
  const trimmed = span.replace(/^[!+|(]+|[!+|(]+$/g, "");
  const cores = trimmed === span ? [span] : [span, trimmed];
  return cores.flatMap((core) =>
    eitherWay(core).map((word) => word.replace(/[^a-z]/g, (sign) => letterFor[sign] ?? sign)),
  );
}

/** In a word each of the first three signs that may be an i or an l is read both ways, and further ones as i. */
function eitherWay(word: string): string[] {
  const readings = [word];
  if (word.length > LONGEST_WORD) return readings;
  for (const { index } of [...word.matchAll(/[1|!]/g)].slice(0, 3))
    for (const reading of [...readings]) readings.push(`${reading.slice(0, index)}l${reading.slice(index + 1)}`);
  return readings;
}

/** Signs inside a word, or stars in place of its end, as "*". A single dash or low line masks one letter only. */
function asMasked(span: string): string[] {
  const word = span.replace(endInMasks, (end) => (/^\*{2,}$/.test(end) ? end : ""));
  if (!/[^a-z]/.test(word) || word.length < 3) return [];
  if (/[-_]/.test(word) && !/^[a-z]+(?:-{1,2}|_{1,2})[a-z]+$/.test(word)) return [];
  if (/[-_]/.test(word) && word.length < 4) return [];
  return [word.replace(/[^a-z]/g, "*")];
}

/** One separator put into a word of four letters or more, as in "w.ank"; a root must be the whole of it. */
function isSplit(lexicon: Lexicon, span: string): boolean {
  const word = span.replace(/[^a-z]/g, "");
  if (word.length < 4 || lexicon.innocent.test(word)) return false;
  const parts = span.split(/[^a-z]/);
  if (parts.some((part) => holds(lexicon, part))) return false;
  return lexicon.words.has(word) || (lexicon.bySqueezed.get(word)?.includes(word) ?? false);
}

/** Letters one by one: a root anywhere among them, or listed words alone. */
function isSpelledOut(lexicon: Lexicon, letters: string): boolean {
  return withoutNeighbours(letters).some((row) => {
    const readings = /[^a-z]/.test(row) ? asLetters(row) : [row];
    return readings.some((word) => holdsPlainly(lexicon, word) || isMadeOfWords(lexicon, word));
  });
}

/** A word of one letter may stand before it or after, as in "a b i t c h" and "u w a n k". */
function withoutNeighbours(row: string): string[] {
  if (row.length > LONGEST_WORD) return [row];
  return [row, ...withoutFirst(row)].flatMap((rest) => [rest, ...withoutLast(rest)]);
}

/** Before a word of three letters fewer count, or "s h o e" would be one. */
const withoutFirst = (row: string) =>
  (row.length > 4 ? /^[aiurcbykno\d]/ : /^[aiu\d]...$/).test(row) ? [row.slice(1)] : [];
const withoutLast = (row: string) =>
  (row.length > 4 ? /[aiurcbykno\d]$/ : /^...[aiu\d]$/).test(row) ? [row.slice(0, -1)] : [];

function isMadeOfWords(lexicon: Lexicon, row: string): boolean {
  if (row === "") return true;
  for (let end = 3; end <= row.length; end++)
    if (lexicon.words.has(row.slice(0, end)) && isMadeOfWords(lexicon, row.slice(end))) return true;
  return false;
}
