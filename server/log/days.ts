const NAME = /^(\d{4}-\d\d-\d\d)(?:\.(\d+))?\.ndjson$/;

/** One file of the record: a day, or a further part of one. */
export interface Day {
  readonly name: string;
  /** The seq of its first event, there or to come. */
  readonly first: number;
  /** Bytes that are recorded. */
  size: number;
  /** CRC32 of these bytes; unknown after an erasure. */
  crc: number | undefined;
}

/** The names of day files among others, in the order in which they were written. */
export function dayNames(names: readonly string[]): string[] {
  const key = (name: string): string => {
    const [, day, part = "1"] = NAME.exec(name) ?? [];
    return `${day}.${part.padStart(9, "0")}`;
  };
  return names.filter((name) => NAME.test(name)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The file to write to. A clock set back never leads to an older day than the newest. */
export function dayToWrite(newest: Day | undefined, now: number, maxBytes: number): string {
  const today = new Date(now).toISOString().slice(0, 10);
  const [, day = "", part = "1"] = NAME.exec(newest?.name ?? "") ?? [];
  if (!newest || day < today) return `${today}.ndjson`;
  return newest.size < maxBytes ? newest.name : `${day}.${Number(part) + 1}.ndjson`;
}

/** The day that holds a seq; days are in order of `first`. */
export function dayOf(days: readonly Day[], seq: number): Day | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.first ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return days[low - 1];
}
