import { expect } from "bun:test";
import { judge } from "../../../server/moderation/filter/filter.ts";
import type { Category } from "../../../server/moderation/filter/finding.ts";

/** The words of a text that the filter objects to in a category, as they are shown. */
export const wordsIn = (category: Category, text: string): string[] =>
  judge(text)
    .filter((finding) => finding.category === category)
    .map(({ start, end }) => text.slice(start, end));

/** Each text is found in that category, and the words named after it are among those found. */
export function expectFound(category: Category, texts: Record<string, string>): void {
  const missed = Object.entries(texts).filter(([text, words]) => !wordsIn(category, text).includes(words));
  expect(missed.map(([text, words]) => [text, words, wordsIn(category, text)])).toEqual([]);
}

/** None of the texts is objected to in any category. */
export function expectSilence(texts: readonly string[]): void {
  const loud = texts.map((text) => [text, judge(text).map(({ category, rule }) => `${category}: ${rule}`)]);
  expect(loud.filter(([, found]) => found?.length !== 0)).toEqual([]);
}
