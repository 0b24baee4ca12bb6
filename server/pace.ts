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
    const now = this.now();
    const { burst, perSecond } = this.rate;
    const bucket = this.buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    // Re-inserted, so that the longest unused come first.
    this.buckets.delete(key);
    this.buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    this.forget(now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000);
  }

  /** As if the last token had not been taken. */
  giveBack(key: string): void {
    const bucket = this.buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.rate.burst, bucket.tokens + 1);
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
