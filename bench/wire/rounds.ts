import { median, quantile } from "../support/numbers.ts";
import type { Server } from "../support/server.ts";
import type { Crowd } from "./crowd.ts";
import { type Load, measure, type Measured } from "./measure.ts";

/** Somebody who is measured in every round. */
export interface Runner {
  name: string;
  server: Server;
  crowd: Crowd;
  load: Load;
  /** How many clients see each message. */
  fan: number;
}

type Figure = Exclude<keyof Measured, "timings">;

/** Short ones, and many: other programs of the machine disturb some of them, and the median forgets those. */
const ROUNDS = 6;
const MEASURED_MS = 1_000;

export class Result {
  readonly rounds: Measured[] = [];

  constructor(readonly name: string) {}

  median(figure: Figure): number {
    return median(this.rounds.map((round) => round[figure]));
  }

  /** Milliseconds from sending to seeing. */
  timing(share: number): number {
    return median(this.rounds.map(({ timings }) => quantile(timings, share)));
  }

  /** Each round against the other's of the same moments. */
  ratio(figure: Figure, against: Result): number {
    return median(this.rounds.map((round, i) => round[figure] / (against.rounds[i]?.[figure] ?? Number.NaN)));
  }
}

/** Every runner in every round, and who was first in one round is last in the next. */
export async function race(runners: readonly Runner[]): Promise<Result[]> {
  const results = runners.map(({ name }) => new Result(name));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < runners.length; i++) {
      const turn = (i + round) % runners.length;
      const { server, crowd, ...given } = runners[turn]!;
      results[turn]?.rounds.push(await measure(server, crowd, { ...given, ms: MEASURED_MS }));
    }
  }
  return results;
}
