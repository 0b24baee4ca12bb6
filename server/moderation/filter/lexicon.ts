// Words to look for, made ready to be found however they are dressed up.

export interface WordTable {
  /** Found as whole words, with their plurals. */
  readonly words: string;
  /** Found inside longer words, too. */
  readonly roots: string;
  /** Ordinary words that hold a root, or that a listed word turns into when stretched or written with digits. */
  readonly innocent: string;
}

export interface Lexicon {
  readonly words: ReadonlySet<string>;
  readonly roots: RegExp;
  /** The same, to find all of them in a text. */
  readonly allRoots: RegExp;
  readonly rootWords: readonly string[];
  readonly innocent: ReadonlySet<string>;
  /** By their letters without repetition ("as" for "ass"), to find words that are stretched. */
  readonly bySqueezed: ReadonlyMap<string, readonly string[]>;
  /** By first letter and length ("f4"), to find words with letters masked. */
  readonly byOutline: ReadonlyMap<string, readonly string[]>;
}

const plurals = ["", "s", "z", "es", "ez"];
const rootEndings = ["", "s", "ed", "er", "ers", "in", "ing", "y"];

export function makeLexicon({ words, roots, innocent }: WordTable): Lexicon {
  const rootWords = list(roots);
  const whole = new Set(list(words).flatMap((word) => plurals.map((plural) => word + plural)));
  const all = [...new Set([...whole, ...rootWords.flatMap((root) => rootEndings.map((ending) => root + ending))])];
  return {
    words: whole,
    rootWords,
    roots: new RegExp(rootWords.join("|") || "(?!)"),
    allRoots: new RegExp(rootWords.join("|") || "(?!)", "g"),
    innocent: new Set(list(innocent)),
    bySqueezed: grouped(all, squeeze),
    byOutline: grouped(all, outline),
  };
}

/** Is it listed, or does it hold a root, once read as it stands? */
export function holds(lexicon: Lexicon, word: string): boolean {
  return (lexicon.words.has(word) || lexicon.roots.test(word)) && !lexicon.innocent.has(word);
}

/** Is it a listed word with letters held longer ("biiitch")? A letter never counts as held shorter: "as" is not "ass". */
export function holdsStretched(lexicon: Lexicon, word: string): boolean {
  if (!/(.)\1/.test(word)) return false;
  const squeezed = squeeze(word);
  if (lexicon.innocent.has(word) || lexicon.innocent.has(squeezed)) return false;
  const runs = lengthsOfRuns(word);
  const fits = (listed: string) => lengthsOfRuns(listed).every((length, i) => (runs[i] ?? 0) >= length);
  if (lexicon.bySqueezed.get(squeezed)?.some(fits)) return true;
  return /(.)\1\1/.test(word) && holds(lexicon, word.replace(/(.)\1{2,}/g, "$1"));
}

/** Is it a listed word with some letters masked ("f*ck", "sh--")? `word` has a "*" for each masked letter. */
export function holdsMasked(lexicon: Lexicon, word: string): boolean {
  const seen = word.replaceAll("*", "").length;
  if (seen * 2 < word.length && !/^[a-z]\*{3,}$/.test(word)) return false;
  return lexicon.byOutline.get(outline(word))?.some((listed) => fitsMask(word, listed)) ?? false;
}

/** Does it begin with a root of which one letter is masked, or two ("f*ckwit")? */
export function beginsMasked(lexicon: Lexicon, word: string): boolean {
  const mask = word.indexOf("*");
  if (mask < 1 || /\*.*\*\*|\*{3}/.test(word)) return false;
  return lexicon.rootWords.some(
    (root) => mask < root.length - 1 && root.length < word.length && fitsMask(word.slice(0, root.length), root),
  );
}

function fitsMask(masked: string, listed: string): boolean {
  for (let i = 0; i < masked.length; i++) if (masked[i] !== "*" && masked[i] !== listed[i]) return false;
  return true;
}

const squeeze = (word: string) => word.replace(/(.)\1+/g, "$1");
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
