// Two names that a hurried reader would take for one get the same answer: Unicode's confusables
// (UTS #39, by the table of `unhomoglyph`), accents, case, width, spaces and the digits that pass for letters.
export function alike(name: string): string {
  const confusables = table();
  const letters = name.normalize("NFKD").replaceAll(/[\p{M}\p{Cf}\s_.-]/gu, "");
  const plain = isLatin(letters)
    ? seen(letters.toLowerCase(), confusables)
    : Array.from(letters, (letter) => latin(letter, confusables)).join("");
  return plain
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll(/[0o]/g, "o")
    .replaceAll(/[1il|]/g, "l");
}

type Confusables = Readonly<Record<string, string>>;

/** What a letter passes for, in either case: a Cyrillic В for a B, and so a в, too, since names are told apart without case. */
function latin(letter: string, confusables: Confusables): string {
  const small = seen(letter.toLowerCase(), confusables);
  if (isLatin(small)) return small;
  const large = seen(letter.toUpperCase(), confusables);
  return isLatin(large) ? large : small;
}

/** Each letter as the one that it passes for. The package's own function tries all of its 6,311 entries on each. */
const seen = (letters: string, confusables: Confusables): string =>
  Array.from(letters, (letter) => confusables[letter] ?? letter).join("");

/** Got when two names are first compared: it would take a tenth of every start. */
function table(): Confusables {
  // biome-ignore lint/style/noCommonJs: an import is either at once or awaited.
  return require("unhomoglyph/data.json");
}

const isLatin = (letters: string): boolean => /^[\x21-\x7e]+$/.test(letters);
