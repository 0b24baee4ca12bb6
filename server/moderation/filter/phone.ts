import { isPossiblePhoneNumber, isValidPhoneNumber } from "libphonenumber-js/max";
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { isSpelled, type NumberRow, numberRows, withoutNeighbours } from "./numbers.ts";

const unambiguousShapes: readonly { rule: string; pattern: RegExp }[] = [
  // 555-867-5309, (555) 867 5309, 1.555.867.5309, with an extension.
  {
    rule: "north american",
    pattern:
      /(?<![\w.:/-])(?:(?:\+?1|001)[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?:x\d{1,5})?(?![\w:]|[-.]\d)/g,
  },
  // 0 and nine to eleven digits more, in few groups: most countries call within the country so.
  {
    rule: "national",
    pattern:
      /(?<![\w.:/-]|\d[ -])(?:0[1-9]\d{8,9}|0\d{2,5}\/\d{5,8}|\(?0\d{1,5}\)?(?:[ -]\d{2,8}){1,4})(?![\w:/]|[-.]\d)/g,
  },
  // (11) 91234-5678: an area in brackets.
  { rule: "national", pattern: /(?<![\w.:/-])\(\d{2,5}\)[ -]?\d{3,5}[- ]?\d{3,5}(?![\w:/]|[-.]\d)/g },
  // 8 912 345-67-89: Russia's way out of the town.
  { rule: "national", pattern: /(?<![\w.:/-])8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}(?![\w:/]|[-.]\d)/g },
  // "0871277810710p/min": the price right after a number of special rate.
  { rule: "special rate", pattern: /(?<![\w.:/-])0[89]\d{9}(?=\d{0,3}p)/g },
  // Said to be one: "tel 25 833387", "my number is 668 5702", "9885 1152-office".
  {
    rule: "named",
    pattern:
      /(?<=(?<![a-z])(?:(?:tel|phone|fax|mobile|cell|call|text|whatsapp|ring|sms|dial|reach|registered)[.:]? {0,2}(?:me |us |back )?(?:at |on )?|(?:my|phone|mobile|cell|contact|home|work|whatsapp) (?:number|no\.?|num|nr\.?)(?: is|:|'s)? ?))\+?\(?\d[\d ().-]{5,16}\d(?![\w:])|(?<![\w.])\+?\(?\d[\d ().-]{5,16}\d(?=\s?[-,( ]\s?(?:office|fax|phone|mobile|cell|home|work)(?!\w))/g,
  },
];

/** Finds phone numbers in a text whose numbers are in digits (see numbers.ts). */
export function findPhones(folded: Folded): Found[] {
  const found: Found[] = [];
  for (const row of numberRows(folded)) {
    const rule = ruleFor(row, folded.text);
    if (rule) found.push({ rule, start: row.start, end: row.end });
  }
  for (const { rule, pattern } of unambiguousShapes)
    for (const { 0: words, index } of folded.text.matchAll(pattern)) {
      const digits = words.replace(/x\d+$/, "").replace(/\D/g, "");
      if (digits.length >= (rule === "named" ? 7 : 9) && digits.length <= 13)
        found.push({ rule, start: index, end: index + words.length });
    }
  return found;
}

function ruleFor(row: NumberRow, text: string): string | undefined {
  if (isInternational(row, text)) return "international";
  if (isSpelled(row) && isEven(row) && row.digits.length <= 16 && (row.digits.length >= 9 || isValid(row.digits)))
    return "digit by digit";
  if (row.groups.length > 1) return undefined;
  if (/^(?:1?[2-9]\d{2}[2-9]\d{6})$/.test(row.digits) && !largestIntegers.has(row.digits)) return "ten digits";
  if (row.digits.length >= 11 && row.digits.length <= 13 && isValid(row.digits)) return "international";
  return undefined;
}

/** The largest integers of 32 bits and one more stand in the talk of programmers. */
const largestIntegers = new Set(["2147483647", "2147483648", "4294967295", "4294967296"]);

/** With a plus before it any number of a possible length is meant as one; where others follow it, the valid part. */
function isInternational(row: NumberRow, text: string): boolean {
  const dialled = /^00[1-9]/.test(row.digits) && row.groups[0]?.digits.length !== 1;
  if (!row.plus && !dialled) return false;
  if (row.plus && row.digits.length >= 8 && isPossiblePhoneNumber(`+${row.digits}`)) return true;
  return withoutNeighbours(text, row).some(({ digits }) => isValid(row.plus ? digits : digits.slice(2)));
}

/** The same, or nothing but signs of a number, between all of the digits. */
function isEven({ gaps }: NumberRow): boolean {
  return gaps.slice(1).every((gap) => gap === gaps[1]) || gaps.every((gap) => /^[ ()+-]+$/.test(gap));
}

const isValid = (digits: string) => isValidPhoneNumber(`+${digits}`);
