// Words to look for, made ready to be found however they are dressed up.

export interface WordTable {
  /** Found as whole words, with their plurals. */
  readonly words: string;
  /** Found inside longer words, too. */
  readonly roots: string;
  /** Ordinary words that hold a root, or turn into a listed word when dressed down; "*" is any letters. */
  readonly innocent: string;
  /** Words that are listed and mean something else in some company, as those of another language. */
  readonly elsewhere?: readonly Elsewhere[];
}

interface Elsewhere {
  readonly words: string;
  /** What stands in the same text when they are ordinary. */
  readonly among: RegExp;
}

interface Company {
  readonly words: ReadonlySet<string>;
  readonly among: RegExp;
}

export interface Lexicon {
  readonly words: ReadonlySet<string>;
  readonly roots: RegExp;
  /** The same, to find all of them in a text. */
  readonly allRoots: RegExp;
  /** Roots by their first and by their last letter. */
  readonly rootsByFirst: ReadonlyMap<string, readonly string[]>;
  readonly rootsByLast: ReadonlyMap<string, readonly string[]>;
  readonly innocent: RegExp;
  readonly elsewhere: readonly Company[];
  /** By their letters without repetition ("as" for "ass"), to find words that are stretched. */
  readonly bySqueezed: ReadonlyMap<string, readonly string[]>;
  /** By first letter and length ("f4"), to find words with letters masked. */
  readonly byOutline: ReadonlyMap<string, readonly string[]>;
}

const rootEndings = ["", "s", "e", "ed", "er", "ers", "in", "ing", "y"];

export function makeLexicon({ words, roots, innocent, elsewhere = [] }: WordTable): Lexicon {
  const rootWords = list(roots);
  const whole = new Set(list(words).flatMap(withPlurals));
  const all = [...new Set([...whole, ...rootWords.flatMap(inflected)])];
  return {
    words: whole,
    rootsByFirst: grouped(rootWords, (root) => root[0] ?? ""),
    rootsByLast: grouped(rootWords, (root) => root.at(-1) ?? ""),
    roots: new RegExp(anyOf(rootWords)),
    allRoots: new RegExp(anyOf(rootWords), "g"),
    innocent: new RegExp(`^(?:${list(innocent).join("|").replaceAll("*", "[a-z]*")})$`),
    elsewhere: elsewhere.map(({ words, among }) => ({ words: new Set(list(words)), among })),
    bySqueezed: grouped(all, squeeze),
    byOutline: grouped(all, outline),
  };
}

/** Also with its last letter twice, as in "shutting". */
function inflected(root: string): string[] {
  const doubled = ["y", "ed", "er", "ers", "in", "ing"].map((ending) => root + root.slice(-1) + ending);
  return [...rootEndings.map((ending) => root + ending), ...doubled];
}

/** "es" only where English has it, or "assez" and "tardes" of other languages would be plurals. */
function withPlurals(word: string): string[] {
  if (/(?:[sxz]|[cs]h)$/.test(word)) return [word, `${word}es`, `${word}ez`];
  return [word, `${word}s`, `${word}z`, ...(word.endsWith("o") ? [`${word}es`] : [])];
}

/** Is it listed, or does it hold a root, once read as it stands? */
export function holds(lexicon: Lexicon, word: string): boolean {
  return (lexicon.words.has(word) || lexicon.roots.test(word)) && !lexicon.innocent.test(word);
}

/** Does a listed word mean something else in the company of this text? */
export function isOrdinary(lexicon: Lexicon, word: string, text: string): boolean {
  return lexicon.elsewhere.some(({ words, among }) => words.has(word) && among.test(text));
}

/** Is it a listed word with letters held longer ("biiitch")? A letter never counts as held shorter: "as" is not "ass". */
export function holdsStretched(lexicon: Lexicon, word: string): boolean {
  const squeezed = squeeze(word);
  if (squeezed.length === word.length) return false;
  const listed = lexicon.bySqueezed.get(squeezed)?.some((other) => isStretched(word, other)) ?? false;
  const rooted = !listed && /(.)\1\1/.test(word) && holds(lexicon, word.replace(/(.)\1{2,}/g, "$1"));
  return (listed || rooted) && !lexicon.innocent.test(word) && !lexicon.innocent.test(squeezed);
}

/** Of two words that are the same without repetition, has the first each letter at least as often? */
function isStretched(word: string, listed: string): boolean {
  const runs = lengthsOfRuns(word);
  return lengthsOfRuns(listed).every((length, i) => (runs[i] ?? 0) >= length);
}

/** Is it a listed word with some letters masked ("f*ck", "sh--")? `word` has a "*" for each masked letter. */
export function holdsMasked(lexicon: Lexicon, word: string): boolean {
  const seen = word.replaceAll("*", "").length;
  if (seen * 2 < word.length && !/^[a-z]\*{3,}$/.test(word)) return false;
  return lexicon.byOutline.get(outline(word))?.some((listed) => fitsMask(word, listed)) ?? false;
}

/** Does it begin or end with a root of which one letter is masked, or two ("f*ckwit", "bullsh*t")? */
export function holdsMaskedRoot(lexicon: Lexicon, word: string): boolean {
  const mask = word.indexOf("*");
  if (mask < 1 || /\*.*\*\*|\*{3}/.test(word)) return false;
  return (
    beginsMasked(lexicon, word, mask) ||
    rootEndings.some(
      (ending) => word.endsWith(ending) && endsMasked(lexicon, word.slice(0, word.length - ending.length), mask),
    )
  );
}

function beginsMasked({ rootsByFirst }: Lexicon, word: string, mask: number): boolean {
  const fits = (root: string) =>
    mask < root.length - 1 && root.length < word.length && fitsMask(word.slice(0, root.length), root);
  return rootsByFirst.get(word[0] ?? "")?.some(fits) ?? false;
}

function endsMasked({ rootsByLast }: Lexicon, word: string, mask: number): boolean {
  const fits = (root: string) => {
    const start = word.length - root.length;
    return start > 0 && start < mask && fitsMask(word.slice(start), root);
  };
  return rootsByLast.get(word.at(-1) ?? "")?.some(fits) ?? false;
}

function fitsMask(masked: string, listed: string): boolean {
  for (let i = 0; i < masked.length; i++) if (masked[i] !== "*" && masked[i] !== listed[i]) return false;
  return true;
}

/** Matches any of the words, told apart letter by letter: tried one after another they would take most of the time. */
function anyOf(words: readonly string[]): string {
  if (words.length === 0) return "(?!)";
  if (words.includes("")) return "";
  const branches = grouped(words, (word) => word[0] ?? "");
  return [...branches].map(([letter, rest]) => `${letter}(?:${anyOf(rest.map((word) => word.slice(1)))})`).join("|");
}

function squeeze(word: string): string {
  let squeezed = "";
  for (const letter of word) if (!squeezed.endsWith(letter)) squeezed += letter;
  return squeezed;
}

const outline = (word: string) => `${word[0]}${word.length}`;
const list = (words: string) => words.split(/\s+/).filter((word) => word !== "");
const lengthsOfRuns = (word: string) => [...word.matchAll(/(.)\1*/g)].map(([run]) => run.length);

function grouped(words: readonly string[], key: (word: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const name = key(word);
    const group = groups.get(name);
    if (group) group.push(word);
    else groups.set(name, [word]);
  }
  return groups;
}
