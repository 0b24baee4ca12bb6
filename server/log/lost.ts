import type { Lost, Recorded } from "./log.ts";

/** Where events stand whose stream nobody knows any more. */
const NOWHERE = "lost";

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
 * that misses a version there, else (it was the last of its stream) in one that is named "lost".
 */
export function standIns(places: readonly Place[]): Recorded<Lost>[] {
  const missing = missingVersions(places);
  const found: Recorded<Lost>[] = [];
  let [seq, at, lost] = [0, 0, 0];
  for (const place of places) {
    while (++seq < place.seq) {
      const own = takeFor(seq, missing);
      const { stream, version } = own ?? { stream: NOWHERE, version: ++lost };
      found.push({ seq, stream, version, at, type: "lost", erased: 1 });
    }
    at = place.at ?? at;
  }
  const [left] = missing;
  if (left)
    throw new Error(`${left.stream} misses version ${left.version}, but no event is missing there. Restore a copy.`);
  return found;
}

/** In order of where they must stand at the latest. */
function missingVersions(places: readonly Place[]): Missing[] {
  const newest = new Map<string, Place>();
  const missing: Missing[] = [];
  for (const place of places) {
    const last = newest.get(place.stream);
    for (let version = (last?.version ?? 0) + 1; version < place.version; version++)
      missing.push({ stream: place.stream, version, after: last?.seq ?? 0, before: place.seq });
    newest.set(place.stream, place);
  }
  return missing;
}

function takeFor(seq: number, missing: Missing[]): Missing | undefined {
  const at = missing.findIndex(({ after, before }) => after < seq && seq < before);
  return at < 0 ? undefined : missing.splice(at, 1)[0];
}
