// From flags to a mute or a ban. Pure: the same for the same flags, now or replayed.
import { FLAGS_COUNT_MS } from "../limits.ts";
import type { Step } from "../rules/events.ts";

/** More flags of one person are not remembered. */
export const FLAGS_KEPT = 100;

/**
 * The step that the newest flag leads to: it is the so-manieth of its while, so each step is taken once on the way up.
 * Of several the one that takes the most flags.
 * @param flags when somebody was flagged, in milliseconds since 1970, the newest last
 */
export function stepReached(ladder: readonly Step[], flags: readonly number[]): Step | undefined {
  const at = flags.at(-1);
  if (at === undefined) return undefined;
  const countOf = ({ within }: Step) => flags.filter((flag) => at - flag < within).length;
  return ladder
    .filter((step) => countOf(step) === step.flags)
    .reduce<Step | undefined>((most, step) => (most && most.flags >= step.flags ? most : step), undefined);
}

/** Remembers one more. Writes on the flags that it is handed. */
export function addFlag(flags: number[], at: number): void {
  flags.push(at);
  while (flags.length > FLAGS_KEPT || at - (flags[0] ?? at) >= FLAGS_COUNT_MS) flags.shift();
}
