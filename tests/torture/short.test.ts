import { test } from "bun:test";
import { seeds, USUAL_SEED } from "./seeds.ts";
import { runTrial } from "./trial.ts";
import { trials } from "./trials.ts";

const WITHIN_MS = 120_000;

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
