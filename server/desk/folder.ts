import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of all files of a folder. One after another: many at once would hold up what is being recorded. */
export async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += await bytesOf(join(entry.parentPath, entry.name));
  return bytes;
}

async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    // Files that take another's place come and go.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
