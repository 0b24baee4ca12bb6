// Who met whom lately. In memory only, for a while, and never more than so many pairs.

/** How long two people count as having met: an evening. */
export const MET_MS = 6 * 60 * 60_000;
/** Pairs remembered: some 20,000 full groups of five, 40 MB. The longest ago are forgotten first. */
export const PAIRS_MOST = 200_000;

interface Meeting {
  /** When they met last, in milliseconds. */
  at: number;
  /** One of them does not want to meet the other again. */
  apart: boolean;
}

/** By pair of persons; longest ago first. */
export type Met = Map<string, Meeting>;
export type KnownMet = ReadonlyMap<string, Readonly<Meeting>>;

export function meet(met: Met, one: string, other: string, at: number, apart = false): void {
  const pair = pairOf(one, other);
  const before = met.get(pair);
  met.delete(pair);
  met.set(pair, { at, apart: apart || before?.apart === true });
  for (const [oldest, meeting] of met) {
    if (met.size <= PAIRS_MOST && at - meeting.at < MET_MS) break;
    met.delete(oldest);
  }
}

export const haveMet = (met: KnownMet, one: string, other: string, at: number): boolean =>
  meetingOf(met, one, other, at) !== undefined;

export const areApart = (met: KnownMet, one: string, other: string, at: number): boolean =>
  meetingOf(met, one, other, at)?.apart === true;

function meetingOf(met: KnownMet, one: string, other: string, at: number): Readonly<Meeting> | undefined {
  const meeting = met.get(pairOf(one, other));
  return meeting && at - meeting.at < MET_MS ? meeting : undefined;
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
