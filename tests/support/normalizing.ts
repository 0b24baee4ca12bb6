// What is handed to Unicode's normalizing, which makes up to 18 letters of one and sorts stacked marks in the square of
// their number.

export interface Normalized {
  /** UTF-16 units in and out. */
  units: number;
  /** The most marks in a row that were to be sorted. */
  stack: number;
}

/** Counts what a call has normalized, until it is answered. One call at a time. */
export async function normalizedBy(call: () => Promise<unknown>): Promise<Normalized> {
  const { normalize } = String.prototype;
  const seen: Normalized = { units: 0, stack: 0 };
  String.prototype.normalize = function normalized(this: string, form?: string): string {
    const answer = normalize.call(this, form);
    seen.units += this.length + answer.length;
    for (const [marks] of this.matchAll(/\p{M}+/gu)) seen.stack = Math.max(seen.stack, [...marks].length);
    return answer;
  };
  try {
    await call();
    return seen;
  } finally {
    String.prototype.normalize = normalize;
  }
}
