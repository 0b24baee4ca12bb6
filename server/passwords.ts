// argon2id, one at a time: hashing shares the threads of file I/O, and forty at once would hold up a sync for seconds.
import { rejected } from "./decision.ts";
import { refuse } from "./trpc.ts";

export type PasswordReason = "busy";

/** OWASP's recommendation for argon2id with little memory: 19 MiB, two passes. */
const COST = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;
/** Who comes after so many waiting is asked to try again. */
const WAITING_MOST = 20;
const RETRY_MS = 2_000;

export class Passwords {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  hash(password: string): Promise<string> {
    return this.inTurn(() => Bun.password.hash(password, COST));
  }

  verify(password: string, hash: string): Promise<boolean> {
    return this.inTurn(() => Bun.password.verify(password, hash));
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= WAITING_MOST) refuse(rejected("busy", { retryAfter: RETRY_MS }));
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
