// Addresses as people hide them: "name (at) example [dot] com", "hxxp : //", "e x a m p l e . c o m".
import { type Folded, reread } from "./fold.ts";
import { couldBeHost, isDomain } from "./hosts.ts";

/** A copy of the text in which such addresses are written as they would be copied into a browser. */
export function opened(folded: Folded): Folded {
  return readings.reduce(
    (text, { hint, pattern, replace }) => (hint.test(text.text) ? reread(text, pattern, replace) : text),
    folded,
  );
}

interface Reading {
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly replace: (match: RegExpExecArray) => string | undefined;
}

const readings: readonly Reading[] = [
  {
    // "h t t p", "a v a @ l i v e . d e": single characters with single spaces.
    hint: /\S \S \S \S \S/,
    pattern: /(?<!\S)[\p{L}\p{N}](?: [\p{L}\p{N}@._+/:-](?!\S)){4,}/gu,
    replace: ([row]) => joined(row.replaceAll(" ", "")),
  },
  {
    hint: /[[({<]/,
    pattern: /\s*[[({<]\s?(?:(dot|\.)|at|@)\s?[\])}>]\s*/g,
    replace: ([, dot]) => (dot ? "." : "@"),
  },
  { hint: /hxxp/, pattern: /hxxp/g, replace: () => "http" },
  { hint: /: ?\/|p ?:/, pattern: /(?<![a-z])(https?)\s?:\s?\/\s?\/\s?/g, replace: ([, scheme]) => `${scheme}://` },
  { hint: /\sdot\s/, pattern: /(?<=\w)\s+dot\s+(?=\w)/g, replace: () => "." },
  { hint: / @|@ /, pattern: /(?<=\w) ?@ ?(?=[\w-]+ ?\.)/g, replace: () => "@" },
  {
    hint: /\w \. ?\w/,
    pattern: /(?<![\w.])[\w-]+(?: ?\. ?[\w-]+)+/g,
    replace: ([labels]) => upToDomain(labels),
  },
];

/** Nobody spells out a host by chance: it counts as one whatever its domain. */
function joined(row: string): string | undefined {
  if (row.includes("@") || row.includes("://")) return row;
  return couldBeHost(row) ? `http://${row}` : undefined;
}

/** "example . com . it works" is "example.com . it works": what can end a host ends it, the last such of the row. */
function upToDomain(row: string): string | undefined {
  const labels = row.split(/ ?\. ?/);
  const last = labels.findLastIndex((label, i) => i > 0 && label.length > 1 && isDomain(label));
  if (last === -1) return undefined;
  const rest = labels.slice(last + 1).map((label) => ` . ${label}`);
  return labels.slice(0, last + 1).join(".") + rest.join("");
}
