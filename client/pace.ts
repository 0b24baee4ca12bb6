// How long to wait before the next attempt to reconnect.

/** A short scatter, so that a restarted house is not met by everybody in the same millisecond. */
const FIRST_MS = 250;
const STEP_MS = 2_000;
const GROWTH = 1.35;
/** Longer than this and people reload the page instead. */
const LONGEST_MS = 15_000;

/** `attempt` counts from 0; `random` is between 0 and 1. The first is all but immediate, later ones grow from 2 s to 15 s. */
export function pauseBefore(attempt: number, random: number): number {
  if (attempt === 0) return random * FIRST_MS;
  const middle = Math.min(LONGEST_MS, STEP_MS * GROWTH ** (attempt - 1));
  return Math.min(LONGEST_MS, middle * (0.75 + random * 0.5));
}
