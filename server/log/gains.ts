import type { Day } from "./days.ts";
import type { Offsets } from "./offsets.ts";
import type { Reader } from "./reader.ts";

/** What is left of an erased line without its padding is seldom longer. */
const STRIPPED_BYTES = 256;
const STEPS = 4_000; // counted in about 2 ms

export interface Counted {
  offsets: Offsets;
  reader: Reader;
  pause: () => Promise<void>;
}

/** About how many bytes each day would lose if it were rewritten. */
export async function gainsOf({ offsets, reader, pause }: Counted): Promise<Map<Day, number>> {
  const gains = new Map<Day, number>();
  let steps = 0;
  function add(seq: number, lost: (bytes: number) => number): void {
    const spot = offsets.isErased(seq) ? reader.spotOf(seq) : undefined;
    if (spot) gains.set(spot.day, (gains.get(spot.day) ?? 0) + lost(spot.bytes));
  }
  for (const versions of offsets.streams.values())
    for (let i = 0; i < versions.cleared - 1; i++) {
      add(versions.seqs[i] ?? 0, (bytes) => Math.min(bytes, STRIPPED_BYTES));
      if (++steps % STEPS === 0) await pause();
    }
  for (let seq = 1; seq <= offsets.head; seq++) {
    add(seq, (bytes) => Math.max(0, bytes - STRIPPED_BYTES));
    if (++steps % STEPS === 0) await pause();
  }
  return gains;
}
