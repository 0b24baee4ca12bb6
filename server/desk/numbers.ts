// How the house does: now, over the last hour and over the last day. Memory, never recorded.

/** A point every ten seconds for an hour, and every five minutes for a day. */
export const SAMPLE_MS = 10_000;
const HOUR_POINTS = 360;
const SAMPLES_PER_DAY_POINT = 30;
const DAY_POINTS = 288;
const MINUTE_MS = 60_000;
/** The folder is measured so often: that is a look at each of its files. */
const SAMPLES_PER_MEASURE = 6;
/** Syncs looked at for how long one takes. */
const SYNCS_KEPT = 500;

export interface Point {
  at: number;
  /** Persons with an open tab, and the tabs. */
  people: number;
  sockets: number;
  /** Messages said within the last minute. */
  perMinute: number;
  /** Resident memory, in bytes. */
  memory: number;
  /** All that is kept on the disk, in bytes, as last measured. */
  kept: number;
  /** The slowest of a hundred syncs, in milliseconds. */
  syncMs: number;
}

export interface Source {
  now(): number;
  here(): Iterable<{ person: string }>;
  memory(): number;
  /** Measures all that is kept on the disk, in bytes. */
  kept(): Promise<number>;
}

export class Numbers {
  readonly hour: Point[] = [];
  readonly day: Point[] = [];
  private samples = 0;
  private kept = 0;
  private readonly posted: number[] = [];
  private readonly syncs: number[] = [];

  constructor(private readonly source: Source) {}

  /** A message was said, wherever it was recorded. */
  said(): void {
    const at = this.source.now();
    this.posted.push(at);
    this.forget(at);
  }

  /** Something was recorded here, so long after it was decided. */
  recorded(ms: number): void {
    this.syncs.push(ms);
    if (this.syncs.length > SYNCS_KEPT) this.syncs.shift();
  }

  point(): Point {
    const at = this.source.now();
    this.forget(at);
    const tabs = [...this.source.here()];
    return {
      at,
      people: new Set(tabs.map(({ person }) => person)).size,
      sockets: tabs.length,
      perMinute: this.posted.length,
      memory: this.source.memory(),
      kept: this.kept,
      syncMs: slowest(this.syncs),
    };
  }

  /** To be called every SAMPLE_MS. */
  async sample(): Promise<void> {
    const sample = this.samples;
    this.samples += 1;
    if (sample % SAMPLES_PER_MEASURE === 0) this.kept = await this.source.kept();
    const point = this.point();
    keep(this.hour, point, HOUR_POINTS);
    if (sample % SAMPLES_PER_DAY_POINT === 0) keep(this.day, point, DAY_POINTS);
  }

  private forget(at: number): void {
    const first = this.posted.findIndex((one) => at - one < MINUTE_MS);
    if (first !== 0) this.posted.splice(0, first < 0 ? this.posted.length : first);
  }
}

function keep(points: Point[], point: Point, most: number): void {
  points.push(point);
  if (points.length > most) points.shift();
}

function slowest(syncs: readonly number[]): number {
  const sorted = syncs.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
}
