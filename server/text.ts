// What people write, made fit to be kept. The client shows the same limit with the same count.
import { MESSAGE_CHARS } from "./limits.ts";

export type TextReason = "empty" | "too-long" | "ill-formed";

/** Control characters but tab and newline; bidi embeddings, overrides and isolates, which can make a line read as something else. */
const UNWANTED = /(?![\t\n])[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Characters as people count them on this screen: code points after NFC. */
export const charactersIn = (text: string): number => [...text].length;

/** NFC, one kind of newline, no unwanted characters, no blank ends; or why it cannot be said. */
export function tidy(raw: string, most: number = MESSAGE_CHARS): { text: string } | { problem: TextReason } {
  if (!raw.isWellFormed()) return { problem: "ill-formed" };
  const text = raw
    .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
    .replaceAll(UNWANTED, "")
    .normalize("NFC")
    .trim();
  if (text.length === 0 || !/[^\s\p{Cf}\p{M}]/u.test(text)) return { problem: "empty" };
  if (charactersIn(text) > most) return { problem: "too-long" };
  return { text };
}

/** The same on one line: names, topics. */
export function tidyLine(raw: string, most: number): { text: string } | { problem: TextReason } {
  const words = raw.replaceAll(/\s+/g, " ").replaceAll(UNWANTED, "");
  return tidy(words.replaceAll(/ +/g, " "), most);
}
