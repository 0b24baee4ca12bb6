import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { isSpelled, type NumberRow, numberRows, shapeOf, withoutNeighbours } from "./numbers.ts";

/** Finds what tells who and where somebody is, or opens an account; the numbers of the text are in digits. */
export function findPersonalData(folded: Folded): Found[] {
  return [...findNumbers(folded), ...findIpAddresses(folded)];
}

function findNumbers(folded: Folded): Found[] {
  return numberRows(folded).flatMap((whole) => {
    if (whole.plus) return [];
    for (const row of withoutNeighbours(folded.text, whole)) {
      const rule = ruleFor(row, row === whole);
      if (rule) return [{ rule, start: row.start, end: row.end }];
    }
    return [];
  });
}

/** A part of a row is a card only in the groups that are printed on one. */
function ruleFor(row: NumberRow, isWhole: boolean): string | undefined {
  if (isCard(row) && (isWhole || /^(?:\d\d|4-4-4-[1-4]|4-6-[45]|1(?:-1)+)$/.test(shapeOf(row)))) return "card number";
  if (isSocialSecurity(row, isWhole)) return "social security number";
  return undefined;
}

/** What each network's numbers begin with, and their lengths (ISO/IEC 7812, as the networks publish them). */
const cardNetworks: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "Visa", pattern: /^4(?:\d{12}|\d{15}|\d{18})$/ },
  { name: "Mastercard", pattern: /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/ },
  { name: "American Express", pattern: /^3[47]\d{13}$/ },
  { name: "Diners Club", pattern: /^(?:30[0-5]|36|38|39)\d{11,12}$/ },
  { name: "Discover", pattern: /^6(?:011|4[4-9]\d|5\d{2})\d{12}$/ },
  { name: "JCB", pattern: /^(?:(?:2131|1800)\d{11}|35\d{14})$/ },
  { name: "Maestro", pattern: /^(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15}$/ },
  { name: "UnionPay", pattern: /^62\d{14,17}$/ },
];

function isCard(row: NumberRow): boolean {
  const { digits, groups } = row;
  if (groups.length > 6 && groups.some((group) => group.digits.length > 1)) return false;
  return cardNetworks.some(({ pattern }) => pattern.test(digits)) && passesLuhn(digits);
}

/** Luhn's check (ISO/IEC 7812-1): every second digit from the right counts double. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** 3-2-4 with dashes, or digit by digit, in the ranges that the Social Security Administration gives out. */
function isSocialSecurity(row: NumberRow, isWhole: boolean): boolean {
  if (!/^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(row.digits)) return false;
  if (shapeOf(row) === "3-2-4") return row.gaps.every((gap) => gap === row.gaps[0] && /^[- /]$/.test(gap));
  return isWhole && row.groups.length === 9 && isSpelled(row);
}

/** Together, in groups of four, or each letter apart. */
const ibans = [
  /(?<![a-z0-9])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?(?![a-z0-9])/g,
  /(?<![a-z0-9])[a-z]([ .,_*~/|+·-])[a-z](?:\1\d){2}(?:\1[a-z0-9]){11,32}(?![a-z0-9])/g,
];

/** Finds bank accounts in a text whose letters are as they were. */
export function findIbans({ text }: Folded): Found[] {
  if (!/[a-z][^a-z0-9]?\d[^a-z0-9]?\d/.test(text)) return [];
  const found: Found[] = [];
  for (const pattern of ibans)
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const end = ibanLength(words);
      if (end) found.push({ rule: "bank account (IBAN)", start: index, end: index + end });
    }
  return found;
}

/** How much of the words is an IBAN: those in groups may run into the next words of the sentence. */
function ibanLength(words: string): number | undefined {
  for (let cut = words; cut.length >= 15; cut = cut.slice(0, Math.max(0, cut.search(/[^a-z0-9][a-z0-9]*$/))))
    if (passesMod97(cut.replace(/[^a-z0-9]/g, ""))) return cut.length;
  return undefined;
}

/** ISO 13616: the first four characters at the end, letters as 10 to 35, and the whole leaves 1 over 97. */
export function passesMod97(account: string): boolean {
  if (account.length < 15 || account.length > 34) return false;
  let left = 0;
  for (const char of account.slice(4) + account.slice(0, 4))
    for (const digit of String(Number.parseInt(char, 36))) left = (left * 10 + Number(digit)) % 97;
  return left === 1;
}

const ipv4 = /(?<![\w.:/@-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/]|[.-]\w)/g;
/** Everybody's own, nobody's, or a resolver that all know: RFC 1918, 5737, 6598, loopback, multicast. */
const notPersonal =
  /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0\.2|198\.51\.100|203\.0\.113|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|2[2-5]\d|[1-9])\./;

/** Of those given out to networks (2000::/3), without what is for documentation. */
const ipv6 =
  /(?<![\w:])(?!2001:db8:)[23][0-9a-f]{3}(?::[0-9a-f]{1,4}){7}(?![\w:])|(?<![\w:])(?!2001:db8:)[23][0-9a-f]{3}(?::[0-9a-f]{1,4}){1,5}::(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,4})?(?![\w:])/g;

/** Public addresses; IPv4 ones below 11 are left, since four numbers with dots are versions of programs, too. */
function findIpAddresses({ text }: Folded): Found[] {
  const found: Found[] = [];
  if (text.includes(":"))
    for (const { 0: words, index } of text.matchAll(ipv6))
      found.push({ rule: "IP address", start: index, end: index + words.length });
  if (!text.includes(".")) return found;
  for (const { 0: words, index } of text.matchAll(ipv4)) {
    const valid = words.split(".").every((part) => Number(part) <= 255 && !/^0\d/.test(part));
    if (valid && !notPersonal.test(words)) found.push({ rule: "IP address", start: index, end: index + words.length });
  }
  return found;
}
