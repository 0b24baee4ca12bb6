import { test } from "bun:test";
import { seeds, USUAL_SEED } from "./seeds.ts";
import { runTrial, type Trial } from "./trial.ts";

/** `repairs` starts the server dozens of times. */
const WITHIN_MS = 300_000;

/** Tries each in its short form, also under the seeds that once broke it. */
export function tryShortly(trials: readonly Trial[]): void {
  for (const trial of trials) {
    const lacking = trial.lacking?.();
    if (lacking) console.log(`${trial.name} is not tried: ${lacking}`);
    for (const seed of [...(seeds[trial.name] ?? []), USUAL_SEED])
      test.skipIf(lacking !== undefined)(
        `${trial.title} (${trial.name}, seed ${seed})`,
        async () => {
          await runTrial(trial, { form: "short", seed });
        },
        WITHIN_MS,
      );
  }
}
