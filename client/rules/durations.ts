import type { useRuleWords } from "../i18n/rules.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Lengths that one may choose, in milliseconds. */
export const DURATIONS = [10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 30 * DAY_MS];

/** A length of time in whole minutes, hours or days. */
export function durationOf(say: ReturnType<typeof useRuleWords>, ms: number): string {
  if (ms >= DAY_MS && ms % DAY_MS === 0) return say("times.days", ms / DAY_MS);
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) return say("times.hours", ms / HOUR_MS);
  return say("times.minutes", Math.max(1, Math.round(ms / MINUTE_MS)));
}
