// What the server does by the clock, as long as it runs.
import type { App } from "../app.ts";
import { SAMPLE_MS } from "../desk/numbers.ts";
import { keepReadable } from "../moderation/readable.ts";
import { keepExpiring } from "../rooms/expiry.ts";

/** When people who wait for the house to be there again are through. */
const COMPACT_AFTER_MS = 2 * 60_000;
const COMPACT_EVERY_MS = 60 * 60_000;
/** Sessions end by the month. */
const LAPSE_EVERY_MS = 6 * 60 * 60_000;
/** Those of hosts by the day. */
const HOLD_ON_EVERY_MS = 60_000;
/** What is due by age; what a crash cut short is gone on with at once. */
const RESUME_EVERY_MS = 60_000;

interface Means {
  /** Rewrites files of which much was erased. */
  compact(): Promise<unknown>;
  /** The folder of what a host may read. */
  views: string;
  now(): number;
  report(error: unknown): void;
}

/** Answers how to end it. */
export function startChores(app: App, { compact, views, now, report }: Means): () => void {
  const attempt = (work: () => unknown) => async () => {
    try {
      await work();
    } catch (error) {
      report(error);
    }
  };
  const every = (ms: number, work: () => unknown) => setInterval(attempt(work), ms);
  const timers = [
    setTimeout(attempt(compact), COMPACT_AFTER_MS),
    every(COMPACT_EVERY_MS, compact),
    every(LAPSE_EVERY_MS, () => app.letLapse()),
    every(HOLD_ON_EVERY_MS, () => app.holdOn()),
    every(RESUME_EVERY_MS, () => app.resume()),
    every(SAMPLE_MS, () => app.numbers.sample()),
  ];
  void attempt(() => app.numbers.sample())();
  app.resume();
  const stops = [keepReadable(views, { ...app.moderating, now }, report), keepExpiring({ ...app.rooms, now }, report)];
  return () => {
    for (const timer of timers) clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
