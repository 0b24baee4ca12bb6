import type { Found } from "./finding.ts";
import type { Folded } from "./fold.ts";
import { ENOUGH, spamSigns } from "./spamSigns.ts";

/**
 * Adds up the signs of advertising; several weak ones together are as much as a strong one.
 * Names the two heaviest and covers from the first sign to the last.
 */
export function findSpam({ text }: Folded): Found[] {
  const signs = spamSigns.flatMap(({ name, weight, patterns }) => {
    const match = firstOf(patterns, text);
    return match ? [{ name, weight, start: match.index, end: match.index + match[0].length }] : [];
  });
  if (signs.reduce<number>((sum, { weight }) => sum + weight, 0) < ENOUGH) return [];
  const heaviest = signs.toSorted((a, b) => b.weight - a.weight).slice(0, 2);
  return [
    {
      rule: heaviest.map(({ name }) => name).join(" + "),
      start: Math.min(...signs.map(({ start }) => start)),
      end: Math.max(...signs.map(({ end }) => end)),
    },
  ];
}

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}
