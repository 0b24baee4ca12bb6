// argon2id, one at a time: hashing shares the threads of file I/O, and forty at once would hold up a sync for seconds.
import { OneByOne } from "../wire/oneByOne.ts";

/** OWASP's recommendation for argon2id with little memory: 19 MiB, two passes. */
const COST = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;
const WAITING_MOST = 20;
/** Of random bytes that nobody kept, at the same cost. */
const NOBODYS =
  "$argon2id$v=19$m=19456,t=2,p=1$uuooxEddcrrhVAbxF0TZufXei5sZ5oqeUc0kQdZKSy8$wLloAV7j1J0USiQ+uKPmv6LJsSr8BH4v9lguSb1dR/k";

export class Passwords {
  private readonly hashing = new OneByOne(WAITING_MOST);

  hash(password: string): Promise<string> {
    return this.hashing.take(() => Bun.password.hash(password, COST));
  }

  verify(password: string, hash: string): Promise<boolean> {
    return this.hashing.take(() => Bun.password.verify(password, hash));
  }

  /** Without a hash nothing fits, after the same time: how long it took does not tell whether there is one. */
  async fits(password: string, hash: string | undefined): Promise<boolean> {
    const fits = await this.verify(password, hash ?? NOBODYS);
    return fits && hash !== undefined;
  }
}
