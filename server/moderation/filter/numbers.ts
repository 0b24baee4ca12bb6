// Rows of digits as people write them: grouped, said in words ("four two"), with letters for digits ("3O47"),
// each in brackets.
import { type Folded, reread } from "./fold.ts";

export interface NumberRow {
  readonly digits: string;
  /** How many digits stand together, in order. */
  readonly groups: readonly number[];
  /** What stands between the groups, in order: one shorter than groups. */
  readonly gaps: readonly string[];
  readonly plus: boolean;
  /** Offsets in `text`. */
  readonly start: number;
  readonly end: number;
}

const saidDigit = "(?:zero|one|two|three|four|five|six|seven|eight|nine)";
const said = new RegExp(`(?<![a-z])${saidDigit}(?:[\\s,-]{1,2}(?:${saidDigit}|oh|o))+(?![a-z])`, "g");
const values: Record<string, string> = {
  zero: "0",
  oh: "0",
  o: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
};
const lettersAmongDigits = /(?<![a-z0-9])(?=[oilszb]{0,3}\d)[\doilszb]{2,19}(?![a-z0-9])/g;
const digitFor: Record<string, string> = { o: "0", i: "1", l: "1", s: "5", z: "2", b: "8" };
const row = /(?<![\w.])\+?[ (]{0,2}\d(?:[\s()./_*-]{0,4}\d)+(?:(?<=\(\d)\))?/g;
/** Fewer digits than this are nobody's number. */
const FEWEST = 7;

/** A copy of the text in which numbers are written with digits alone. */
export function inDigits(folded: Folded): Folded {
  const { text } = folded;
  const spelled = / (?:zero|one|two|three|four|five|six|seven|eight|nine)/.test(text)
    ? reread(folded, said, ([words]) => words.replace(/[a-z]+/g, (word) => values[word] ?? word))
    : folded;
  if (!/\d[oilszb]|[oilszb]\d/.test(spelled.text)) return spelled;
  return reread(spelled, lettersAmongDigits, ([digits]) =>
    digits.replace(/[a-z]/g, (letter) => digitFor[letter] ?? letter),
  );
}

/** Rows of seven digits or more, with whatever stands between their digits. */
export function numberRows({ text }: Folded): NumberRow[] {
  const rows: NumberRow[] = [];
  for (const { 0: words, index } of text.matchAll(row)) {
    const digits = words.replace(/\D/g, "");
    if (digits.length < FEWEST) continue;
    const parts = words.match(/\d+|\D+/g) ?? [];
    const first = parts.findIndex((part) => /\d/.test(part));
    const last = parts.findLastIndex((part) => /\d/.test(part));
    rows.push({
      digits,
      groups: parts.filter((part) => /\d/.test(part)).map((part) => part.length),
      gaps: parts.slice(first + 1, last).filter((part) => !/\d/.test(part)),
      plus: words.startsWith("+"),
      start: index,
      end: index + words.length,
    });
  }
  return rows;
}
