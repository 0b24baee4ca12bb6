import unhomoglyph from "unhomoglyph";

// Two names that a hurried reader would take for one get the same answer: Unicode's confusables
// (UTS #39, by the table of `unhomoglyph`), accents, case, width, spaces and the digits that pass for letters.
export function alike(name: string): string {
  const plain = unhomoglyph(
    name
      .normalize("NFKD")
      .replaceAll(/[\p{M}\p{Cf}\s_.-]/gu, "")
      .toLowerCase(),
  );
  return plain
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll(/[0o]/g, "o")
    .replaceAll(/[1il|]/g, "l");
}
