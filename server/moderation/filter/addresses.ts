// Postal addresses, by the words that stand in them; the shown text tells names by their capitals.
import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";

const name = "[\\p{L}\\p{M}'’.-]+";
/** Words between a number and "street" that make it no address ("2 of them on the road"). */
const notInNames =
  "(?:of|on|the|in|to|at|a|an|and|or|is|are|was|for|from|with|by|more|other|way|per|times|hours?|minutes?|days?|miles?|years?) ";
const number = "\\d{1,5}[a-z]?";

/** Words for a street that come after its name, as words of their own. */
const after = "street|road|avenue|boulevard|blvd|lane|terrace|crescent|parkway|highway|alley|grove|hwy|pkwy|ave|rd";
/** The same, but everyday words as well: the name before them is in capitals. */
const afterCapitals =
  "st|drive|dr|court|ct|courts|place|pl|way|close|square|sq|circle|cir|trail|row|walk|mews|gardens|ln|ter|loop|path|quay|hill|rise|view";
/** Words that come first: "Rua Augusta 12", "12 rue de Rivoli". */
const before =
  "rua|rue|calle|avenida|avenue|av|via|viale|corso|piazza|piazzale|largo|plaza|plaça|carrer|paseo|camino|travessa|praça|chemin|allée|impasse|quai|place|boulevard|ulica|ul|ulitsa|jalan|jl|strada|bulevardul|väg|str|rr";
/** Ends of one word that is a street and hardly anything else, whatever its case ("hauptstraße"). */
const endingsAnyCase =
  "strasse|straße|gasse|platz|ufer|brücke|brucke|veien|vagen|vägen|gatan|straat|laan|gracht|plein|steenweg|katu|utca|tänav|tanav|puiestee|prospekt|caddesi";
/** The same in a name with a capital ("Rosenweg"), since English words end so, too. */
const endingsOfNames =
  "str|weg|allee|damm|vej|vei|gade|gata|gränd|kade|dreef|singel|tie|polku|kuja|hof|pfad|steig|stræde";
/** Words after the name of a street ("Rolfsens vei"). */
const endings =
  "strasse|straße|str|gasse|allee|weg|platz|ring|damm|ufer|brücke|brucke|vei|veien|vej|gade|gate|gata|gatan|vägen|vagen|gränd|plan|straat|laan|gracht|kade|plein|dreef|steenweg|singel|katu|tie|polku|kuja|utca|út|útja|utja|tér|ter|körút|tee|tänav|maantee|puiestee|iela|gatvė|ulice|třída|náměstí|cesta|trg|prospekt|caddesi|sokak|sokağı|stræde|alle|allé|toft|haven|bakken|lahof|hof|berg|steig|pfad";

