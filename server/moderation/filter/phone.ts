import { isValidPhoneNumber } from "libphonenumber-js/max";
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { type NumberRow, numberRows } from "./numbers.ts";

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
    pattern: /(?<![\w.:/-]|\d[ -])(?:0[1-9]\d{8,9}|\(?0\d{1,5}\)?(?:[ -]\d{2,8}){1,4})(?![\w:]|[-.]\d)/g,
  },
  // "0871277810710p/min": the price right after a number of special rate.
  { rule: "special rate", pattern: /(?<![\w.:/-])0[89]\d{9}(?=\d{0,3}p)/g },
  // Said to be one: "tel 25 833387", "9885 1152-office".
  {
    rule: "named",
    pattern:
      /(?<=(?<![a-z])(?:tel|phone|fax|mobile|cell|call|text|whatsapp|ring|sms)[.:]? {0,2}(?:me |us )?(?:at |on )?)\+?\(?\d[\d ().-]{5,16}\d(?![\w:])|(?<![\w.])\+?\(?\d[\d ().-]{5,16}\d(?=\s?[-,( ]\s?(?:office|fax|phone|mobile|cell|home|work)(?!\w))/g,
  },
];

/** Finds phone numbers in a text whose numbers are in digits (see numbers.ts). */
export function findPhones(folded: Folded): Found[] {
  const found: Found[] = [];
  for (const row of numberRows(folded)) {
    const rule = ruleFor(row);
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

function ruleFor(row: NumberRow): string | undefined {
  if (row.plus && isInternational(row.digits)) return "international";
  if (/^00[1-9]/.test(row.digits) && row.groups[0] !== 1 && isValid(row.digits.slice(2))) return "international";
  if (isSpelled(row) && row.digits.length >= 9 && row.digits.length <= 16) return "digit by digit";
  if (row.groups.length === 1 && /^(?:1?[2-9]\d{2}[2-9]\d{6})$/.test(row.digits)) return "ten digits";
  if (row.groups.length === 1 && row.digits.length >= 11 && row.digits.length <= 13 && isValid(row.digits))
    return "international";
  return undefined;
}

/** Digits one by one, with the same between all of them. */
function isSpelled({ groups, gaps }: NumberRow): boolean {
  return groups.length >= 7 && groups.every((length) => length === 1) && gaps.slice(1).every((gap) => gap === gaps[1]);
}

const isInternational = (digits: string) => digits.length >= 8 && digits.length <= 15 && isValid(digits);
const isValid = (digits: string) => isValidPhoneNumber(`+${digits}`);
