import fs from "node:fs";
import { join } from "node:path";
import { type Disk, noSpace, replaceFile, writeAll } from "./disk.ts";

export const epochPath = (folder: string): string => join(folder, "epoch");

/**
 * The log's lineage. The file says which file it is itself (inode and time of birth), and is made anew whenever the
 * log is opened and closed: in a copy that is brought back it is another one, and a new lineage begins. Readers'
 * cursors of the lost future then do not fit any more.
 */
export async function openEpoch(disk: Disk, folder: string, isOlder: boolean): Promise<string> {
  const path = epochPath(folder);
  const epoch = (!isOlder && epochAt(path)) || crypto.randomUUID();
  await writeEpoch(disk, folder, epoch);
  return epoch;
}

export async function writeEpoch(disk: Disk, folder: string, epoch: string): Promise<void> {
  const path = epochPath(folder);
  try {
    await replaceFile(disk, path, (file) => writeAll(disk, file, Buffer.from(`${epoch} ${identity(file)}\n`), 0));
  } catch (error) {
    if (!noSpace(error)) throw error; // the one that is there still names this lineage
  }
}

/** The lineage that the log in a folder was of when it was last open, here or where it was copied from. */
export function epochIn(folder: string): string | undefined {
  const path = epochPath(folder);
  return fs.existsSync(path) ? fs.readFileSync(path, "utf8").split(" ")[0] : undefined;
}

/** Whether the log in this folder was never opened here: it came by copying. */
export const isCopy = (folder: string): boolean => epochAt(epochPath(folder)) === undefined;

function epochAt(path: string): string | undefined {
  if (!fs.existsSync(path)) return undefined;
  const [epoch, self] = fs.readFileSync(path, "utf8").trim().split(" ");
  const file = fs.openSync(path, "r");
  try {
    return self === identity(file) ? epoch : undefined;
  } finally {
    fs.closeSync(file);
  }
}

function identity(file: number): string {
  const { ino, birthtimeNs } = fs.fstatSync(file, { bigint: true });
  return `${ino}-${birthtimeNs}`;
}
