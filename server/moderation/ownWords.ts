// The host's own words and patterns, made ready to be found.
import { RE2JS, RE2JSSyntaxException } from "re2js";
import type { OwnWords, Treatment } from "../rules/events.ts";
import { fold, type Folded, shownSpan } from "./filter/fold.ts";
import { makeLexicon } from "./filter/lexicon.ts";
import { findWords, inWords, type Worded } from "./filter/words.ts";

/** Found in a text: offsets (UTF-16) in it as it is shown. */
export interface OwnFinding {
  treatment: Treatment;
  rule: string;
  start: number;
  end: number;
}

/** What is wrong with words of one's own, and where it begins, counted in characters from 0. */
export interface Unfit {
  problem: string;
  place: number;
}

type Finder = (text: Worded) => Iterable<{ start: number; end: number }>;

/** Only what has a word of its own in the alphabet is found in disguise; anything else as it is written. */
const SINGLE_WORD = /^[a-z]{3,}$/;

export function unfit({ words, as }: Pick<OwnWords, "words" | "as">): Unfit | undefined {
  // Of some signs nothing is left to look for.
  if (as === "words") return /[\p{L}\p{N}\p{S}\p{P}]/u.test(fold(words).text) ? undefined : EMPTY;
  return badPattern(words);
}

const EMPTY: Unfit = { problem: "it matches the empty text", place: 0 };
/** Steps of a compiled pattern: each is one more for every letter of every message. */
const STEPS_MOST = 2_000;

function badPattern(pattern: string): Unfit | undefined {
  try {
    const compiled = compile(pattern);
    if (compiled.programSize() > STEPS_MOST) return { problem: "it repeats too much", place: 0 };
    // It would object to everything.
    return compiled.matcher("").find() ? EMPTY : undefined;
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const part = String(error.input ?? "").replace(FLAGS_WRITTEN, "");
    return { problem: String(error.error), place: Math.max(0, pattern.indexOf(part)) };
  }
}

/** Reads a text for all of them. Takes time in proportion to the text's length, whatever the patterns are. */
export function ownFinder(own: readonly OwnWords[]): (shown: string) => OwnFinding[] {
  const finders = own.map(({ words, as, treatment }) => ({
    treatment,
    rule: words,
    written: as === "pattern",
    find: as === "pattern" ? patternFinder(words) : wordsFinder(words),
  }));
  return (shown) => {
    if (finders.length === 0) return [];
    // Patterns read the text alone.
    const written: Worded = { text: shown, shown, places: undefined, spans: [] };
    const folded = inWords(fold(shown));
    return finders.flatMap(({ treatment, rule, find, ...one }) => {
      const text = one.written ? written : folded;
      return [...find(text)].map(({ start, end }) => {
        const [from, to] = shownSpan(text, start, end);
        return { treatment, rule, start: from, end: to };
      });
    });
  };
}

const FLAGS_WRITTEN = /^\(\?i\)/;
const compile = (pattern: string) => RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);

function* findAll(pattern: RE2JS, { text }: Folded): Generator<{ start: number; end: number }> {
  const matcher = pattern.matcher(text);
  while (matcher.find()) if (matcher.end() > matcher.start()) yield { start: matcher.start(), end: matcher.end() };
}

function patternFinder(pattern: string): Finder {
  const compiled = compile(pattern);
  return (text) => findAll(compiled, text);
}

function wordsFinder(words: string): Finder {
  const folded = fold(words.trim()).text;
  if (SINGLE_WORD.test(folded)) {
    const lexicon = makeLexicon({ words: folded, roots: "", innocent: "" });
    return (text) => findWords(text, lexicon);
  }
  const phrase = folded.split(/\s+/).map(RegExp.escape).join("\\s+");
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, "gu");
  return ({ text }) => text.matchAll(whole).map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}
