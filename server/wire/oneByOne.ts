import { rejected } from "../base/decision.ts";
import { refuse } from "./trpc.ts";

export type WaitingReason = "busy";

/** When somebody who was refused may try again. */
const RETRY_MS = 2_000;

/** Work that takes a processor and shares the threads of file I/O: one piece at a time, and not too many waiting. */
export class OneByOne {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param waitingMost who comes after so many is asked to try again */
  constructor(private readonly waitingMost: number) {}

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.place(() => this.turn(work));
  }

  /** A place among those who wait, for what has to come before its turn; refused where there is none. */
  async place<Result>(stay: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= this.waitingMost) refuse(rejected("busy", { retryAfter: RETRY_MS }));
    this.waiting += 1;
    try {
      return await stay();
    } finally {
      this.waiting -= 1;
    }
  }

  turn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => {}); // whoever asked for it is told
    return done;
  }
}
