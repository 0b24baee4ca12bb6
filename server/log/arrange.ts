// Where each line of a damaged record belongs, whichever file it stands in: said twice, moved, or of another record.
import type { Gone } from "./gone.ts";
import type { Recorded } from "./log.ts";
import { LOST_MOST } from "./lost.ts";

/** A line of an event, or one that says which events are gone: their places are taken. */
interface Line {
  readonly event?: Recorded;
  readonly gone?: readonly Gone[];
}

/** What a file is to hold, in order of seq. */
export interface Arranged<Piece> {
  events: Piece[];
  gone: Gone[];
}

/** Something in a file that claims a place. */
interface Claim<Piece> {
  seq: number;
  file: number;
  place: Gone;
  /** Of an event. */
  piece?: Piece;
}

/**
 * Gives each event its place in one of the files, and leaves out as few as can be: what stands there already, and what is
 * of another record, as its seq or its version leaves out more than is missing there. Files keep what they had, as far as
 * the most of them are in order.
 */
export function arrange<Piece extends Line>(files: readonly (readonly Piece[])[]): Arranged<Piece>[] {
  const claims = current(files.flatMap(claimsIn));
  const ordered = longestRising(claims);
  const ends = endsOf(ordered, files.length);
  const trusted = new Set(ordered);
  const arranged = files.map((): Arranged<Piece> => ({ events: [], gone: [] }));
  for (const { seq, place, piece } of fitting(withoutStrays(bySeq(claims, trusted), ordered.at(-1)?.seq ?? 0))) {
    const file = arranged[ends.findIndex((end) => seq <= end)];
    if (piece) file?.events.push(piece);
    else file?.gone.push(place);
  }
  return arranged;
}

/** In order of seq. */
function claimsIn<Piece extends Line>(pieces: readonly Piece[], file: number): Claim<Piece>[] {
  const claims = pieces.flatMap((piece): Claim<Piece>[] => {
    const gone = piece.gone?.map((place) => ({ seq: place.seq, file, place })) ?? [];
    return piece.event ? [{ seq: piece.event.seq, file, place: placeOf(piece.event), piece }] : gone;
  });
  return claims.sort((a, b) => a.seq - b.seq);
}

const placeOf = ({ seq, stream, version }: Recorded): Gone => ({ seq, stream, version });

/** Without older lines of what was erased since, or is gone. */
function current<Piece extends Line>(claims: readonly Claim<Piece>[]): Claim<Piece>[] {
  const age = ({ piece }: Claim<Piece>): number => (piece ? (piece.event?.erased ?? 0) : 2);
  const newest = new Map<number, number>();
  for (const claim of claims) newest.set(claim.seq, Math.max(newest.get(claim.seq) ?? 0, age(claim)));
  return claims.filter((claim) => age(claim) === newest.get(claim.seq));
}

/** The longest part in which seqs rise from file to file, by patience sorting. */
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

/** The seq up to which each file goes; the last one takes what comes behind. */
function endsOf(ordered: readonly Claim<unknown>[], files: number): number[] {
  const ends = new Array<number>(files).fill(0);
  for (const { seq, file } of ordered) ends[file] = seq;
  for (let file = 1; file < files; file++) ends[file] = Math.max(ends[file] ?? 0, ends[file - 1] ?? 0);
  if (files > 0) ends[files - 1] = Number.POSITIVE_INFINITY;
  return ends;
}

/** All that claim each place, whoever is in order first; in order of seq. */
function bySeq<Piece>(claims: readonly Claim<Piece>[], trusted: ReadonlySet<Claim<Piece>>): Claim<Piece>[][] {
  const groups = [...Map.groupBy(claims, ({ seq }) => seq).values()];
  for (const group of groups) group.sort((a, b) => Number(trusted.has(b)) - Number(trusted.has(a)));
  return groups.sort((a, b) => seqOf(a) - seqOf(b));
}

const seqOf = (group: readonly Claim<unknown>[]): number => group[0]?.seq ?? 0;

/**
 * Without what stands so far beyond all others that it is of another record: few, or out of order and fewer than would
 * be missing before them.
 * @param end the last seq that is in order
 */
function withoutStrays<Piece>(groups: readonly Claim<Piece>[][], end: number): readonly Claim<Piece>[][] {
  const far = groups.findIndex((group, i) => {
    const missing = seqOf(group) - seqOf(groups[i - 1] ?? []) - 1;
    const left = groups.length - i;
    return (missing > LOST_MOST && left < i) || (seqOf(group) > end && missing > left);
  });
  return far < 0 ? groups : groups.slice(0, far);
}

/** Of each place what leaves out no more of its stream's versions than events are missing since the one before it. */
function* fitting<Piece>(groups: readonly Claim<Piece>[][]): Generator<Claim<Piece>> {
  const newest = new Map<string, { version: number; missing: number }>();
  let [last, missing] = [0, 0];
  const fits = ({ place: { stream, version } }: Claim<Piece>): boolean => {
    const before = newest.get(stream) ?? { version: 0, missing: 0 };
    const leftOut = version - before.version - 1;
    return leftOut >= 0 && leftOut <= missing - before.missing;
  };
  for (const group of groups) {
    missing += seqOf(group) - last - 1;
    last = seqOf(group);
    const claim = group.find(fits);
    if (!claim) {
      missing += 1;
      continue;
    }
    newest.set(claim.place.stream, { version: claim.place.version, missing });
    yield claim;
  }
}
