// From flags to a mute or a ban. Pure: the same for the same flags, now or replayed.
import { FLAGS_COUNT_MS } from "../limits.ts";
import type { Step } from "../rules/events.ts";

/** More flags of one person are not remembered. */
export const FLAGS_KEPT = 100;

/** How often somebody was flagged, and when lately: in milliseconds since 1970, the newest last. */
export interface Flagged {
  times: number[];
  count: number;
}

/**
 * The step that the newest flag leads to: it is the so-manieth of its while, so each step is taken once on the way up.
 * Of several the one that takes the most flags; of those the harder, then the longer.
 */
export function stepReached(ladder: readonly Step[], times: readonly number[]): Step | undefined {
  const at = times.at(-1);
  if (at === undefined) return undefined;
  const countOf = ({ within }: Step) => times.filter((time) => at - time < within).length;
  const reached = ladder.filter((step) => countOf(step) === step.flags);
  return reached.sort((a, b) => b.flags - a.flags || harder(b) - harder(a) || b.lasts - a.lasts)[0];
}

const harder = ({ deed }: Step): number => (deed === "ban" ? 1 : 0);

/** Remembers one more flag, and lets go of whoever was not flagged for long. Writes on what it is handed. */
export function addFlag(all: Map<string, Flagged>, whom: string, at: number): void {
  const { times, count } = all.get(whom) ?? { times: [], count: 0 };
  times.push(at);
  while (times.length > FLAGS_KEPT || isOver(times[0], at)) times.shift();
  // Who was flagged last stands last.
  all.delete(whom);
  all.set(whom, { times, count: count + 1 });
  for (const [longest, flagged] of all) {
    if (!isOver(flagged.times.at(-1), at)) break;
    all.delete(longest);
  }
}

const isOver = (time: number | undefined, at: number): boolean => time !== undefined && at - time >= FLAGS_COUNT_MS;
