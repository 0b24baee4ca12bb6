import fs from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

/** What the log asks of a disk when it writes. Tests hand in one that fails, or stops the process at a step. */
export interface Disk {
  /** Opens a file to read and write, made if it is missing. Answers its descriptor. */
  open(path: string): number;
  /** Answers how many bytes were taken, which may be fewer than given. */
  write(file: number, bytes: Uint8Array, at: number): number;
  cut(file: number, size: number): void;
  sync(file: number): Promise<void>;
  rename(from: string, to: string): void;
  remove(path: string): void;
  syncFolder(path: string): Promise<void>;
  /** Bytes that may still be written. */
  free(path: string): Promise<number>;
}

const fdatasync = promisify(fs.fdatasync);
const fsync = promisify(fs.fsync);
const close = promisify(fs.close);

export const realDisk: Disk = {
  open: (path) => fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_CREAT, 0o600),
  write: (file, bytes, at) => fs.writeSync(file, bytes, 0, bytes.length, at),
  cut: (file, size) => fs.ftruncateSync(file, size),
  sync: (file) => fdatasync(file),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (path) => fs.rmSync(path, { force: true }),
  async syncFolder(path) {
    // Windows syncs no folders; its file system keeps a journal of what is renamed.
    if (process.platform === "win32") return;
    const folder = fs.openSync(path, "r");
    try {
      await fsync(folder);
    } finally {
      fs.closeSync(folder);
    }
  },
  async free(path) {
    const { bavail, bsize } = await fs.promises.statfs(path);
    return bavail * bsize;
  },
};

/** Writes everything: a disk that fills up may take a part first, without an error. */
export function writeAll(disk: Disk, file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length;) {
    const taken = disk.write(file, bytes.subarray(done), at + done);
    if (taken === 0) throw Object.assign(new Error("The disk takes no more."), { code: "ENOSPC" });
    done += taken;
  }
}

/** Puts a file in the place of another; after a crash it is the old one or the new one, whole. */
export async function replaceFile(
  disk: Disk,
  path: string,
  write: (file: number) => void | Promise<void>,
): Promise<void> {
  await writeBeside(disk, path, write);
  putInPlace(disk, path);
  await disk.syncFolder(dirname(path));
}

/** Writes and syncs what is to stand in the place of a file. Opening the log removes what a crash left of it. */
export async function writeBeside(
  disk: Disk,
  path: string,
  write: (file: number) => void | Promise<void>,
): Promise<void> {
  discardBeside(disk, path);
  const file = disk.open(besideOf(path));
  try {
    await write(file);
    await disk.sync(file);
  } catch (error) {
    discardBeside(disk, path); // on a full disk it would be in the way
    throw error;
  } finally {
    fs.closeSync(file);
  }
}

/** Safe once the folder is synced. */
export function putInPlace(disk: Disk, path: string): void {
  try {
    disk.rename(besideOf(path), path);
  } catch (error) {
    discardBeside(disk, path);
    throw error;
  }
}

export const discardBeside = (disk: Disk, path: string): void => disk.remove(besideOf(path));

/**
 * Removes or replaces a file, and leaves it to another thread to free what it took: that takes a millisecond a megabyte,
 * and is done by whoever lets go of it last.
 */
export async function freeingLater(path: string, work: () => void): Promise<void> {
  const file = fs.existsSync(path) ? fs.openSync(path, "r") : undefined;
  try {
    work();
  } finally {
    if (file !== undefined) await close(file);
  }
}

export const besideOf = (path: string): string => `${path}.new`;

const NO_SPACE = new Set(["ENOSPC", "EDQUOT", "EMFILE", "ENFILE"]);

/** Whether an error will pass: there is no room on the disk, or none for one more open file. */
export const noSpace = (error: unknown): boolean =>
  error instanceof Error && "code" in error && NO_SPACE.has(String(error.code));
