import { hashOf, newToken } from "../base/tokens.ts";

/** Long enough to find one's phone, short enough that a photo of the screen is of no use. */
export const PASS_MS = 2 * 60_000;

interface Pass {
  person: string;
  /** Monotonic milliseconds. */
  until: number;
  taken(): void;
}

/** By which somebody comes to another of their devices: for two minutes, once. In memory, known by the hash of its token. */
export class Passes {
  private readonly open = new Map<string, Pass>();

  /** @param now monotonic milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param taken told when it was used */
  make(person: string, taken: () => void): { token: string; revoke: () => void } {
    const token = newToken();
    const hash = hashOf(token);
    this.open.set(hash, { person, until: this.now() + PASS_MS, taken });
    return { token, revoke: () => void this.open.delete(hash) };
  }

  /** Whose it is; undefined when it is over, used or none. */
  personOf(token: string): string | undefined {
    const pass = this.open.get(hashOf(token));
    return pass && this.now() < pass.until ? pass.person : undefined;
  }

  /** The same, and uses it up. */
  take(token: string): string | undefined {
    const person = this.personOf(token);
    if (person === undefined) return undefined;
    const hash = hashOf(token);
    const pass = this.open.get(hash);
    this.open.delete(hash);
    pass?.taken();
    return person;
  }
}
