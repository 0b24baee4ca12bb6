// What broke unforeseen gets a number: whoever it happened to is told it, and a host finds it in the journal.

/** Crockford's letters and digits: none that could be read as another. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** A thousand million of them: nobody meets two with the same in a journal. */
const CHARS = 6;

const NUMBER = Symbol("error number");

/** The same for the same error, whoever asks. */
export function numberOf(error: Error & { [NUMBER]?: string }): string {
  error[NUMBER] ??= [...crypto.getRandomValues(new Uint8Array(CHARS))].map((byte) => ALPHABET[byte % 32]).join("");
  return error[NUMBER];
}
