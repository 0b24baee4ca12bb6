import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { ENOUGH, spamSigns } from "./spamSigns.ts";

/**
 * Adds up the signs of advertising until they are enough; several weak ones are as much as a strong one.
 * The finding names the signs and covers from the first of them to the last.
 */
export function findSpam({ text }: Folded): Found[] {
  const found: Found[] = [];
  let weighed = 0;
  for (const { name, weight, patterns } of spamSigns) {
    const match = firstOf(patterns, text);
    if (!match) continue;
    found.push({ rule: name, start: match.index, end: match.index + match[0].length });
    weighed += weight;
    if (weighed >= ENOUGH) return [together(found)];
  }
  return [];
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
