import { keep, kept } from "../kept.ts";

/** A tab throttled in the background asks within a second or so; by then it must still be claimed. */
const HELD_MS = 10_000;
/** Without locks, tabs ask at different times, so that the second one finds what the first one wrote. */
const SPREAD_MS = 400;
const KEY = "claimed";

/** Of several tabs of this browser the first one that asks gets it: a call is to be spoken of once. */
export async function claim(call: string): Promise<boolean> {
  // Browsers have them on https and on the machine itself alone.
  if ("locks" in navigator) return claimByLock(call);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
  if (kept(KEY) === call) return false;
  keep(KEY, call);
  return true;
}

function claimByLock(call: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(`${KEY} ${call}`, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      if (lock) await new Promise((over) => setTimeout(over, HELD_MS));
    });
  });
}
