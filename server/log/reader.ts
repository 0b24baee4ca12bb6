import fs from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Damage } from "./damage.ts";
import { type Day, dayOf } from "./days.ts";
import { eventOf } from "./line.ts";
import { eachLine, type Lines, linesOf } from "./lines.ts";
import type { Recorded } from "./log.ts";
import { NOWHERE, type Offsets } from "./offsets.ts";

const NEAR_BYTES = 16 * 1024; // lines with less than this between them are read at once
const READ_BYTES = 256 * 1024;

const readAt = promisify(fs.read);

/** Where an event's line is. */
export interface Spot {
  readonly seq: number;
  readonly day: Day;
  readonly at: number;
  /** With its newline. */
  readonly bytes: number;
}

export interface ReaderParts {
  folder: string;
  days: readonly Day[];
  offsets: Offsets;
  /** Rises whenever lines were overwritten: what was read meanwhile may be half of each. */
  overwrites: () => number;
}

export interface Reader {
  spotOf(seq: number): Spot | undefined;
  /** The events of these seqs, in this order; those without a line are left out. */
  events(seqs: readonly number[]): Promise<Recorded[]>;
  /** Every event after a seq, in order. */
  follow(after: number): AsyncGenerator<Recorded[]>;
}

export function openReader({ folder, days, offsets, overwrites }: ReaderParts): Reader {
  function spotOf(seq: number): Spot | undefined {
    const at = offsets.offsetOf(seq);
    const day = dayOf(days, seq);
    if (at === NOWHERE || !day) return undefined;
    const next = offsets.nextLine(seq + 1);
    const end = next <= offsets.head && dayOf(days, next) === day ? offsets.offsetOf(next) : day.size;
    return { seq, day, at, bytes: end - at };
  }

  async function events(seqs: readonly number[]): Promise<Recorded[]> {
    const groups = neighbours(spotsOf([...new Set(seqs)].sort((a, b) => a - b)));
    const found = new Map<number, Recorded>();
    await Promise.all(
      groups.map(async (group) => {
        for (const event of await readGroup(group)) found.set(event.seq, event);
      }),
    );
    return seqs.flatMap((seq) => found.get(seq) ?? []);
  }

  const spotsOf = (rising: readonly number[]): Spot[] => rising.flatMap((seq) => spotOf(seq) ?? []);

  async function readGroup(group: readonly Spot[]): Promise<Recorded[]> {
    for (let spots = group; ;) {
      const before = overwrites();
      try {
        return await readOnce(spots);
      } catch (error) {
        if (!(error instanceof Damage) || overwrites() === before) throw error;
      }
      spots = spotsOf(spots.map(({ seq }) => seq)); // the file may have been rewritten
    }
  }

  async function readOnce(group: readonly Spot[]): Promise<Recorded[]> {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const bytes = Buffer.allocUnsafe(last.at + last.bytes - first.at);
    await readFully(join(folder, first.day.name), bytes, first.at);
    return group.map((spot) => {
      const start = spot.at - first.at;
      const event = eventOf(bytes.subarray(start, start + spot.bytes - 1));
      if (event?.seq !== spot.seq) throw new Damage(join(folder, spot.day.name), spot.at);
      return event;
    });
  }

  // A file is opened in the step that finds the place in it, and stays the same one when it is rewritten meanwhile.
  async function* follow(after: number): AsyncGenerator<Recorded[]> {
    for (let seq = after; ;) {
      const first = spotOf(offsets.nextLine(seq + 1));
      if (!first) return;
      const path = join(folder, first.day.name);
      for await (const lines of linesOf(path, first.at, first.day.size)) {
        const found = await eventsIn(lines, seq, path);
        seq = found.at(-1)?.seq ?? seq;
        yield found;
      }
      if (seq < first.seq) throw new Damage(path, first.at);
    }
  }

  async function eventsIn(lines: Lines, after: number, path: string): Promise<Recorded[]> {
    const found: Recorded[] = [];
    let next = offsets.nextLine(after + 1);
    for (const { line, at } of eachLine(lines)) {
      const event = eventOf(line) ?? (await events([next]))[0]; // read again: it may just have been overwritten
      if (event && event.seq < next && !offsets.hasLine(event.seq)) continue; // dropped since the file was opened
      if (event?.seq !== next) throw new Damage(path, at);
      found.push(event);
      next = offsets.nextLine(next + 1);
    }
    return found;
  }

  return { spotOf, events, follow };
}

/** Groups of spots that are near enough to be read at once. */
function neighbours(spots: readonly Spot[]): Spot[][] {
  const groups: Spot[][] = [];
  for (const spot of spots) {
    const group = groups.at(-1);
    const [first, last] = [group?.[0], group?.at(-1)];
    const near =
      first?.day === spot.day &&
      last !== undefined &&
      spot.at - last.at - last.bytes <= NEAR_BYTES &&
      spot.at + spot.bytes - first.at <= READ_BYTES;
    if (near) group?.push(spot);
    else groups.push([spot]);
  }
  return groups;
}

async function readFully(path: string, bytes: Buffer, at: number): Promise<void> {
  const file = fs.openSync(path, "r");
  try {
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await readAt(file, bytes, done, bytes.length - done, at + done);
      if (bytesRead === 0) throw new Damage(path, at + done);
      done += bytesRead;
    }
  } finally {
    fs.closeSync(file);
  }
}
