// Recovery codes: whoever forgot the password sets a new one by them. Told once, kept as hashes, each good once.
import { hashOf } from "../base/tokens.ts";

/** A row on a card: some get lost, some are used. */
const CODES = 8;
/** Crockford's base32: without the letters that pass for digits or make words. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
/** 20 letters are 100 bits: nobody finds one by trying, also not among hashes. */
const GROUPS = 4;
const GROUP_LETTERS = 5;

export const newCodes = (): string[] => Array.from({ length: CODES }, newCode);

function newCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(GROUPS * GROUP_LETTERS));
  const letters = Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
  return letters.match(new RegExp(`.{${GROUP_LETTERS}}`, "g"))?.join("-") ?? "";
}

/** Of a code as somebody copied it from paper. */
export function codeHashOf(code: string): string {
  const letters = code.toLowerCase().replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return hashOf(letters.replaceAll(/[^a-z\d]/g, ""));
}
