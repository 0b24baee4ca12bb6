import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { ENOUGH, type SpamSign, spamSigns } from "./spamSigns.ts";

/** Beginnings of words, letter by letter, and the signs that each tells of. */
interface Branch {
  readonly signs: SpamSign[];
  readonly next: Map<number, Branch>;
}

const beginnings = beginningsOf(spamSigns);

/**
 * Adds up the signs of advertising until they are enough; several weak ones are as much as a strong one.
 * The finding names the signs and covers from the first of them to the last.
 */
export function findSpam({ text }: Folded): Found[] {
  const found: Found[] = [];
  let weighed = 0;
  const likely = likelySigns(text);
  for (const sign of spamSigns) {
    if (sign.words !== undefined && !likely.has(sign)) continue;
    const { name, weight, patterns } = sign;
    const match = firstOf(patterns, text);
    if (!match) continue;
    found.push({ rule: name, start: match.index, end: match.index + match[0].length });
    weighed += weight;
    if (weighed >= ENOUGH) return [together(found)];
  }
  return [];
}

/** The signs of which a word stands in the text; most texts hold those of a few, and trying all takes long. */
function likelySigns(text: string): Set<SpamSign> {
  const likely = new Set<SpamSign>();
  let at: Branch | undefined = beginnings;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    at = isOfWord(code) ? at?.next.get(code) : beginnings;
    if (at) for (const sign of at.signs) likely.add(sign);
  }
  return likely;
}

function beginningsOf(signs: readonly SpamSign[]): Branch {
  const root: Branch = { signs: [], next: new Map() };
  for (const sign of signs)
    for (const word of sign.words?.match(/[a-z0-9]+/g) ?? []) {
      let branch = root;
      for (const letter of word) {
        const code = letter.charCodeAt(0);
        const next = branch.next.get(code) ?? { signs: [], next: new Map() };
        branch.next.set(code, next);
        branch = next;
      }
      branch.signs.push(sign);
    }
  return root;
}

/** A small letter or a digit. */
const isOfWord = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);

function together(signs: readonly Found[]): Found {
  return {
    rule: signs.map(({ rule }) => rule).join(" + "),
    start: Math.min(...signs.map(({ start }) => start)),
    end: Math.max(...signs.map(({ end }) => end)),
  };
}

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}
