// Which shape the data folder has: an older one is read by what came later, a newer one by nothing older.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { writeWhole } from "../base/wholeFile.ts";

/**
 * Raised with the first release whose record an older program would misread: that has kinds of events which it does not
 * know, or another way of keeping them. What older formats wrote is upcast, for ever.
 */
export const FORMAT = 2;

const FILE = "format";

interface Format {
  format: number;
  /** Of the program that wrote it. */
  version: string;
}

/** Throws where a newer program wrote the folder. One from before there was this file is of the first format. */
export function refuseNewerFormat(data: string): void {
  const path = join(data, FILE);
  if (!existsSync(path)) return;
  const found = read(path);
  if (found.format > FORMAT)
    throw new Error(
      `${data} was written by Hearsay ${found.version}; this is the older ${version}, which would misread it. Nothing was changed. Start the newer one again, or bring back a backup from before.`,
    );
}

/** Marks the folder as this program's. To be called by whoever holds it, before anything is recorded. */
export function markFormat(data: string): void {
  const path = join(data, FILE);
  const now: Format = { format: FORMAT, version };
  const text = `${JSON.stringify(now)}\n`;
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeWhole(path, text);
}

function read(path: string): Format {
  const text = readFileSync(path, "utf8");
  const { format, version = "of another time" } = objectIn(text);
  if (!Number.isSafeInteger(format))
    throw new Error(
      `${path} should hold a number as "format". It holds ${JSON.stringify(text.trim())}. Bring it back from a backup, or delete it where this Hearsay wrote the folder.`,
    );
  return { format: format as number, version };
}

function objectIn(text: string): Partial<Format> {
  try {
    return (JSON.parse(text) as Partial<Format> | null) ?? {};
  } catch {
    return {}; // the caller misses the number, and says so
  }
}
