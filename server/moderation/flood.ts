// Floods, seen in a sliding window over what one person says: too fast, the same again, nearly the same, everybody called.
// First a warning, then mutes that grow. Pure: the same verdict for the same past, now or replayed.

/** What counts of a message. */
export interface Saying {
  at: number;
  text: string;
  /** How many people it calls. */
  mentions: number;
}

export type FloodKind = "fast" | "repeats" | "mentions";

export type FloodVerdict = { warn: FloodKind } | { mute: FloodKind; ms: number } | undefined;

/** What is remembered of a person. */
export interface FloodState {
  recent: { at: number; shape: string; pieces?: ReadonlySet<string>; mentions: number }[];
  warnedAt: number;
  /** When mutes began, newest last. */
  mutes: number[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Three lines in three seconds are talk; so are eight in ten. */
const FAST = { within: 10 * SECOND, warn: 10, mute: 16 };
/** "ok" and "lol" are said again and again: shorter shapes than this do not count. */
const REPEATS = { within: 2 * MINUTE, warn: 3, mute: 5, letters: 8 };
/** Ten people called in a minute are a greeting round; more are an alarm. */
const MENTIONS = { within: MINUTE, warn: 11, mute: 21 };
/** Shapes that share so much of their three-letter pieces are nearly the same. */
const NEARLY = 0.8;
/** A mute within a day of another is a further one. */
const MUTES_WITHIN = 24 * 60 * MINUTE;
const LONGEST_WINDOW = REPEATS.within;

export const floodStart = (): FloodState => ({ recent: [], warnedAt: Number.NEGATIVE_INFINITY, mutes: [] });

/**
 * Takes in what is about to be said, and answers what follows from it. Writes on the state that it is handed.
 * @param lengths of the first mute within a day, the second, and so on, in milliseconds; at least one
 */
export function hear(state: FloodState, { at, text, mentions }: Saying, lengths: readonly number[]): FloodVerdict {
  state.recent = state.recent.filter((one) => at - one.at < LONGEST_WINDOW);
  const shape = shapeOf(text);
  state.recent.push({ at, shape, mentions });
  const found = worst(state, at);
  if (!found) return undefined;
  if (found.level === "warn") {
    // One warning is enough for as long as it is remembered.
    if (at - state.warnedAt < LONGEST_WINDOW) return undefined;
    state.warnedAt = at;
    return { warn: found.kind };
  }
  state.mutes = state.mutes.filter((mutedAt) => at - mutedAt < MUTES_WITHIN);
  const ms = lengths[Math.min(state.mutes.length, lengths.length - 1)] ?? MINUTE;
  state.mutes.push(at);
  // After the mute everybody begins anew.
  state.recent = [];
  return { mute: found.kind, ms };
}

function worst({ recent }: FloodState, at: number): { kind: FloodKind; level: "warn" | "mute" } | undefined {
  const within = (ms: number) => recent.filter((one) => at - one.at < ms);
  const fast = within(FAST.within).length;
  const last = recent.at(-1);
  // Too few to be a flood are not compared: that is most of what is said.
  const tells = last !== undefined && last.shape.length >= REPEATS.letters && recent.length >= REPEATS.warn;
  const repeats = tells ? recent.filter((one) => nearlySame(one, last)).length : 0;
  const mentions = within(MENTIONS.within).reduce((sum, one) => sum + one.mentions, 0);
  const counted = [
    { kind: "fast", count: fast, ...FAST },
    { kind: "repeats", count: repeats, ...REPEATS },
    { kind: "mentions", count: mentions, ...MENTIONS },
  ] as const;
  const muted = counted.find(({ count, mute }) => count >= mute);
  if (muted) return { kind: muted.kind, level: "mute" };
  const warned = counted.find(({ count, warn }) => count >= warn);
  return warned && { kind: warned.kind, level: "warn" };
}

/** What is left when letters are folded, and digits, marks, spaces and stretched letters gone. */
export const shapeOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, "")
    .replaceAll(/(.)\1+/gu, "$1")
    .slice(0, 300);

type Shaped = FloodState["recent"][number];

function nearlySame(a: Shaped, b: Shaped): boolean {
  if (a.shape === b.shape) return true;
  const [fewer, more] = [piecesOf(a), piecesOf(b)].sort((one, other) => one.size - other.size) as [Pieces, Pieces];
  if (fewer.size < more.size * NEARLY) return false;
  let missing = more.size * (1 - NEARLY);
  for (const piece of more) {
    if (fewer.has(piece)) continue;
    missing -= 1;
    if (missing < 0) return false;
  }
  return true;
}

type Pieces = ReadonlySet<string>;

/** Three letters each. Cut once, when it is first compared. */
function piecesOf(one: Shaped): Pieces {
  if (one.pieces) return one.pieces;
  const pieces = new Set<string>();
  for (let i = 0; i + 3 <= one.shape.length; i += 1) pieces.add(one.shape.slice(i, i + 3));
  one.pieces = pieces;
  return pieces;
}
