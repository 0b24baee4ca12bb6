// How often somebody may do something: token buckets by key, on a clock that nobody can set back.

interface Bucket {
  tokens: number;
  at: number;
}

export interface Rate {
  /** How many at once. */
  burst: number;
  /** How many more a second. */
  perSecond: number;
}

/** Buckets kept at most; full ones are forgotten first. */
const MOST_BUCKETS = 50_000;

export class Pace {
  private readonly buckets = new Map<string, Bucket>();

  /** @param now monotonic milliseconds */
  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one token and answers 0; or answers in how many milliseconds there is one. */
  take(key: string): number {
    const tokens = this.tokensOf(key);
    this.keep(key, tokens >= 1 ? tokens - 1 : tokens);
    return this.until(tokens);
  }

  /** In how many milliseconds there is a token; takes none. */
  wait(key: string): number {
    return this.until(this.tokensOf(key));
  }

  /** Takes one also where there is none: then it is owed, and the wait is longer. */
  owe(key: string): void {
    this.keep(key, this.tokensOf(key) - 1);
  }

  private tokensOf(key: string): number {
    const { burst, perSecond } = this.rate;
    const bucket = this.buckets.get(key);
    return bucket ? Math.min(burst, bucket.tokens + ((this.now() - bucket.at) / 1000) * perSecond) : burst;
  }

  private until(tokens: number): number {
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.rate.perSecond) * 1000);
  }

  private keep(key: string, tokens: number): void {
    const at = this.now();
    // Re-inserted, so that the longest unused come first.
    this.buckets.delete(key);
    this.buckets.set(key, { tokens, at });
    this.forget(at);
  }

  private forget(now: number): void {
    const { burst, perSecond } = this.rate;
    for (const [key, { tokens, at }] of this.buckets) {
      const full = tokens + ((now - at) / 1000) * perSecond >= burst;
      if (!full && this.buckets.size <= MOST_BUCKETS) return;
      this.buckets.delete(key);
    }
  }
}
