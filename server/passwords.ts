// argon2id, one at a time: hashing shares the threads of file I/O, and forty at once would hold up a sync for seconds.
import { OneByOne } from "./oneByOne.ts";

/** OWASP's recommendation for argon2id with little memory: 19 MiB, two passes. */
const COST = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;
const WAITING_MOST = 20;

export class Passwords {
  private readonly hashing = new OneByOne(WAITING_MOST);

  hash(password: string): Promise<string> {
    return this.hashing.take(() => Bun.password.hash(password, COST));
  }

  verify(password: string, hash: string): Promise<boolean> {
    return this.hashing.take(() => Bun.password.verify(password, hash));
  }
}
