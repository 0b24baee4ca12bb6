// How often somebody may do something: token buckets by key, on a clock that nobody can set back.

export interface Rate {
  /** How many at once. */
  burst: number;
  /** How many more a second. */
  perSecond: number;
}

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
    const wait = this.wait(now);
    if (wait === 0) this.owe(now);
    return wait;
  }

  /** In how many milliseconds there is a token; takes none. */
  wait(now: number): number {
    const tokens = this.tokensAt(now);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.rate.perSecond) * 1000);
  }

  /** Takes one also where there is none: then it is owed, and the wait is longer. */
  owe(now: number): void {
    this.tokens = this.tokensAt(now) - 1;
    this.at = now;
  }

  /** Puts one back that was taken for nothing. */
  giveBack(now: number): void {
    this.tokens = Math.min(this.rate.burst, this.tokensAt(now) + 1);
    this.at = now;
  }

  isFull(now: number): boolean {
    return this.tokensAt(now) >= this.rate.burst;
  }

  private tokensAt(now: number): number {
    const { burst, perSecond } = this.rate;
    return Math.min(burst, this.tokens + ((now - this.at) / 1000) * perSecond);
  }
}

/** Buckets kept at most; full ones are forgotten first. */
const MOST_BUCKETS = 50_000;

/** The same for many, told apart by a key. */
export class Pace {
  private readonly buckets = new Map<string, Bucket>();
  readonly rate: Rate;

  /** @param now monotonic milliseconds */
  constructor(
    rate: Rate,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.rate = { ...rate };
  }

  /** From now on, also for those who have taken some already. */
  changeTo(rate: Rate): void {
    Object.assign(this.rate, rate);
  }

  take(key: string): number {
    return this.keeping(key, (bucket, now) => bucket.take(now));
  }

  wait(key: string): number {
    return this.buckets.get(key)?.wait(this.now()) ?? 0;
  }

  owe(key: string): void {
    this.keeping(key, (bucket, now) => bucket.owe(now));
  }

  giveBack(key: string): void {
    this.keeping(key, (bucket, now) => bucket.giveBack(now));
  }

  private keeping<Answer>(key: string, ask: (bucket: Bucket, now: number) => Answer): Answer {
    const now = this.now();
    const bucket = this.buckets.get(key) ?? new Bucket(this.rate, now);
    // Re-inserted, so that the longest unused come first.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    const answer = ask(bucket, now);
    this.forget(now);
    return answer;
  }

  private forget(now: number): void {
    for (const [key, bucket] of this.buckets) {
      if (!bucket.isFull(now) && this.buckets.size <= MOST_BUCKETS) return;
      this.buckets.delete(key);
    }
  }
}
