// Who met whom lately. In memory only, for a while, and never more than so many pairs.

/** How long two people count as having met: an evening. */
export const MET_MS = 6 * 60 * 60_000;
/** Pairs remembered: some 20,000 full groups of five, 30 MB. The longest ago are forgotten first. */
export const PAIRS_MOST = 200_000;

/** Pairs of persons to when they met, longest ago first. */
export type Met = Map<string, number>;

export function meet(met: Met, one: string, other: string, at: number): void {
  const pair = pairOf(one, other);
  met.delete(pair);
  met.set(pair, at);
  for (const [oldest, metAt] of met) {
    if (met.size <= PAIRS_MOST && at - metAt < MET_MS) break;
    met.delete(oldest);
  }
}

export function haveMet(met: ReadonlyMap<string, number>, one: string, other: string, at: number): boolean {
  const metAt = met.get(pairOf(one, other));
  return metAt !== undefined && at - metAt < MET_MS;
}

const pairOf = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`);
