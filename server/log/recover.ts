import fs from "node:fs";
import { join } from "node:path";
import { keepAside } from "./broken.ts";
import { Damage } from "./damage.ts";
import { type Day, dayNames } from "./days.ts";
import type { Disk } from "./disk.ts";
import { loadIndex } from "./indexFile.ts";
import { eventOf } from "./line.ts";
import { crcOf, eachLine, linesOf } from "./lines.ts";
import type { Recorded } from "./log.ts";
import { type Mark, readMark } from "./mark.ts";
import { Offsets } from "./offsets.ts";
import { Unfinished } from "./unfinished.ts";

export interface Recovered {
  days: Day[];
  offsets: Offsets;
  unfinished: Unfinished;
  /** The record ends before what was once safe: it is a copy from earlier. */
  isOlder: boolean;
}

/** Finds every event in the day files, by the index as far as it fits them, and drops a torn end. */
export async function recover(disk: Disk, folder: string, warn: (what: string) => void): Promise<Recovered> {
  const names = dayNames(fs.readdirSync(folder));
  const mark = readMark(folder);
  const { days, offsets, unfinished } = await fromIndex(folder, names);

  for (const name of names.slice(Math.max(0, days.length - 1))) {
    const known = days.find((day) => day.name === name);
    const day = known ?? { name, first: offsets.head + 1, size: 0, crc: 0 };
    if (!known) days.push(day);
    const torn = await scan(folder, day, take);
    if (torn) await cutTornEnd(name);
  }

  function take(event: Recorded, at: number, path: string): void {
    const version = offsets.versionOf(event.stream) + 1;
    if (event.seq !== offsets.head + 1 || event.version !== version)
      throw new Damage(path, at, `event ${event.seq} stands where ${offsets.head + 1} was to come`);
    offsets.add(event.stream, at, event.about, event.erases === "all");
    if (event.erased) offsets.setErased(event.seq);
    unfinished.add(event);
  }

  async function cutTornEnd(name: string): Promise<void> {
    const path = join(folder, name);
    const at = days.at(-1)?.size ?? 0;
    const later = names.slice(names.indexOf(name) + 1).some((other) => fs.statSync(join(folder, other)).size > 0);
    const end = fs.readFileSync(path).subarray(at);
    if (later || holdsRecord(end) || wasSafe(mark, names, name, at, at + end.length)) throw new Damage(path, at);
    await keepAside(disk, path, end);
    const file = disk.open(path);
    disk.cut(file, at);
    fs.closeSync(file);
    warn(`${path} ended with ${end.length} bytes that were never acknowledged; they are kept in ${name}.broken.`);
  }

  await syncAll(disk, folder, days);
  const isOlder = mark !== undefined && sizeOf(folder, mark.day) < mark.bytes;
  if (isOlder) warn(`${folder} is a copy from earlier: it ends before what was recorded in ${mark.day}.`);
  return { days, offsets, unfinished, isOlder };
}

/** Reads on behind what is known of a day. Answers whether there is something that is no event. */
async function scan(
  folder: string,
  day: Day,
  take: (event: Recorded, at: number, path: string) => void,
): Promise<boolean> {
  const path = join(folder, day.name);
  for await (const lines of linesOf(path, day.size, fs.statSync(path).size)) {
    for (const { line, at, whole } of eachLine(lines)) {
      const event = whole ? eventOf(line) : undefined;
      if (!event) return true;
      take(event, at, path);
      if (day.crc !== undefined)
        day.crc = Bun.hash.crc32(lines.bytes.subarray(at - lines.at, at - lines.at + line.length + 1), day.crc);
      day.size = at + line.length + 1;
    }
  }
  return false;
}

async function fromIndex(folder: string, names: readonly string[]): Promise<Omit<Recovered, "isOlder">> {
  const index = loadIndex(folder);
  const unfinished = new Unfinished();
  const fits =
    index?.days.every(({ name, size }, i) => {
      const now = names[i] === name ? sizeOf(folder, name) : 0;
      return now === size || (now > size && i === index.days.length - 1);
    }) ?? false;
  if (!index || !fits) return { days: [], offsets: new Offsets(), unfinished };
  for (const day of index.days) {
    const crc = await crcOf(join(folder, day.name), 0, day.size);
    if (crc !== day.crc) await readAgain(folder, day, index.offsets);
    day.crc = crc;
  }
  for (const erasing of index.unfinished) unfinished.add(erasing);
  return { days: index.days, offsets: index.offsets, unfinished };
}

/** A day that changed since the index was kept: by an erasure, which leaves every event in its place, or by damage. */
async function readAgain(folder: string, day: Day, offsets: Offsets): Promise<void> {
  const path = join(folder, day.name);
  let seq = day.first;
  for await (const lines of linesOf(path, 0, day.size))
    for (const { line, at } of eachLine(lines)) {
      const event = eventOf(line);
      if (!event || event.seq !== seq || offsets.offsetOf(seq) !== at) throw new Damage(path, at);
      if (event.erased) offsets.setErased(seq);
      seq++;
    }
}

/** Whether damage at a place is of what was once safe. */
export function wasSafe(
  mark: Mark | undefined,
  names: readonly string[],
  name: string,
  at: number,
  size: number,
): boolean {
  if (!mark || !names.includes(mark.day)) return false;
  if (mark.day !== name) return names.indexOf(mark.day) > names.indexOf(name) && mark.bytes > 0;
  return size >= mark.bytes && at < mark.bytes;
}

/** Whether a whole event begins anywhere in these bytes. */
export function holdsRecord(bytes: Buffer): boolean {
  for (let at = bytes.indexOf('{"seq":'); at >= 0; at = bytes.indexOf('{"seq":', at + 1)) {
    const end = bytes.indexOf(10, at);
    if (end < 0) return false;
    if (eventOf(bytes.subarray(at, end))) return true;
  }
  return false;
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
