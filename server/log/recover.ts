import fs from "node:fs";
import { join } from "node:path";
import { Damage } from "./damage.ts";
import { type Day, dayNames } from "./days.ts";
import { type Disk, noSpace } from "./disk.ts";
import { endErasing } from "./erase.ts";
import { Gaps, goneOf, partOf } from "./gone.ts";
import { fitsDays, loadIndex } from "./indexFile.ts";
import { eventOf } from "./line.ts";
import { crcOf, eachLine, linesOf } from "./lines.ts";
import type { Recorded } from "./log.ts";
import { readMark } from "./mark.ts";
import { Offsets } from "./offsets.ts";
import { cutTornEnd, holdsRecord, type TornEnd, wasSafe } from "./tornEnd.ts";
import { Unfinished } from "./unfinished.ts";

export interface Recovered {
  days: Day[];
  offsets: Offsets;
  unfinished: Unfinished;
  /** What could not be cut for want of space: nothing may be written before it is. */
  torn: TornEnd | undefined;
  /** The record ends before what was once safe: it is a copy from earlier. */
  isOlder: boolean;
}

/** Finds every event in the day files, by the index as far as it fits them, and drops a torn end. */
export async function recover(disk: Disk, folder: string, warn: (what: string) => void): Promise<Recovered> {
  const names = dayNames(fs.readdirSync(folder));
  const mark = readMark(folder);
  const { days, offsets, unfinished } = await fromIndex(folder);
  const gaps = new Gaps();
  let torn: TornEnd | undefined;

  for (const name of names.slice(Math.max(0, days.length - 1))) {
    const known = days.find((day) => day.name === name);
    const day = known ?? { name, first: offsets.head + 1, size: 0, crc: 0 };
    if (!known) days.push(day);
    const isTorn = await scan(folder, day, { gaps, head: () => offsets.head, take, mend });
    gaps.fill(offsets);
    if (gaps.first) throw outOfPlace(gaps.first, join(folder, name), day.size);
    if (isTorn) await cutEnd(day);
  }

  function take(event: Recorded, at: number, path: string): void {
    gaps.fill(offsets);
    if (event.seq !== offsets.head + 1 || event.version !== offsets.versionOf(event.stream) + 1)
      throw outOfPlace(event, path, at);
    offsets.add(event.stream, at, event.about, event.erases === "all");
    if (event.erased) offsets.setErased(event.seq);
    unfinished.add(event);
  }

  function outOfPlace({ seq }: { seq: number }, path: string, at: number): Damage {
    return new Damage(path, at, `event ${seq} stands where ${offsets.head + 1} was to come`);
  }

  async function mend(path: string, line: Buffer, at: number): Promise<void> {
    await endErasing(disk, path, line, at);
    warn(
      `${path}, byte ${at}: words that were taken back were half erased, as copies may have them; now they are gone.`,
    );
  }

  async function cutEnd({ name, size: at }: Day): Promise<void> {
    const path = join(folder, name);
    const later = names.slice(names.indexOf(name) + 1).some((other) => sizeOf(folder, other) > 0);
    const bytes = fs.readFileSync(path).subarray(at);
    if (later || holdsRecord(bytes) || wasSafe(mark, names, name, at, at + bytes.length)) throw new Damage(path, at);
    const words = `${bytes.length} bytes that were never acknowledged`;
    try {
      await cutTornEnd(disk, { path, at, bytes });
      warn(`${path} ended with ${words}; they are kept in ${name}.broken.`);
    } catch (error) {
      if (!noSpace(error)) throw error;
      torn = { path, at, bytes };
      warn(
        `${path} ends with ${words}, and the disk has no room to keep them aside: make some. Until then all can be read, and nothing recorded.`,
      );
    }
  }

  await syncAll(disk, folder, days);
  const isOlder = mark !== undefined && sizeOf(folder, mark.day) < mark.bytes;
  if (isOlder) warn(`${folder} is a copy from earlier: it ends before what was recorded in ${mark.day}.`);
  return { days, offsets, unfinished, torn, isOlder };
}

interface Found {
  gaps: Gaps;
  head: () => number;
  take: (event: Recorded, at: number, path: string) => void;
  mend: (path: string, line: Buffer, at: number) => Promise<void>;
}

/** Reads on behind what is known of a day. Answers whether there is something that is no part of a record. */
async function scan(folder: string, day: Day, { gaps, head, take, mend }: Found): Promise<boolean> {
  const path = join(folder, day.name);
  for await (const lines of linesOf(path, day.size, fs.statSync(path).size)) {
    for (const { line, at, whole } of eachLine(lines)) {
      const { event, gone, erased } = partOf(line, whole, head() < day.first);
      if (event) take(event, at, path);
      else if (gone) gaps.add(gone);
      else {
        passOver(day, lines.bytes.subarray(0, at - lines.at));
        return true;
      }
      if (erased) {
        await mend(path, erased, at);
        line.set(erased);
      }
    }
    passOver(day, lines.bytes);
  }
  return false;
}

function passOver(day: Day, lines: Buffer): void {
  if (day.crc !== undefined) day.crc = Bun.hash.crc32(lines, day.crc);
  day.size += lines.length;
}

async function fromIndex(folder: string): Promise<Omit<Recovered, "isOlder" | "torn">> {
  const index = loadIndex(folder);
  const unfinished = new Unfinished();
  const nothing = { days: [], offsets: new Offsets(), unfinished };
  if (!index || !fitsDays(index, folder)) return nothing;
  for (const day of index.days) {
    const crc = await crcOf(join(folder, day.name), 0, day.size);
    // In a copy, a day may be of another moment than the index: rewritten meanwhile. Reading every line tells that from damage.
    if (crc !== day.crc && !(await readAgain(folder, day, index.offsets))) return nothing;
    day.crc = crc;
  }
  for (const erasing of index.unfinished) unfinished.add(erasing);
  return { days: index.days, offsets: index.offsets, unfinished };
}

/** A day that changed since the index was kept. Answers whether by erasures alone, which leave every event in its place. */
async function readAgain(folder: string, day: Day, offsets: Offsets): Promise<boolean> {
  const path = join(folder, day.name);
  let next = offsets.nextLine(day.first);
  for await (const lines of linesOf(path, 0, day.size))
    for (const { line, at } of eachLine(lines)) {
      const event = eventOf(line);
      if (!event && goneOf(line)?.every(({ seq }) => !offsets.hasLine(seq))) continue;
      if (!event || event.seq !== next || offsets.offsetOf(next) !== at) return false;
      if (event.erased) offsets.setErased(next);
      next = offsets.nextLine(next + 1);
    }
  return true;
}

/** What a killed process wrote may be in memory only; nobody may be told of it before it is on the disk. */
async function syncAll(disk: Disk, folder: string, days: readonly Day[]): Promise<void> {
  const newest = days.at(-1);
  if (newest) {
    const file = disk.open(join(folder, newest.name));
    try {
      await disk.sync(file);
    } finally {
      fs.closeSync(file);
    }
  }
  await disk.syncFolder(folder);
}

const sizeOf = (folder: string, name: string): number =>
  fs.statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
