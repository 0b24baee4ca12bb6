// The filter reads a folded copy of what somebody wrote: lower case, one width, no accents and no invisible characters,
// look-alikes as the letters that they pass for. Every letter of the copy remembers where it stands in what is shown.
// The table alone: the package's function tries all of its thousands of entries on each letter.
import confusables from "unhomoglyph/data.json" with { type: "json" };
import { byEye, emojiAlphabets, zeros } from "./lookalikes.ts";

/** "ﬃ" is three letters; longer are words that one sign stands for, and would make a text many times as long. */
const LONGEST_LIGATURE = 4;

export interface Folded {
  readonly text: string;
  readonly shown: string;
  /** For each unit of `text`, and one more for its end, its offset in `shown`; absent if they are the same. */
  readonly places: Uint32Array | undefined;
}

const alike: Readonly<Record<string, string>> = confusables;
const ascii = /^[\0-\x7f]*$/;
/** Accents, and what is not seen: zero-width characters, fillers, variation selectors. */
const unseen = /[\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu;
const latin = /[a-z]/;
const foreign = /[^\p{Script=Latin}\P{L}]/u;

export function fold(shown: string): Folded {
  if (ascii.test(shown)) return { text: shown.toLowerCase(), shown, places: undefined };
  const letters = new Letters();
  const readAsLatin = latinRules(shown);
  let at = 0;
  for (const char of shown) {
    letters.add(char < "\x80" ? char.toLowerCase() : plain(char, readAsLatin(at)), at);
    at += char.length;
  }
  return letters.folded(shown);
}

/** The span of `shown` that a span of the folded text stands for, with the accents on its last letter. */
export function shownSpan({ places }: Folded, start: number, end: number): [start: number, end: number] {
  return places ? [places[start] ?? 0, places[end] ?? 0] : [start, end];
}

/** What a match is replaced by; `length` says of how many letters, if not of all. */
export type Replacement = string | { readonly words: string; readonly length: number };

/**
 * Another reading of the same text: what `pattern` matches is replaced, and keeps its place.
 * `replace` may answer undefined to leave a match as it is. The pattern must be global.
 */
export function reread(
  folded: Folded,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => Replacement | undefined,
): Folded {
  const { text, shown } = folded;
  const letters = new Letters();
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const replaced = replace(match);
    if (replaced === undefined) continue;
    const { words, length } = typeof replaced === "string" ? { words: replaced, length: match[0].length } : replaced;
    letters.copy(folded, done, match.index);
    letters.add(words, shownSpan(folded, match.index, 0)[0]);
    done = match.index + length;
  }
  if (done === 0) return folded;
  letters.copy(folded, done, text.length);
  return letters.folded(shown);
}

class Letters {
  private text = "";
  private readonly places: number[] = [];

  add(letters: string, place: number): void {
    this.text += letters;
    for (let i = 0; i < letters.length; i++) this.places.push(place);
  }

  copy({ text, places }: Folded, start: number, end: number): void {
    this.text += text.slice(start, end);
    for (let i = start; i < end; i++) this.places.push(places ? (places[i] ?? 0) : i);
  }

  folded(shown: string): Folded {
    return { text: this.text, shown, places: Uint32Array.from([...this.places, shown.length]) };
  }
}

/**
 * A text mostly in Latin letters is read as Latin throughout; in any other, only the words that mix scripts,
 * or Russian and Greek words would turn into English ones ("рот" is a mouth).
 */
function latinRules(shown: string): (at: number) => boolean {
  if (!foreign.test(shown)) return () => true;
  const seen = shown.normalize("NFKC");
  const foreigners = seen.match(/[^\p{Script=Latin}\P{L}]/gu)?.length ?? 0;
  if ((seen.match(/\p{Script=Latin}/gu)?.length ?? 0) > foreigners) return () => true;
  const mixed: [number, number][] = [];
  for (const word of shown.matchAll(/\S+/g))
    if (/\p{Script=Latin}/u.test(word[0])) mixed.push([word.index, word.index + word[0].length]);
  return (at) => mixed.some(([start, end]) => start <= at && at < end);
}

/** One character, folded: "" if it is not seen, and several letters for a ligature. */
function plain(char: string, asLatin: boolean): string {
  const digit = digits.get(char);
  if (digit !== undefined) return digit;
  const letter = emojiLetter(char);
  if (letter !== undefined) return letter;
  const folded = char.normalize("NFKD").replace(unseen, "").toLowerCase();
  if (folded.length > LONGEST_LIGATURE) return char;
  if (!asLatin || ascii.test(folded)) return folded;
  // First as it stands: a capital "Ν" passes for an N, its small letter for a v.
  return byEye.get(char) ?? [...folded].map(likeLatin).join("");
}

function likeLatin(char: string): string {
  if (char < "\x80") return char;
  const seen = byEye.get(char);
  if (seen !== undefined) return seen;
  const like = (alike[char] ?? char).toLowerCase();
  return ascii.test(like) && latin.test(like) ? like : char;
}

function emojiLetter(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x1f150) return undefined;
  const alphabet = emojiAlphabets.find((first) => first <= code && code < first + 26);
  return alphabet && String.fromCharCode(0x61 + code - alphabet);
}

const digits: ReadonlyMap<string, string> = new Map(
  [...zeros].flatMap((zero) =>
    Array.from({ length: 10 }, (_, value) => [String.fromCodePoint((zero.codePointAt(0) ?? 0) + value), String(value)]),
  ),
);
