import { z } from "zod";
import { rejected } from "../base/decision.ts";
import { unitsOf } from "../base/text.ts";
import { PASSWORD_CHARS } from "../limits.ts";
import { refuse } from "../wire/trpc.ts";
import list from "./commonPasswords.txt" with { type: "text" };

export type PasswordReason = "password-too-short" | "password-too-long" | "password-common";

/**
 * The passwords of at least 10 characters that people choose most, in lower case: whoever guesses begins with them.
 * From the lists of zxcvbn 4.4.2 and @zxcvbn-ts/language-common 4.1.3 (both MIT), which count leaked ones.
 */
const common: ReadonlySet<string> = new Set(list.trim().split("\n"));
/** "aaaaaaaaaa", "1212121212". */
const FEWEST_DIFFERENT = 4;

/** What callers may send as one: so many units as the longest may come in. */
export const passwordShape = z.string().max(unitsOf(PASSWORD_CHARS.most));

/** A password as it is hashed: composed as every keyboard writes it. Throws what is wrong with a new one. */
export function passwordOf(raw: string): string {
  const password = composed(raw);
  const { length } = [...password];
  const { least, most } = PASSWORD_CHARS;
  if (length < least) refuse(rejected("password-too-short", { limit: least }));
  if (length > most) refuse(rejected("password-too-long", { limit: most }));
  const plain = password.toLowerCase();
  if (common.has(plain) || new Set(plain).size < FEWEST_DIFFERENT) refuse(rejected("password-common"));
  return password;
}

/** The same letters are the same password, on whichever keyboard. */
export const composed = (raw: string): string => raw.normalize("NFC");
