import fs from "node:fs";
import { join } from "node:path";
import { forgetAside, hasAside } from "./broken.ts";
import { Damage } from "./damage.ts";
import type { Day } from "./days.ts";
import { type Disk, writeAll } from "./disk.ts";
import { erasedLine, sealed, unsealed, withoutWords } from "./line.ts";
import { eachLine } from "./lines.ts";
import type { Recorded } from "./log.ts";
import type { Offsets } from "./offsets.ts";
import type { Reader } from "./reader.ts";

const JOURNAL = "erasing.ndjson";
const CHUNK_EVENTS = 256; // read, overwritten and synced at once; holds the event loop for a few milliseconds
const PAGE_BYTES = 4096; // of the smallest page of memory in which files are kept

/** A line to be overwritten, as the journal keeps it: without words. */
interface Overwrite {
  readonly day: string;
  readonly at: number;
  readonly bytes: number;
  readonly event: Recorded;
}

export interface EraserParts {
  disk: Disk;
  folder: string;
  days: readonly Day[];
  offsets: Offsets;
  reader: Reader;
  /** Resolves when an error of the disk is overcome, and the chunk can be tried again. */
  overcome: (error: unknown) => Promise<void>;
}

export interface Eraser {
  /** How often lines were overwritten. */
  readonly overwrites: number;
  /** The same of one day file. */
  overwritesOf(day: Day): number;
  erase(stream: string, versions: Iterable<number>): Promise<void>;
  /** Resolves when the journal speaks of no file any more, also after a power cut. */
  rest(): Promise<void>;
  /** Ends what is under way after the chunk it is at. */
  stop(): void;
  close(): void;
}

export function openEraser({ disk, folder, days, offsets, reader, overcome }: EraserParts): Eraser {
  const journal = disk.open(join(folder, JOURNAL));
  let overwrites = 0;
  const overwritesOf = new Map<string, number>();
  let stopped = false;

  async function erase(stream: string, versions: Iterable<number>): Promise<void> {
    // Asked each time: a torn end is put aside later where the disk was full when the log was opened.
    if (hasAside(folder)) await attempt(() => forgetAside(disk, folder, stream));
    for (const seqs of chunksOf(seqsOf(stream, versions))) {
      const planned = await plan(seqs);
      await attempt(() => overwrite(planned));
      for (const seq of seqs) offsets.setErased(seq);
    }
  }

  function* seqsOf(stream: string, versions: Iterable<number>): Generator<number> {
    for (const version of versions) {
      const seq = offsets.seqOf(stream, version);
      if (seq > 0 && !offsets.isErased(seq)) yield seq;
    }
  }

  async function plan(seqs: readonly number[]): Promise<Overwrite[]> {
    const events = await reader.events(seqs);
    return events.flatMap((event) => {
      const spot = reader.spotOf(event.seq);
      return spot ? { day: spot.day.name, at: spot.at, bytes: spot.bytes - 1, event: withoutWords(event) } : [];
    });
  }

  async function overwrite(planned: readonly Overwrite[]): Promise<void> {
    const lines = planned.map((each) => `${sealed(JSON.stringify(each).slice(0, -1))}\n`);
    writeAll(disk, journal, Buffer.from(lines.join("")), 0);
    await disk.sync(journal);
    for (const day of days) if (planned.some(({ day: name }) => name === day.name)) day.crc = undefined;
    await apply(disk, folder, planned, (day) => {
      overwrites++;
      overwritesOf.set(day, (overwritesOf.get(day) ?? 0) + 1);
    });
    disk.cut(journal, 0);
  }

  // A chunk is done whole or again: its journal is whole before the first line is touched.
  async function attempt(work: () => Promise<void>): Promise<void> {
    for (;;) {
      if (stopped) throw new Error("The log was closed before everything was erased; opening it goes on.");
      try {
        return await work();
      } catch (error) {
        if (error instanceof Damage) throw error;
        await overcome(error);
      }
    }
  }

  return {
    get overwrites() {
      return overwrites;
    },
    overwritesOf: ({ name }) => overwritesOf.get(name) ?? 0,
    erase,
    rest: () => disk.sync(journal),
    stop() {
      stopped = true;
    },
    close: () => fs.closeSync(journal),
  };
}

/** Ends an erasure that a crash cut short. Called before the record is read. */
export async function finishErasing(disk: Disk, folder: string): Promise<void> {
  const path = join(folder, JOURNAL);
  if (!fs.existsSync(path)) return;
  const planned = [...eachLine({ bytes: fs.readFileSync(path), at: 0 })].flatMap(({ line }) => {
    const text = unsealed(line);
    return text === undefined ? [] : (JSON.parse(`${text}}`) as Overwrite);
  });
  await apply(
    disk,
    folder,
    planned.filter((each) => isThere(folder, each)),
  );
  const journal = disk.open(path);
  try {
    disk.cut(journal, 0);
    await disk.sync(journal);
  } finally {
    fs.closeSync(journal);
  }
}

async function apply(
  disk: Disk,
  folder: string,
  planned: readonly Overwrite[],
  onWritten?: (day: string) => void,
): Promise<void> {
  for (const day of new Set(planned.map((each) => each.day))) {
    const file = disk.open(join(folder, day));
    try {
      for (const each of planned)
        if (each.day === day) overwriteLine(disk, file, Buffer.from(erasedLine(each.event, each.bytes)), each.at);
      onWritten?.(day);
      await disk.sync(file);
    } finally {
      fs.closeSync(file);
    }
  }
}

/** Ends an erasure that a copy met half done: the line as it is to be, in its place. */
export async function endErasing(disk: Disk, path: string, line: Buffer, at: number): Promise<void> {
  const file = disk.open(path);
  try {
    overwriteLine(disk, file, line, at);
    await disk.sync(file);
  } finally {
    fs.closeSync(file);
  }
}

// From its end to its beginning, a page at a time, as others read it: so that a copy taken meanwhile tells what it is.
function overwriteLine(disk: Disk, file: number, line: Buffer, at: number): void {
  for (let end = at + line.length; end > at;) {
    const begin = Math.max(at, end - (end % PAGE_BYTES || PAGE_BYTES));
    writeAll(disk, file, line.subarray(begin - at, end - at), begin);
    end = begin;
  }
}

/** False in an older copy of the record, which may end before that line or within it, and in a rewritten file. */
function isThere(folder: string, { day, at, bytes, event }: Overwrite): boolean {
  const path = join(folder, day);
  if (!fs.existsSync(path)) return false;
  const begins = Buffer.from(`{"seq":${event.seq},`);
  const read = Buffer.alloc(bytes + 1);
  const file = fs.openSync(path, "r");
  try {
    const length = fs.readSync(file, read, 0, read.length, at);
    return length === read.length && read.indexOf(10) === bytes && read.subarray(0, begins.length).equals(begins);
  } finally {
    fs.closeSync(file);
  }
}

function* chunksOf(seqs: Iterable<number>): Generator<number[]> {
  let chunk: number[] = [];
  for (const seq of seqs) {
    chunk.push(seq);
    if (chunk.length < CHUNK_EVENTS) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
