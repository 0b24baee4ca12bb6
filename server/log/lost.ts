import type { Lost, Recorded } from "./log.ts";

/** The type of events that stand for lost ones, and the stream of those whose own stream is unknown. */
export const LOST = "lost";

/**
 * Events that are missed in one place at the most: what is lost of several large files. Further off stands something of
 * another record.
 */
export const LOST_MOST = 1_000_000;

type Place = Pick<Recorded, "seq" | "stream" | "version"> & Partial<Pick<Recorded, "at">>;

/** A version that no event has: it was lost somewhere between two seqs. */
interface Missing {
  stream: string;
  version: number;
  after: number;
  before: number;
}

/**
 * Events without words for the seqs that are missing among others, so that every place is taken again: in the stream
 * that misses a version there, else (it was the last of its stream) in one that is named "lost", or "lost-2" where an
 * earlier repair took that name.
 */
export function standIns(places: readonly Place[]): Recorded<Lost>[] {
  const missing = new MissingVersions(places);
  const found: Recorded<Lost>[] = [];
  const nowhere = freeName(new Set(places.map(({ stream }) => stream)));
  let [seq, at, lost] = [0, 0, 0];
  for (const place of places) {
    if (place.seq - seq > LOST_MOST) throw tooMany(place, place.seq - seq);
    while (++seq < place.seq) {
      const own = missing.takeFor(seq);
      const { stream, version } = own ?? { stream: nowhere, version: ++lost };
      found.push({ seq, stream, version, at, type: LOST, erased: 1 });
    }
    at = place.at ?? at;
  }
  const left = missing.first();
  if (left)
    throw new Error(`${left.stream} misses version ${left.version}, but no event is missing there. Restore a copy.`);
  return found;
}

function freeName(taken: ReadonlySet<string>): string {
  let name = LOST;
  for (let n = 2; taken.has(name); n++) name = `${LOST}-${n}`;
  return name;
}

/** In order of where they must stand at the latest. */
class MissingVersions {
  private readonly all: (Missing | undefined)[] = [];
  /** Those before it are taken. */
  private next = 0;

  constructor(places: readonly Place[]) {
    const newest = new Map<string, Place>();
    for (const place of places) {
      const { version: last = 0, seq: after = 0 } = newest.get(place.stream) ?? {};
      if (place.version - last > LOST_MOST) throw tooMany(place, place.version - last);
      for (let version = last + 1; version < place.version; version++)
        this.all.push({ stream: place.stream, version, after, before: place.seq });
      newest.set(place.stream, place);
    }
  }

  first(): Missing | undefined {
    while (this.next < this.all.length && this.all[this.next] === undefined) this.next++;
    return this.all[this.next];
  }

  takeFor(seq: number): Missing | undefined {
    this.first();
    for (let at = this.next; at < this.all.length; at++) {
      const one = this.all[at];
      if (!one || one.after >= seq || seq >= one.before) continue;
      this.all[at] = undefined;
      return one;
    }
    return undefined;
  }
}

const tooMany = ({ seq, stream, version }: Place, many: number): Error =>
  new Error(
    `Before event ${seq} (${stream} ${version}) ${many.toLocaleString("en")} events are missing. Restore a copy.`,
  );
