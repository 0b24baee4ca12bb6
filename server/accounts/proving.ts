import { rejected } from "../base/decision.ts";
import type { Pace } from "../base/pace.ts";
import { refuse } from "../wire/trpc.ts";

type Tries = readonly (readonly [pace: Pace, key: string])[];

/** Throws where too many tries failed already. */
export function mayTry(tries: Tries): void {
  const retryAfter = Math.max(...tries.map(([pace, key]) => pace.wait(key)));
  if (retryAfter > 0) refuse(rejected("too-fast", { retryAfter }));
}

/**
 * Whether somebody proves what they say. Only failures count against the tries: a class behind one address logs in all
 * at once. Each is counted while it is looked at, so that a hundred at the same time are no more than the tries.
 */
export async function proven(tries: Tries, proof: () => Promise<boolean>): Promise<boolean> {
  mayTry(tries);
  for (const [pace, key] of tries) pace.take(key);
  let failed = false;
  try {
    failed = !(await proof());
    return !failed;
  } finally {
    if (!failed) for (const [pace, key] of tries) pace.giveBack(key);
  }
}
