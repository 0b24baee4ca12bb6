import { Database } from "bun:sqlite";
import fs from "node:fs";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { noSpace } from "./disk.ts";

const FILE = ".lock";
const VISIBLE = ".held";
const HOLDER = ".holder";

// The only state of a module in the house: a database handle that is collected drops its lock without a word.
const held = new Set<Database>();

interface Holder {
  pid: number;
  since: string;
}

/**
 * Takes a folder for this process alone, until it releases it or ends, however it ends. The operating system's lock
 * decides; a visible one beside it (proper-lockfile) is for people and other programs. Throws when the folder is held.
 * This process must not open `.lock` in any other way: closing it again would drop the lock.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = takeSystemLock(folder);
  held.add(database);
  try {
    const releaseVisible = await takeVisibleLock(folder);
    nameHolder(folder);
    return async () => {
      fs.rmSync(join(folder, HOLDER), { force: true });
      await releaseVisible().catch(() => {}); // somebody removed it; the lock that decides is still ours
      drop(database);
    };
  } catch (error) {
    drop(database);
    throw error;
  }
}

/** For whoever comes second. A full disk has no room for it, and is no reason not to let people read. */
function nameHolder(folder: string): void {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() };
  try {
    fs.writeFileSync(join(folder, HOLDER), `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  } catch (error) {
    if (!noSpace(error)) throw error;
  }
}

function takeSystemLock(folder: string): Database {
  const path = join(folder, FILE);
  const database = new Database(path);
  try {
    fs.chmodSync(path, 0o600);
    // Nothing is ever written to it; a journal would only be one more file.
    database.run("PRAGMA journal_mode = MEMORY");
    database.run("PRAGMA busy_timeout = 0");
    database.run("PRAGMA locking_mode = EXCLUSIVE");
    database.run("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    const busy = error instanceof Error && "code" in error && error.code === "SQLITE_BUSY";
    if (busy) throw new Error(heldText(folder), { cause: error });
    throw error;
  }
}

function heldText(folder: string): string {
  try {
    const { pid, since } = JSON.parse(fs.readFileSync(join(folder, HOLDER), "utf8")) as Holder;
    return `${folder} is in use by process ${pid}, since ${since}. End that one first, or use another DATA_DIR.`;
  } catch {
    // Its holder is just starting or ending.
    return `${folder} is in use by another process. End that one first, or use another DATA_DIR.`;
  }
}

async function takeVisibleLock(folder: string): Promise<() => Promise<void>> {
  const lockfilePath = join(folder, VISIBLE);
  // The one that holds the other lock is the only one alive: a visible lock that is there was left by a crash.
  fs.rmSync(lockfilePath, { recursive: true, force: true });
  return lockfile.lock(folder, {
    lockfilePath,
    // A clock step or a stopped process makes it look stolen. It is not, while the other lock is ours.
    onCompromised: () => {},
  });
}

function drop(database: Database): void {
  held.delete(database);
  database.close();
}
