import fs from "node:fs";
import { join } from "node:path";
import { type Disk, noSpace, writeAll } from "./disk.ts";
import { sealed, unsealed } from "./line.ts";

export const markPath = (folder: string): string => join(folder, "safe-up-to");
const BYTES = 128;

/** Up to here the record was synced. */
export interface Mark {
  readonly day: string;
  readonly bytes: number;
}

export interface MarkFile {
  /** Answers whether it was written. */
  write(mark: Mark): boolean;
  sync(): Promise<void>;
  close(): void;
}

// Tells damage from a write that was cut short. It is written after each sync of the record and never before, so it
// claims nothing that is not there; it is not synced itself (but on closing and at checkpoints). After a killed
// process it is exact: any damage before it is found. After a power cut it may be some seconds old: damage to what
// was recorded since cannot be told from a torn end. A file that ends before it is an older copy, which may start.
export function openMark(disk: Disk, folder: string): MarkFile {
  const file = disk.open(markPath(folder));
  return {
    write({ day, bytes }) {
      const text = sealed(JSON.stringify({ day, bytes }).slice(0, -1));
      try {
        writeAll(disk, file, Buffer.from(`${text.padEnd(BYTES - 1)}\n`), 0);
        return true;
      } catch (error) {
        if (!noSpace(error)) throw error; // an older mark is a true one
        return false;
      }
    },
    sync: () => disk.sync(file),
    close: () => fs.closeSync(file),
  };
}

/** The mark, if there is one and it is whole. */
export function readMark(folder: string): Mark | undefined {
  const path = markPath(folder);
  if (!fs.existsSync(path)) return undefined;
  const text = unsealed(Buffer.from(fs.readFileSync(path, "latin1").trimEnd(), "latin1"));
  if (text === undefined) return undefined;
  const { day, bytes } = JSON.parse(`${text}}`) as Mark;
  return { day, bytes };
}
