import fs from "node:fs";
import { join } from "node:path";
import { type Day, dayToWrite } from "./days.ts";
import { type Disk, noSpace, writeAll } from "./disk.ts";
import { lineAt, refuseForged, textOf } from "./line.ts";
import type { Appended, Recorded, Unplaced } from "./log.ts";
import { Space } from "./space.ts";

const BATCH_BYTES = 32 * 1024; // some 150 messages: what they take of the event loop at once is a few milliseconds

export interface WriterParts {
  disk: Disk;
  folder: string;
  clock: () => number;
  maxFileBytes: number;
  /** In order; the writer writes to the newest and adds new ones. */
  days: Day[];
  head: () => number;
  versionOf: (stream: string) => number;
  /** Called once an event is safe, in order of seq. */
  onSafe: (event: Recorded, offset: number) => void;
  /** Called once a batch is safe, before anybody is told. */
  onBatch: (day: Day) => void;
  /** Called with the events of each append, before it is answered. */
  onTold: (events: readonly Recorded[]) => void;
  onFailure: (error: Error) => void;
}

export interface Writer {
  readonly writable: boolean;
  readonly failed: boolean;
  append(stream: string, expected: number, events: readonly Unplaced[]): Promise<Appended>;
  /** Treats an error of the disk: without space, resolves when there is some again; any other ends all writing. */
  overcome(error: unknown): Promise<void>;
  /** Takes nothing before there is space and this is done. It is tried again when it throws for want of space. */
  doFirst(work: () => Promise<void>): void;
  close(): Promise<void>;
}

interface Waiting {
  stream: string;
  /** Their seq is 0 until they are safe. */
  events: (Recorded & { seq: number })[];
  /** The events' lines, but for seq and checksum. */
  texts: string[];
  resolve: (answer: Appended) => void;
  reject: (error: Error) => void;
}

/** A batch as it goes to the disk. */
interface Batch {
  waiting: Waiting[];
  bytes: Buffer;
  /** The length of each line with its newline. */
  lengths: number[];
}

/** Appends of one stream that are on their way to the disk. */
interface Flight {
  /** The stream's, once they are there. */
  version: number;
  inFlight: number;
  /** Called once none is on its way any more. */
  landed: (() => void)[];
}

function onceLanded(flight: Flight | undefined, answer: () => void): void {
  if (flight) flight.landed.push(answer);
  else answer();
}

