// Addresses as people hide them: "name (at) example [dot] com", "hxxp : //", "e x a m p l e . c o m".
import { type Folded, type Replacement, reread } from "./fold.ts";
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
  readonly replace: (match: RegExpExecArray) => Replacement | undefined;
}

/** Signs that people put around "at" and "dot", and the words for these two in some languages. */
const open = "[\\[({<|*_/=~-]";
const close = "[\\])}>|*_/=~-]";
const at = "(?:at|@|at sign|arroba|arobase|snabel-?a|klammeraffe)";
const dot = "(?:dot|d0t|dt|\\.|punkt|punto|point|ponto)";
const mailHouses = "gmail|googlemail|yahoo|hotmail|outlook|icloud|aol|protonmail|gmx|yandex|ymail";

const readings: readonly Reading[] = [
  {
    // "h t t p", "a v a @ l i v e . d e": single characters with the same between all.
    hint: /\S([ *_~|+-])\S\1\S\1\S\1\S/,
    pattern: /(?<!\S)[\p{L}\p{N}]([ *_~|+-])(?:[\p{L}\p{N}@._+/:-]\1){3,}[\p{L}\p{N}@._+/:-](?!\S)/gu,
    replace: ([row, between = ""]) => joined(row, between),
  },
  {
    hint: /[[({<|*_/=~-] ?(?:a|d|p|\.|@|k|s)/,
    pattern: new RegExp(`\\s*${open}{1,2}\\s?(?:(${dot})|${at}|a(?=\\W+[\\w-]+\\.))\\s?${close}{1,2}\\s*`, "g"),
    replace: ([words, isDot]) => (isLopsided(words) ? undefined : isDot ? "." : "@"),
  },
  { hint: /h(?:xx|\*\*|__)p/, pattern: /h(?:xx|\*\*|__)p/g, replace: () => "http" },
  {
    hint: /p ?s? ?:?[ :]?[/\\]/,
    pattern: /(?<![a-z])(https?)\s?:?\s?[/\\]\s?[/\\]?\s?(?=[\w[])/g,
    replace: ([words, scheme]) => (/[:/\\]{2}|: /.test(words) ? `${scheme}://` : undefined),
  },
  { hint: /\sd[o0]t\s/, pattern: /(?<=\w)\s+d[o0]t\s+(?=\w)/g, replace: () => "." },
  {
    hint: /\s(?:punkt|punto|point|ponto|period|dt|точка)\s/,
    pattern:
      /(?<=\w)\s(?:punkt|punto|point|ponto|period|dt|точка)\s(?=(?:com|net|org|de|fr|es|it|ru|uk|br|at|ch|io)(?!\w))/g,
    replace: () => ".",
  },
  {
    hint: /\s(?:arroba|arobase|собака|at sign|klammeraffe|@t)\s/,
    pattern: /(?<=\w)\s(?:arroba|arobase|собака|at sign|klammeraffe|@t)\s(?=[\w-]+\.)/g,
    replace: () => "@",
  },
  { hint: / @|@ /, pattern: /(?<=\w) ?@ ?(?=[\w-]+ ?\.)/g, replace: () => "@" },
  {
    hint: new RegExp(`(?:${mailHouses}) (?:com|d)`),
    pattern: new RegExp(`(?<=(?<!\\w)(?:${mailHouses})) (?=(?:com|de)(?!\\w))`, "g"),
    replace: () => ".",
  },
  {
    hint: /\w \. \w/,
    pattern: /(?<![\w.])[\w-]+(?:(?: \. |\.)[\w-]+)+/g,
    replace: ([labels]) => upToDomain(labels),
  },
  { hint: /www\.\S+ \./, pattern: /(?<=(?<!\w)www\.[\w-]+) ?\. ?(?=[a-z]{2,}(?!\w))/g, replace: () => "." },
  // No sentence begins with "com".
  {
    hint: /\w\. (?:com|net|org)(?!\w)/,
    pattern: /(?<=[a-z0-9]{2})\. (?=(?:com|net|org)(?![\w.]))/g,
    replace: () => ".",
  },
  {
    hint: /\w[·•‧∙⋅]\w/,
    pattern: /(?<=[a-z0-9])[·•‧∙⋅](?=([a-z]{2,})(?!\w))/g,
    replace: ([, label = ""]) => (isDomain(label) ? "." : undefined),
  },
];

/** "(dot)" and "-dot-", but not "(dot", nor the path "/dot files". */
function isLopsided(words: string): boolean {
  const [first = "", last = ""] = [words.trim()[0], words.trim().at(-1)];
  const closing: Record<string, string> = { "[": "]", "(": ")", "{": "}", "<": ">" };
  return last !== (closing[first] ?? first);
}

/** Nobody spells out a host by chance: it counts as one whatever its domain. A word of one letter may follow it. */
function joined(row: string, between: string): Replacement | undefined {
  for (const cut of [0, 1, 2]) {
    const length = row.length - 2 * cut;
    const words = row.slice(0, length).replaceAll(between, "");
    const host = words.replace(/^.*(?:@|:\/\/)/, "").replace(/[/:].*$/, "");
    if (couldBeHost(host)) return { words: /@|:\/\//.test(words) ? words : `http://${words}`, length };
  }
  return undefined;
}

/** "example . com . it works" is "example.com . it works": what can end a host ends it, the last such of the row. */
function upToDomain(row: string): Replacement | undefined {
  const labels = row.split(/ \. |\./);
  const last = labels.findLastIndex((label, i) => i > 0 && label.length > 1 && isDomain(label));
  if (last === -1) return undefined;
  const after = [...row.matchAll(/ \. |\./g)][last];
  return { words: labels.slice(0, last + 1).join("."), length: after?.index ?? row.length };
}
