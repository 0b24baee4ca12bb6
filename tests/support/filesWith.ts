import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder, at any depth, that hold these bytes. */
export function filesWith(folder: string, bytes: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(bytes));
}
