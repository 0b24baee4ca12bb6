import fs from "node:fs";
import { join } from "node:path";
import { type Compacted, openCompactor } from "./compact.ts";
import { type Disk, realDisk } from "./disk.ts";
import { openEpoch, writeEpoch } from "./epoch.ts";
import { finishErasing, openEraser } from "./erase.ts";
import { saveIndex } from "./indexFile.ts";
import { crcOf } from "./lines.ts";
import type { Log, Recorded } from "./log.ts";
import { openMark } from "./mark.ts";
import { versionsOf } from "./page.ts";
import { positionAt, seqAt } from "./position.ts";
import { openReader } from "./reader.ts";
import { recover } from "./recover.ts";
import { cutTornEnd } from "./tornEnd.ts";
import { openWriter } from "./writer.ts";

const MAX_FILE_BYTES = 64 * 1024 * 1024;

export interface LogOptions {
  folder: string;
  /** The host's clock; it names the day files and nothing else. */
  clock?: () => number;
  /** A day goes on in a further file past this size. */
  maxFileBytes?: number;
  /** Called once, when the disk failed: nothing can be recorded any more, and the process should end. */
  onFailure: (error: Error) => void;
  /** Told in plain words what was found and mended on opening. */
  onWarning?: (what: string) => void;
  disk?: Disk;
}

/** The record in files, which also can be made smaller. */
export interface FilesLog extends Log {
  /** Rewrites files of which much was erased, in slices, while all else goes on; then keeps the index. */
  compact(): Promise<Compacted>;
}

/** Opens the record in a folder of NDJSON files. Whoever calls holds the folder (lock.ts). */
export async function openLog(options: LogOptions): Promise<FilesLog> {
  const { folder, clock = Date.now, maxFileBytes = MAX_FILE_BYTES, disk = realDisk, onFailure } = options;
  const warn = options.onWarning ?? (() => {});
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of fs.readdirSync(folder)) if (name.endsWith(".new")) disk.remove(join(folder, name));
  await finishErasing(disk, folder);
  const { days, offsets, unfinished, torn, isOlder } = await recover(disk, folder, warn);
  const epoch = await openEpoch(disk, folder, isOlder);
  const mark = openMark(disk, folder);
  const newest = days.at(-1);
  if (newest) mark.write({ day: newest.name, bytes: newest.size });

  let told: Parameters<Log["follow"]>[0] = () => {};
  const writer = openWriter({
    disk,
    folder,
    clock,
    maxFileBytes,
    days,
    head: () => offsets.head,
    versionOf: (stream) => offsets.versionOf(stream),
    onSafe(event, offset) {
      offsets.add(event.stream, offset, event.about, event.erases === "all");
      unfinished.add(event);
    },
    onTold: (events) => told(events),
    onBatch: (day) => mark.write({ day: day.name, bytes: day.size }),
    onFailure,
  });
  const reader = openReader({ folder, days, offsets, overwrites: () => eraser.overwrites });
  const eraser = openEraser({ disk, folder, days, offsets, reader, overcome: writer.overcome });
  if (torn)
    writer.doFirst(async () => {
      await cutTornEnd(disk, torn);
      warn(`${torn.path} was cut where its torn end began, which is kept in ${torn.path}.broken.`);
    });

  // Erasures, checkpoints and the putting in place of rewritten files one after another, so that none sees another half done.
  let lastChore: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  function chore<Result>(work: () => Promise<Result>): Promise<Result> {
    if (closing) return Promise.reject(new Error("The log is closed."));
    const done = lastChore.then(work);
    lastChore = done.catch(() => {}); // whoever asked for it is told
    return done;
  }

  async function erase(stream: string, versions: readonly number[] | "all"): Promise<void> {
    if (writer.failed) throw new Error("The disk failed: nothing is erased before the log is opened again.");
    const last = (offsets.streams.get(stream)?.cleared || offsets.versionOf(stream)) - 1;
    await eraser.erase(stream, versions === "all" ? upTo(last) : versions);
    unfinished.settle(offsets, [stream]);
  }

  async function checkpoint(): Promise<string> {
    const head = offsets.head;
    const kept = days.map((day) => ({ ...day }));
    for (const day of kept) day.crc ??= await crcOf(join(folder, day.name), 0, day.size);
    await saveIndex(disk, folder, { head, days: kept, unfinished: unfinished.list(), offsets });
    kept.forEach(({ crc, size }, i) => {
      const day = days[i];
      if (day?.size === size) day.crc = crc;
    });
    await mark.sync();
    return positionAt(epoch, head);
  }

  const compactor = openCompactor({
    disk,
    folder,
    days,
    offsets,
    reader,
    eraser,
    chore,
    failed: writer.overcome,
    async moveMark() {
      const newest = days.at(-1);
      if (!writer.writable || !newest?.size || !mark.write({ day: newest.name, bytes: newest.size })) return false;
      await mark.sync(); // a mark of more bytes than a file has would call this record an older copy
      return true;
    },
  });

  async function compact(): Promise<Compacted> {
    const compacted = await compactor.compact();
    if (compacted.files > 0 && !closing) await chore(checkpoint);
    return compacted;
  }

  unfinished.settle(offsets);
  for (const { stream, erases } of unfinished.list()) await erase(stream, erases);

  async function close(): Promise<void> {
    eraser.stop();
    const compacted = compactor.stop();
    await writer.close();
    await lastChore;
    await compacted;
    eraser.close();
    if (!writer.failed) await mark.sync();
    mark.close();
    if (!writer.failed) await writeEpoch(disk, folder, epoch);
  }

  return {
    shared: false,
    epoch,
    epochOf: () => epoch,
    get writable() {
      return writer.writable;
    },
    get head() {
      return offsets.head;
    },
    get position() {
      return positionAt(epoch, offsets.head);
    },
    versionOf: (stream) => offsets.versionOf(stream),
    append: writer.append,

    read(stream, from, limit) {
      const has = (version: number): boolean => offsets.hasLine(offsets.seqOf(stream, version));
      const versions = versionsOf(offsets.versionOf(stream), from, limit, has);
      return reader.events(versions.map((version) => offsets.seqOf(stream, version)));
    },

    readEach: (stream, versions) => reader.events(versions.map((version) => offsets.seqOf(stream, version))),

    async concerning(stream, version) {
      const seq = offsets.seqOf(stream, version);
      if (seq === 0) return [];
      const events = await reader.events(offsets.chainOf(seq).sort((a, b) => a - b));
      return events.filter((event) => event.about === version);
    },

    erase: (stream, versions) => chore(() => erase(stream, versions)),

    async *replay(after): AsyncGenerator<Recorded[]> {
      yield* reader.follow(after === undefined ? 0 : seqAt(after, epoch, offsets.head));
    },

    follow(listener) {
      told = listener;
    },
    upToDate: () => Promise.resolve(),

    checkpoint: () => chore(checkpoint),
    compact,
    close: () => (closing ??= close()),
  };
}

function* upTo(last: number): Generator<number> {
  for (let version = 1; version <= last; version++) yield version;
}
