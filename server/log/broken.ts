import fs from "node:fs";
import { dirname, join } from "node:path";
import { type Disk, replaceFile, writeAll } from "./disk.ts";

const STREAM_OF_LINE = /^\{"seq":\d+,"stream":("(?:[^"\\]|\\.)*")/;

/** Keeps bytes that are about to be cut from a file in `<file>.broken`, behind what is there from earlier. */
export async function keepAside(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.broken`;
  const file = disk.open(aside);
  const { size } = fs.fstatSync(file);
  try {
    writeAll(disk, file, bytes, size);
    await disk.sync(file);
  } catch (error) {
    // The half of it is no use, and what is tried again would stand behind it.
    if (size > 0) disk.cut(file, size);
    else disk.remove(aside);
    throw error;
  } finally {
    fs.closeSync(file);
  }
  await disk.syncFolder(dirname(path));
}

const namesAside = (folder: string): string[] => fs.readdirSync(folder).filter((name) => name.endsWith(".broken"));

export const hasAside = (folder: string): boolean => namesAside(folder).length > 0;

/** Drops from the `.broken` files what is, or may be, of a stream: whose words are to be gone everywhere. */
export async function forgetAside(disk: Disk, folder: string, stream: string): Promise<void> {
  await keepOfAside(disk, folder, (line) => isOfAnother(line.toString("latin1"), stream));
}

/** Drops from the `.broken` files the lines (with their newlines) that are not to be kept. Answers which files changed. */
export async function keepOfAside(disk: Disk, folder: string, isKept: (line: Buffer) => boolean): Promise<string[]> {
  const changed: string[] = [];
  for (const name of namesAside(folder)) {
    const path = join(folder, name);
    const kept = fs.readFileSync(path, "latin1");
    const lines = kept.split(/(?<=\n)/).map((line) => Buffer.from(line, "latin1"));
    const bytes = Buffer.concat(lines.filter(isKept));
    if (bytes.length === kept.length) continue;
    if (bytes.length > 0) await replaceFile(disk, path, (file) => writeAll(disk, file, bytes, 0));
    else disk.remove(path);
    changed.push(path);
  }
  return changed;
}

function isOfAnother(line: string, stream: string): boolean {
  const name = Buffer.from(JSON.stringify(stream)).toString("latin1");
  const own = STREAM_OF_LINE.exec(line)?.[1];
  return own !== undefined && !line.includes(`"stream":${name}`);
}
