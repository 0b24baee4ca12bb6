/** The unfinished mention that the caret stands in: where its @ is and what follows it. */
export interface Unfinished {
  start: number;
  query: string;
}

/** As long as a name may be, and its " 2". */
const LONGEST = 36;
const SUGGESTED_MOST = 6;

export function mentionAt(text: string, caret: number): Unfinished | undefined {
  const start = text.slice(0, caret).lastIndexOf("@");
  if (start < 0 || caret - start - 1 > LONGEST) return undefined;
  if (/[\p{L}\p{N}]/u.test(text[start - 1] ?? "")) return undefined;
  const query = text.slice(start + 1, caret);
  return /^\s|\n/.test(query) ? undefined : { start, query };
}

/** Whose name begins like that, then those with a word that does. */
export function suggestions<Person extends { name: string }>(people: readonly Person[], query: string): Person[] {
  const wanted = query.toLowerCase();
  const rank = ({ name }: Person): number => {
    const lower = name.toLowerCase();
    return lower.startsWith(wanted) ? 0 : lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return people
    .filter((person) => rank(person) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, SUGGESTED_MOST);
}

export function complete(text: string, caret: number, at: Unfinished, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, at.start)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ""), caret: before.length };
}
