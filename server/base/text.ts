// What people write, made fit to be kept. The client shows the same limit with the same count.
import { MESSAGE_CHARS, PARTS_PER_CHAR, STACKED_MARKS_MOST, UNITS_PER_CHAR } from "../limits.ts";

export type TextReason = "empty" | "too-long" | "ill-formed";

/** Control characters but tab and newline; bidi embeddings, overrides and isolates, which can make a line read as something else. */
const UNWANTED = /(?![\t\n])[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Characters as people count them on this screen: code points after NFC. */
export const charactersIn = (text: string): number => [...text].length;

const STACKED = new RegExp(`(\\p{M}{${STACKED_MARKS_MOST}})\\p{M}+`, "gu");
const unstacked = (text: string): string => text.replaceAll(STACKED, "$1");

/** UTF-16 units in which so many characters may come; more is refused before anything is made of it. */
export const unitsOf = (characters: number): number => characters * UNITS_PER_CHAR;

/** NFC, one kind of newline, no unwanted characters, no high stacks of marks, no blank ends; or why it cannot be said. */
export function tidy(raw: string, most: number = MESSAGE_CHARS): { text: string } | { problem: TextReason } {
  if (raw.length > unitsOf(most)) return { problem: "too-long" };
  if (!raw.isWellFormed()) return { problem: "ill-formed" };
  const wanted = raw.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").replaceAll(UNWANTED, "");
  // Once more after it, as some marks are two when they are composed.
  const text = unstacked(unstacked(wanted).normalize("NFC")).trim();
  if (text.length === 0 || !/[^\s\p{Cf}\p{M}]/u.test(text)) return { problem: "empty" };
  if (charactersIn(text) > most) return { problem: "too-long" };
  return { text };
}

/** The same on one line: topics, notes. */
export function tidyLine(raw: string, most: number): { text: string } | { problem: TextReason } {
  if (raw.length > unitsOf(most)) return { problem: "too-long" };
  const words = raw.replaceAll(/\s+/g, " ").replaceAll(UNWANTED, "");
  return tidy(words.replaceAll(/ +/g, " "), most);
}

/** A name of a person or a room: a line that also stays short in the parts by which names are compared. */
export function tidyName(raw: string, most: number): { text: string } | { problem: TextReason } {
  const tidied = tidyLine(raw, most);
  if ("problem" in tidied) return tidied;
  const parts = charactersIn(tidied.text.normalize("NFKD"));
  return parts > most * PARTS_PER_CHAR ? { problem: "too-long" } : tidied;
}