interface AddressRule {
  readonly rule: string;
  /** Words without which it is not worth a look. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
}

/** Read in lower case. */
const anyCase: readonly AddressRule[] = [
  {
    rule: "flat or suite",
    hint: /\b(?:apt|apartment|suite|ste|flat|unit)\b/,
    pattern: /\d[^\n?]{0,60}?[\s,]+(?:>|\?{1,3})?\s*(?:apt|apartment|suite|ste|flat|unit)\.?\s?#?\d{1,5}\b/g,
  },
  {
    rule: "post box",
    hint: /\bbox\b/,
    pattern: /\b(?:p\.? ?o\.?|psc|unit|cmr) ?(?:\d{1,5},? )?box ?\d{2,6}\b/g,
  },
  { rule: "military post", hint: /\b[afd]po\b/, pattern: /\b[afd]po,? (?:aa|ae|ap)\b/g },
  {
    rule: "street",
    hint: new RegExp(`\\b(?:${after})\\b`),
    pattern: new RegExp(
      `(?<![\\w.,:/-])${number},? (?:(?!${notInNames})${name} ){1,4}?(?:${after})\\b(?! (?:trip|drive|test|away))`,
      "gu",
    ),
  },
  {
    rule: "street abroad",
    hint: new RegExp(`(?:${endingsAnyCase})\\.? \\d`),
    pattern: new RegExp(
      `(?<![\\p{L}\\d])\\p{L}[\\p{L}-]{2,}(?:${endingsAnyCase})\\.? \\d{1,4}[a-z]?\\b(?! ?(?:%|kg|km|euro|gb|mb))`,
      "gu",
    ),
  },
];

/** Read as it is written. */
const asWritten: readonly AddressRule[] = [
  {
    rule: "street",
    hint: new RegExp(`\\b(?:${afterCapitals})\\b`, "i"),
    pattern: new RegExp(
      `(?<![\\w.,:/-])${number} (?:(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|\\d{1,3}(?:st|nd|rd|th)) ){1,4}?(?:${capitalized(afterCapitals)})\\b`,
      "gu",
    ),
  },
  {
    rule: "street abroad",
    hint: new RegExp(`(?:${endingsOfNames})\\.? \\d`),
    pattern: new RegExp(
      `(?<![\\p{L}\\d])\\p{Lu}\\p{Ll}{2,}(?:${endingsOfNames})\\.? \\d{1,3}[a-z]?\\b(?! ?(?:%|kg|km|euro|gb|mb))`,
      "gu",
    ),
  },
  {
    rule: "street abroad",
    hint: new RegExp(`\\b(?:${before})\\b`, "i"),
    pattern: new RegExp(
      `(?<![\\w.,:/-])${number},? (?:${capitalized(before)}|${before})\\.? (?:${name} ){0,3}\\p{Lu}${name}|(?<![\\p{L}])(?:${capitalized(before)})\\.? (?:${name} ){0,3}\\p{Lu}\\p{Ll}${name},? \\d{1,4}\\b`,
      "gu",
    ),
  },
  {
    rule: "street abroad",
    hint: new RegExp(` (?:${endings}) \\d`, "i"),
    pattern: new RegExp(
      `(?<![\\p{L}\\d])\\p{Lu}${name} (?:${name} ){0,4}?(?:${capitalized(endings)}) \\d{1,4}\\b`,
      "gu",
    ),
  },
  {
    // "Calle 50 #12-34": streets by numbers.
    rule: "street abroad",
    hint: /# ?\d/,
    pattern:
      /\b(?:calle|carrera|cra|cl|avenida|av|diagonal|transversal)\.? \d{1,3}[a-z]? ?# ?\d{1,3}[a-z]? ?- ?\d{1,3}\b/giu,
  },
  {
    rule: "street abroad",
    hint: /(?:ул|вул|улиц|вулиц|просп|пер|бульв|шоссе|площад)/i,
    pattern:
      /(?<!\p{L})(?:ул|вул|пер|просп|улица|вулиця|проспект|переулок|бульвар|шоссе|площадь)\.? \p{Lu}[\p{L}-]+(?: \p{L}+)?,? (?:д(?:ом|\.)? ?)?\d{1,4}(?!\p{L}{3})|\p{Lu}\p{L}+ (?:улица|вулиця|проспект|переулок|бульвар|площадь),? (?:д(?:ом|\.)? ?)?\d{1,4}/gu,
  },
  {
    rule: "street abroad",
    hint: /[\u0600-\u06ff\u3000-\u9fff\uac00-\ud7a3]/,
    pattern:
      /\p{Script=Han}{1,8}(?:路|街|大道|巷)\s?\d{1,5}\s?[号號]|[区市町村]\p{Script=Han}{1,8}\d{1,3}(?:-\d{1,3}){1,2}|\d{1,2}丁目\d{1,3}|[구군시] [\p{Script=Hangul}\d]{1,10}[로길] ?\d{1,4}(?![\d년월일명개])|(?:خیابان|کوچه|بلوار|شارع)[^\n]{1,40}?(?:پلاک|رقم) ?\p{Nd}/gu,
  },
  {
    rule: "street abroad",
    hint: /(?:cad|sok|bul|mah)/i,
    pattern: /\p{Lu}\p{L}+ (?:Caddesi|Cad\.|Sokağı|Sokak|Sok\.|Bulvarı|Mahallesi),? (?:No:? ?)?\d{1,4}/gu,
  },
  {
    rule: "corner",
    hint: /corner of/i,
    pattern: new RegExp(
      `corner of (?:${name} ){1,4}(?:\\d{1,4} )?and (?:${name} ){0,3}(?:${after}|${afterCapitals})\\b`,
      "giu",
    ),
  },
  {
    rule: "state and code",
    hint: /\b\d{5}\b/,
    pattern:
      /\p{Lu}[\p{L} ]+, ?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) \d{5}\b/gu,
  },
  {
    rule: "letterhead",
    hint: /\n\n/,
    pattern: new RegExp(
      `\\n\\n ?(?:\\d{1,5} )?\\p{Lu}${name} (?:(?:\\p{Lu}${name}|and|de|la|del|der|van|von|da|do|of) ){0,4}\\d{1,4}[a-z]?\\.?\\s*$`,
      "gu",
    ),
  },
  {
    rule: "said to be one",
    hint: /sent|shipped|delivered|mailed|address is/i,
    pattern:
      /\b(?:it|one|them|order|package|parcel|letter|card) (?:to be )?(?:sent|shipped|delivered|mailed) to [^\n?!]{0,40}?\d{1,5}\b|\b(?:my|home|our|new|mailing|street|billing|shipping) address is [^\n?!@]{0,40}?(?<![\d.])\d{1,5}(?![\d.])/giu,
  },
  {
    // Lines of a letter: number and street, then a place with its code.
    rule: "address lines",
    hint: /\n/,
    pattern: /^[>? ]*(?:\d{1,5} [^\n]{3,50}|[^\n\d]{3,50} \d{1,5})\n[^\d\n]{0,10}[^\n]{2,50}\n?[^\n]{0,40}\b\d{5}$/gmu,
  },
];

function capitalized(words: string): string {
  return words
    .split("|")
    .map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`)
    .join("|");
}

/** In the folded text. */
export const findAddresses = (folded: Folded): Found[] => findBy(anyCase, folded.text);
/** In the text as it was written, whose capitals tell names from words. */
export const findWrittenAddresses = (folded: Folded): Found[] => findBy(asWritten, folded.text);

function findBy(rules: readonly AddressRule[], text: string): Found[] {
  if (!/\p{Nd}|corner of/iu.test(text)) return [];
  const found: Found[] = [];
  for (const { rule, hint, pattern } of rules)
    if (hint.test(text))
      for (const { 0: words, index } of text.matchAll(pattern))
        found.push({ rule, start: index, end: index + words.length });
  return found;
}
