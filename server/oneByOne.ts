import { rejected } from "./decision.ts";
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

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= this.waitingMost) refuse(rejected("busy", { retryAfter: RETRY_MS }));
    this.waiting += 1;
    const done = this.last.then(work);
    this.last = done.catch(() => {}); // whoever asked for it is told
    try {
      return await done;
    } finally {
      this.waiting -= 1;
    }
  }
}
