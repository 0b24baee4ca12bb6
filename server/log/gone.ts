import { endOfErasing } from "./halfErased.ts";
import { eventOf, sealed, unsealed } from "./line.ts";
import type { Envelope, Recorded } from "./log.ts";
import type { Offsets } from "./offsets.ts";

// A rewritten day file begins with lines that say which events it had before: nothing else tells an event that was
// dropped from one that was lost. Of an event are kept its place and what it concerns, so that the index made from
// the lines is the same as the one that saw the event:
// {"gone":[{"stream":"room:k3v9","version":57,"seqs":[1042,1,3],"about":[[59,57]]}],"crc":"…"}
// Versions rise by one from the first; after the first seq stand the steps to the next ones; 59 concerned 57.

/** An event whose line is in no file any more. */
export type Gone = Pick<Envelope, "seq" | "stream" | "version" | "about">;

interface Run {
  stream: string;
  version: number;
  seqs: number[];
  about: [version: number, about: number][];
}

/** A line without its newline, of places in order of seq. */
export function goneLine(places: readonly Gone[]): string {
  const runs: Run[] = [];
  const open = new Map<string, { run: Run; last: Gone }>();
  for (const place of places) {
    const { seq, stream, version, about } = place;
    const known = open.get(stream);
    const goesOn = known?.last.version === version - 1;
    const run: Run = goesOn ? known.run : { stream, version, seqs: [], about: [] };
    if (!goesOn) runs.push(run);
    run.seqs.push(goesOn ? seq - known.last.seq : seq);
    if (about !== undefined) run.about.push([version, about]);
    open.set(stream, { run, last: place });
  }
  return sealed(JSON.stringify({ gone: runs }).slice(0, -1));
}

export const GONE_IN_A_LINE = 1_000; // short enough for repair to try every bit of it

/** The same in as many lines as it takes. */
export function goneLines(places: readonly Gone[]): string[] {
  const lines: string[] = [];
  for (let from = 0; from < places.length; from += GONE_IN_A_LINE)
    lines.push(goneLine(places.slice(from, from + GONE_IN_A_LINE)));
  return lines;
}

/** What a line (given without its newline) says is gone, or nothing when it says no such thing, or is damaged. */
export function goneOf(line: Buffer): Gone[] | undefined {
  if (!line.subarray(0, BEGINS.length).equals(BEGINS)) return undefined;
  const text = unsealed(line);
  if (text === undefined) return undefined;
  return (JSON.parse(`${text}}`) as { gone: Run[] }).gone.flatMap(placesOf);
}

function placesOf({ stream, version, seqs, about }: Run): Gone[] {
  const concerned = new Map(about);
  let seq = 0;
  return seqs.map((step, i) => {
    seq += step;
    return { seq, stream, version: version + i, about: concerned.get(version + i) };
  });
}

/** What a line of a day file says: an event, or what is gone, or nothing when it is damaged. */
export interface Part {
  event?: Recorded;
  gone?: Gone[];
  /** The event's line as it is to be: the words that were taken back still stand in a part of it. */
  erased?: Buffer;
}

/** @param mayBeGone what is gone is said only before the first event of a file */
export function partOf(line: Buffer, whole: boolean, mayBeGone: boolean): Part {
  if (!whole) return {};
  const event = eventOf(line);
  const gone = event || !mayBeGone ? undefined : goneOf(line);
  if (event || gone) return { event, gone };
  const erased = endOfErasing(line);
  return erased ? { event: eventOf(erased), erased } : {};
}

const BEGINS = Buffer.from('{"gone":');

/** What a day file says is gone, until the record comes to the place of each. */
export class Gaps {
  #places: Gone[] = [];
  #sorted = 0;
  #next = 0;

  add(places: readonly Gone[]): void {
    for (const place of places) this.#places.push(place);
  }

  /** Gives those that come next their places. */
  fill(offsets: Offsets): void {
    this.#sort();
    for (let place = this.first; place?.seq === offsets.head + 1; place = this.first) {
      if (place.version !== offsets.versionOf(place.stream) + 1) return;
      offsets.addGone(place.stream, place.about);
      this.#next++;
    }
  }

  /** The first that has no place yet. */
  get first(): Gone | undefined {
    return this.#places[this.#next];
  }

  #sort(): void {
    if (this.#sorted === this.#places.length) return;
    this.#places = this.#places.slice(this.#next).sort((a, b) => a.seq - b.seq);
    this.#next = 0;
    this.#sorted = this.#places.length;
  }
}
