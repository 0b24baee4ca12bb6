import type Unhomoglyph from "unhomoglyph";

// Two names that a hurried reader would take for one get the same answer: Unicode's confusables
// (UTS #39, by the table of `unhomoglyph`), accents, case, width, spaces and the digits that pass for letters.
export function alike(name: string): string {
  const letters = name.normalize("NFKD").replaceAll(/[\p{M}\p{Cf}\s_.-]/gu, "");
  const plain = isLatin(letters) ? unhomoglyph(letters.toLowerCase()) : Array.from(letters, latin).join("");
  return plain
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll(/[0o]/g, "o")
    .replaceAll(/[1il|]/g, "l");
}

/** What a letter passes for, in either case: a Cyrillic В for a B, and so a в, too, since names are told apart without case. */
function latin(letter: string): string {
  const [small, large] = [letter.toLowerCase(), letter.toUpperCase()].map((one) => unhomoglyph(one));
  return isLatin(small) || !isLatin(large) ? (small ?? "") : large;
}

/** Got when two names are first compared: its table would take a tenth of every start. */
function unhomoglyph(letters: string): string {
  // biome-ignore lint/style/noCommonJs: an import is either at once or awaited.
  const replaced: typeof Unhomoglyph = require("unhomoglyph");
  return replaced(letters);
}

const isLatin = (letters: string | undefined): letters is string => /^[\x21-\x7e]+$/.test(letters ?? "");
