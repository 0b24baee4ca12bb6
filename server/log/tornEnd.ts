import fs from "node:fs";
import { keepAside } from "./broken.ts";
import type { Disk } from "./disk.ts";
import { eventOf } from "./line.ts";
import type { Mark } from "./mark.ts";

/** Bytes at the end of the record that were never acknowledged: a write that was cut short. */
export interface TornEnd {
  path: string;
  at: number;
  bytes: Buffer;
}

export async function cutTornEnd(disk: Disk, { path, at, bytes }: TornEnd): Promise<void> {
  await keepAside(disk, path, bytes);
  const file = disk.open(path);
  try {
    disk.cut(file, at);
    await disk.sync(file);
  } finally {
    fs.closeSync(file);
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
