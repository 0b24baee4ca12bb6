// Which lines of a damaged record stay, and which belong somewhere else: said twice, of another file or another record.
import type { Gone } from "./gone.ts";
import type { Recorded } from "./log.ts";
import { LOST_MOST } from "./lost.ts";

/** Something that stands at a place in the record. */
interface Placed {
  readonly event?: Recorded;
}

/** Lines beside each other that claim the same place. */
interface Claim<Piece> {
  seq: number;
  lines: Piece[];
}

/**
 * As many as can stand one behind the other, with rising seqs and, in each stream, rising versions between which no more
 * is missing than is missing in the record there.
 * @param files what each holds, in the order of the files
 * @param gone places whose lines were dropped on purpose: they are taken
 */
export function inOrder<Piece extends Placed>(files: readonly (readonly Piece[])[], gone: readonly Gone[]): Set<Piece> {
  const all = files.flatMap((pieces) => pieces.toSorted((a, b) => seqOf(a) - seqOf(b)));
  const taken = new Set(gone.map(({ seq }) => seq));
  // Of two lines that say the same event, the one whose words were erased is the newer.
  const erased = new Set(all.filter(({ event }) => event?.erased).map(seqOf));
  const current = all.filter((piece) => !taken.has(seqOf(piece)) && (piece.event?.erased || !erased.has(seqOf(piece))));
  return fitting(withoutStrays(longestRising(claimsOf(current))), gone);
}

const seqOf = ({ event }: Placed): number => event?.seq ?? 0;

function claimsOf<Piece extends Placed>(pieces: readonly Piece[]): Claim<Piece>[] {
  const claims: Claim<Piece>[] = [];
  for (const piece of pieces) {
    const last = claims.at(-1);
    if (last?.seq === seqOf(piece)) last.lines.push(piece);
    else claims.push({ seq: seqOf(piece), lines: [piece] });
  }
  return claims;
}

/** The longest part in which seqs rise: a line from elsewhere is not to push out all that come after it. By patience sorting. */
function longestRising<Piece>(claims: readonly Claim<Piece>[]): Claim<Piece>[] {
  /** By length: where the part of that length ends that ends lowest. */
  const ends: number[] = [];
  const before = new Int32Array(claims.length);
  for (const [i, { seq }] of claims.entries()) {
    const length = lowerBound(ends, (end) => (claims[end]?.seq ?? 0) < seq);
    before[i] = ends[length - 1] ?? -1;
    ends[length] = i;
  }
  const found: Claim<Piece>[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) found.push(claims[i] as Claim<Piece>);
  return found.reverse();
}

/** The number of those at the front for which something holds. */
function lowerBound(all: readonly number[], holds: (one: number) => boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(all[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Without a few that stand so far beyond all others that they are of another record. */
function withoutStrays<Piece>(rising: readonly Claim<Piece>[]): readonly Claim<Piece>[] {
  const far = rising.findIndex(({ seq }, i) => seq - (rising[i - 1]?.seq ?? 0) > LOST_MOST);
  return far > rising.length / 2 ? rising.slice(0, far) : rising;
}

/** Of each place the line whose version leaves out no more than is missing since the one before it in its stream. */
function fitting<Piece extends Placed>(rising: readonly Claim<Piece>[], gone: readonly Gone[]): Set<Piece> {
  const kept = new Set<Piece>();
  const newest = new Map<string, { version: number; missing: number }>();
  let [last, missing] = [0, 0];
  const fits = ({ event }: Placed): boolean => {
    if (!event) return false;
    const before = newest.get(event.stream) ?? { version: 0, missing: 0 };
    const leftOut = event.version - before.version - 1;
    return leftOut >= 0 && leftOut <= missing - before.missing;
  };
  const places: { seq: number; lines?: Piece[]; gone?: Gone }[] = [...rising];
  for (const one of gone) places.push({ seq: one.seq, gone: one });
  for (const { seq, lines, gone } of places.sort((a, b) => a.seq - b.seq)) {
    missing += seq - last - 1;
    last = seq;
    const piece = lines?.find(fits);
    if (piece) kept.add(piece);
    const taken = gone ?? piece?.event;
    if (taken) newest.set(taken.stream, { version: taken.version, missing });
    else missing += 1;
  }
  return kept;
}
