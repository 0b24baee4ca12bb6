import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file of the data folder; after a crash it is the old one or the new one, whole. */
export function writeWhole(path: string, text: string): void {
  const file = openSync(`${path}.new`, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  syncFolder(dirname(path));
}

/** The same for much, while others are served. */
export async function writeWholeInPieces(path: string, pieces: readonly (string | Uint8Array)[]): Promise<void> {
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
    await rename(`${path}.new`, path);
  } catch (error) {
    // What was written so far may hold words that are to be erased.
    await rm(`${path}.new`, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  // Windows syncs no folders; its file system keeps a journal of what is renamed.
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
