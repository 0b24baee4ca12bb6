// Rows of digits as people write them: grouped, said in words ("four two"), with letters for digits ("3O47"),
// each in brackets.
import { type Folded, reread } from "./fold.ts";

export interface NumberRow {
  readonly digits: string;
  /** Digits that stand together, in order. */
  readonly groups: readonly Group[];
  /** What stands between the groups, in order: one shorter than groups. */
  readonly gaps: readonly string[];
  readonly plus: boolean;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const saidDigit = "(?:zero|one|two|three|four|five|six|seven|eight|nine)";
/** Digits said, perhaps among written ones: "plus four four 20 7946", "five-five-oh". */
const said = new RegExp(
  `(?<![a-z])(?:plus[\\s,-]{1,2}(?=${saidDigit}))?(?:\\d{1,4}[\\s,-]{0,2})?${saidDigit}(?:[\\s,-]{0,2}(?:${saidDigit}|\\d{1,4}|oh?(?![a-z])|double[\\s-]${saidDigit}))+(?![a-z])`,
  "g",
);
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
  plus: "+",
};
/** In a group with digits, or alone between two groups ("+82 lO 2OO"). */
const lettersAmongDigits =
  /(?<![a-z0-9])(?=[oilszb]{0,3}\d)[\doilszb]{2,19}(?![a-z0-9])|(?<=\d[ -])[oil]{1,4}(?=[ -][\doil]*\d)|(?<![a-z0-9])[oilsb]{3}(?=-\d{2}-\d)/g;
const digitFor: Record<string, string> = { o: "0", i: "1", l: "1", s: "5", z: "2", b: "8" };
const row = /(?<![\w.])\+?[ (]{0,2}\d(?:[\s()./_*-]{0,4}\d)+(?:(?<=\(\d)\))?/g;
/** Fewer digits than this are nobody's number. */
const FEWEST = 7;

/** A copy of the text in which numbers are written with digits alone. */
export function inDigits(folded: Folded): Folded {
  const { text } = folded;
  const spelled = new RegExp(saidDigit).test(text) ? reread(folded, said, ([words]) => written(words)) : folded;
  if (!/\d[ -]?[oilszb]|[oilszb]-?\d/.test(spelled.text)) return spelled;
  return reread(spelled, lettersAmongDigits, ([digits]) =>
    digits.replace(/[a-z]/g, (letter) => digitFor[letter] ?? letter),
  );
}

function written(words: string): string {
  return words.replace(/double[\s-]([a-z]+)/g, "$1 $1").replace(/[a-z]+/g, (word) => values[word] ?? word);
}

/** Rows of seven digits or more, with whatever stands between their digits. */
export function numberRows({ text }: Folded): NumberRow[] {
  const rows: NumberRow[] = [];
  for (const { 0: words, index } of text.matchAll(row)) {
    const groups = [...words.matchAll(/\d+/g)].map((group) => ({
      digits: group[0],
      start: index + group.index,
      end: index + group.index + group[0].length,
    }));
    const whole = rowOf(text, groups);
    if (whole.digits.length < FEWEST) continue;
    rows.push({ ...whole, plus: words.startsWith("+"), start: index, end: index + words.length });
  }
  return rows;
}

/** The row, and then it without a group or two at an end: "see you at 7 4111 1111 1111 1111" holds two numbers. */
export function* withoutNeighbours(text: string, row: NumberRow): Generator<NumberRow> {
  yield row;
  const { length } = row.groups;
  for (const [first, last] of [
    [0, 1],
    [1, 0],
    [1, 1],
    [0, 2],
    [2, 0],
  ] as const) {
    if (first + last >= length || (first > 0 && row.plus)) continue;
    const outer = [...row.gaps.slice(0, first), ...row.gaps.slice(length - 1 - last)];
    if (outer.every((gap) => gap.trim() === ""))
      yield { ...rowOf(text, row.groups.slice(first, length - last)), plus: row.plus };
  }
}

function rowOf(text: string, groups: readonly Group[]): NumberRow {
  const start = groups[0]?.start ?? 0;
  return {
    digits: groups.map(({ digits }) => digits).join(""),
    groups,
    gaps: groups.slice(1).map((group, i) => text.slice(groups[i]?.end, group.start)),
    plus: false,
    start,
    end: groups.at(-1)?.end ?? start,
  };
}

/** How many digits stand together, in order: "4-4-4-4". */
export const shapeOf = ({ groups }: NumberRow): string => groups.map(({ digits }) => digits.length).join("-");

/** Digit by digit, as one spells a number, and not "1 2 3 4 5 6 7 8 9". */
export function isSpelled({ digits, groups }: NumberRow): boolean {
  if (groups.length < FEWEST || groups.some((group) => group.digits.length > 1)) return false;
  const steps = new Set(groups.slice(1).map((group, i) => Number(group.digits) - Number(groups[i]?.digits)));
  return steps.size > 1 && new Set(digits).size > 2;
}
