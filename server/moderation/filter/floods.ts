// Floods within one message: much of the same, or nothing that anybody reads.
import type { Found } from "./finding.ts";

interface Flood {
  readonly rule: string;
  /** A cheap look first: without a match of it there is none of the pattern. */
  readonly hint?: RegExp;
  readonly pattern: RegExp;
  /** What else must hold of a match. */
  readonly when?: (words: string) => boolean;
}

const floods: readonly Flood[] = [
  { rule: "one letter held", pattern: /([\p{L}\p{N}])\1{39,}/gu },
  { rule: "one sign only", pattern: /^\s*(\S)\1{39,}\s*$/gu },
  { rule: "one word again and again", pattern: /(?<!\S)(\S{1,30})(?:\s+\1(?!\S)){7,}/g, when: isLong },
  {
    rule: "a few words again and again",
    pattern: /(?<!\S)(?=(\S+(?: \S+){1,3}?)\s\1\s)(?:\s?\1){6,}(?!\S)/g,
    when: (words) => isLong(words) && /[\p{L}\p{N}]/u.test(words),
  },
  { rule: "one line again and again", hint: /\n/, pattern: /^(.{4,200})(?:\n+\1){2,}$/gmu },
  {
    rule: "letters again and again",
    hint: /\S{20}/,
    pattern: /(\S{2,12}?)\1{9,}/g,
    when: (words) => isLong(words) && /[\p{L}\p{N}]/u.test(words),
  },
  { rule: "many mentions", hint: /@[^@]+@/, pattern: /(?:@[\p{L}\p{N}_.-]{1,30}[\s,]+){7,}@/gu },
  { rule: "empty lines", hint: /\n\s*\n/, pattern: /(?:\n\s*){12,}/g },
  { rule: "one endless word", hint: /\S{80}/, pattern: /(?<!\S)[\p{Script=Latin}\d]{80,}(?!\S)/gu },
  { rule: "accents piled up", hint: /\p{M}/u, pattern: /(?:\P{M}\p{M}{3,}){6,}/gu },
  {
    rule: "the same emoji",
    hint: /\p{Extended_Pictographic}/u,
    pattern: /(?:\p{Extended_Pictographic}(?:\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}]|\s)*){30,}/gu,
    when: (words) => new Set(words).size * 3 < [...words].length,
  },
];

function isLong(words: string): boolean {
  return words.length >= 40;
}

/** Finds floods in the text as it is shown. */
export function findFloods({ text }: { readonly text: string }): Found[] {
  // The shortest of them is longer than this.
  if (text.length < 24) return [];
  const found: Found[] = [];
  for (const { rule, hint, pattern, when } of floods)
    if (hint?.test(text) ?? true)
      for (const { 0: words, index } of text.matchAll(pattern))
        if (when?.(words) ?? true) found.push({ rule, start: index, end: index + words.length });
  return found;
}