export function openWriter(parts: WriterParts): Writer {
  const { disk, folder, days } = parts;
  let queue: Waiting[] = [];
  /** Versions of streams with appends in flight, as they will be. */
  const ahead = new Map<string, Flight>();
  let file: number | undefined;
  let writing = false;
  const space = new Space(disk, folder);
  let failure: Error | undefined;
  let closing: PromiseWithResolvers<void> | undefined;

  function append(stream: string, expected: number, events: readonly Unplaced[]): Promise<Appended> {
    return new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      if (closing) return reject(new Error("The log is closed."));
      if (space.full) return resolve({ outcome: "full" });
      const flight = ahead.get(stream);
      const version = flight?.version ?? parts.versionOf(stream);
      if (expected !== version) return onceLanded(flight, () => resolve({ outcome: "conflict" }));
      const placed = events.map((event, i) => {
        refuseForged(event, stream, version + i + 1);
        return { ...event, seq: 0, stream, version: version + i + 1 };
      });
      queue.push({ stream, events: placed, texts: placed.map(textOf), resolve, reject });
      const { inFlight = 0, landed = [] } = flight ?? {};
      ahead.set(stream, { version: version + events.length, inFlight: inFlight + 1, landed });
      schedule();
    });
  }

  // From setImmediate: whoever was just told may append again first, and shares the batch.
  function schedule(): void {
    if (writing || queue.length === 0) return;
    writing = true;
    setImmediate(async () => {
      try {
        await commit();
      } catch (error) {
        fail(error);
      }
      writing = false;
      if (queue.length > 0) schedule();
      else closing?.resolve();
    });
  }

  async function commit(): Promise<void> {
    const batch = take();
    let offset: number;
    try {
      const day = await dayForBatch();
      await write(day, batch);
      offset = day.size;
      grow(day, batch);
    } catch (error) {
      queue = batch.waiting.concat(queue);
      if (!noSpace(error)) throw error;
      refuseAll();
      return;
    }
    tell(offset, batch);
  }

  function take(): Batch {
    let seq = parts.head();
    let bytes = 0;
    let taken = 0;
    const lines: string[] = [];
    const lengths: number[] = [];
    while (taken < queue.length && bytes < BATCH_BYTES) {
      for (const text of queue[taken++]?.texts ?? []) {
        const line = `${lineAt(++seq, text)}\n`;
        lines.push(line);
        lengths.push(Buffer.byteLength(line));
        bytes += lengths.at(-1) ?? 0;
      }
    }
    const waiting = queue.slice(0, taken);
    queue = queue.slice(taken);
    return { waiting, bytes: Buffer.from(lines.join("")), lengths };
  }

  async function dayForBatch(): Promise<Day> {
    const newest = days.at(-1);
    const name = dayToWrite(newest, parts.clock(), parts.maxFileBytes);
    if (newest?.name === name) {
      file ??= disk.open(join(folder, name));
      return newest;
    }
    const next = disk.open(join(folder, name));
    try {
      await disk.syncFolder(folder);
    } catch (error) {
      fs.closeSync(next);
      throw error;
    }
    if (file !== undefined) fs.closeSync(file);
    file = next;
    const day: Day = { name, first: parts.head() + 1, size: 0, crc: 0 };
    days.push(day);
    return day;
  }

  async function write(day: Day, { bytes }: Batch): Promise<void> {
    const to = file ?? -1;
    try {
      writeAll(disk, to, bytes, day.size);
    } catch (error) {
      if (!noSpace(error)) throw error;
      // On disk before anybody hears "full", or a power cut could bring back what was refused.
      disk.cut(to, day.size);
      await mustSync(to);
      throw error;
    }
    await mustSync(to);
  }

  // Whatever a sync fails of, even of space: what is on the disk now is unknown, and a second sync would lie.
  async function mustSync(to: number): Promise<void> {
    try {
      await disk.sync(to);
    } catch (cause) {
      throw new Error(`The disk could not keep what was written to ${folder}.`, { cause });
    }
    if (failure) throw failure; // an erasure failed meanwhile: nothing is acknowledged after that
  }

  function grow(day: Day, { bytes }: Batch): void {
    day.size += bytes.length;
    if (day.crc !== undefined) day.crc = Bun.hash.crc32(bytes, day.crc);
    parts.onBatch(day);
  }

  function tell(offset: number, { waiting, lengths }: Batch): void {
    let [line, at] = [0, offset];
    for (const { stream, events, resolve, reject } of waiting) {
      for (const event of events) {
        event.seq = parts.head() + 1;
        parts.onSafe(event, at);
        at += lengths[line++] ?? 0;
      }
      try {
        parts.onTold(events);
        resolve({ outcome: "recorded", events });
      } catch (error) {
        reject(error as Error); // it is recorded all the same, and so are those behind it
      }
      land(stream);
    }
  }

  function land(stream: string): void {
    const flight = ahead.get(stream);
    if (!flight || --flight.inFlight > 0) return;
    ahead.delete(stream);
    for (const answer of flight.landed) answer();
  }

  function emptyQueue(): Waiting[] {
    const waiting = queue;
    queue = [];
    const flights = [...ahead.values()];
    ahead.clear();
    for (const { landed } of flights) for (const answer of landed) answer();
    return waiting;
  }

  function refuseAll(): void {
    void space.ranOut();
    for (const { resolve } of emptyQueue()) resolve({ outcome: "full" });
  }

  function fail(error: unknown): void {
    const first = failure === undefined;
    const reason = failure ?? (error instanceof Error ? error : new Error(String(error)));
    failure = reason;
    for (const { reject } of emptyQueue()) reject(reason);
    space.stopWaiting(reason);
    if (first) parts.onFailure(reason);
  }

  return {
    get writable() {
      return !space.full && !failure && !closing;
    },
    get failed() {
      return failure !== undefined;
    },
    append,
    async overcome(error) {
      if (!noSpace(error)) {
        fail(error);
        throw error;
      }
      await space.ranOut();
    },
    doFirst(work) {
      void space.ranOut(async () => {
        try {
          await work();
        } catch (error) {
          if (!noSpace(error)) fail(error);
          throw error;
        }
      });
    },
    async close() {
      closing ??= Promise.withResolvers();
      if (!writing) closing.resolve();
      await closing.promise;
      space.stopWaiting(new Error("The log is closed."));
      if (file !== undefined) fs.closeSync(file);
      file = undefined;
    },
  };
}
