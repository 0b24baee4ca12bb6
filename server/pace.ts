// How often somebody may do something: token buckets by key, on a clock that nobody can set back.

export interface Rate {
  /** How many at once. */
  burst: number;
  /** How many more a second. */
  perSecond: number;
}

/** Buckets kept at most; full ones are forgotten first. */
const MOST_BUCKETS = 50_000;

/** How often one may do something. All times in monotonic milliseconds. */
export class Bucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly rate: Rate,
    now: number,
  ) {
    this.tokens = rate.burst;
    this.at = now;
  }

  /** Takes one token and answers 0; or answers in how many milliseconds there is one. */
  take(now: number): number {
    this.tokens = this.tokensAt(now);
    this.at = now;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / this.rate.perSecond) * 1000);
    this.tokens -= 1;
    return 0;
  }

  /** As if the last token had not been taken. */
  giveBack(): void {
    this.tokens = Math.min(this.rate.burst, this.tokens + 1);
  }

  isFull(now: number): boolean {
    return this.tokensAt(now) >= this.rate.burst;
  }

  private tokensAt(now: number): number {
    const { burst, perSecond } = this.rate;
    return Math.min(burst, this.tokens + ((now - this.at) / 1000) * perSecond);
  }
}

/** The same for many, told apart by a key. */
export class Pace {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {}

  take(key: string): number {
<<<<<<< HEAD
    const now = this.now();
    const bucket = this.buckets.get(key) ?? new Bucket(this.rate, now);
    // Re-inserted, so that the longest unused come first.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    const wait = bucket.take(now);
    this.forget(now);
    return wait;
  }

  /** As if the last token had not been taken. */
  giveBack(key: string): void {
    this.buckets.get(key)?.giveBack();
=======
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
>>>>>>> rooms-in-full
  }

  private forget(now: number): void {
    for (const [key, bucket] of this.buckets) {
      if (!bucket.isFull(now) && this.buckets.size <= MOST_BUCKETS) return;
      this.buckets.delete(key);
    }
  }
}
