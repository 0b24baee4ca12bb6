import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { ENOUGH, type SpamSign, spamSigns } from "./spamSigns.ts";

const words = /[a-z0-9]+/g;
const signsByWord = groupedByWord();
/** No sign is told by more letters of a word. */
const LONGEST_BEGINNING = 8;

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
  for (const [word] of text.matchAll(words))
    for (let end = 1; end <= LONGEST_BEGINNING && end <= word.length; end++)
      for (const sign of signsByWord.get(word.slice(0, end)) ?? []) likely.add(sign);
  return likely;
}

function groupedByWord(): ReadonlyMap<string, readonly SpamSign[]> {
  const groups = new Map<string, SpamSign[]>();
  for (const sign of spamSigns)
    for (const word of sign.words?.match(words) ?? []) groups.set(word, [...(groups.get(word) ?? []), sign]);
  return groups;
}

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
