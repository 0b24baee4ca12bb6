// What verify, backup and restore know of a data folder's record.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { examine, type Findings } from "../../server/log/verify.ts";
import { isHeld } from "./holder.ts";

/** A server may be in the middle of a line, and is through with it long before the next look. */
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 500;

export const recordIn = (data: string): string => join(data, "log");

export function hasRecord(data: string): boolean {
  const folder = recordIn(data);
  return existsSync(folder) && dayNames(readdirSync(folder)).length > 0;
}

/** What is found in the record again and again while a server writes to it; at once where none does. */
export async function examineRecord(data: string, changes = () => isHeld(data)): Promise<Findings> {
  for (let look = 1; ; look++) {
    const found = await examine(recordIn(data));
    const fine = found.damage.length + found.unfinished.length === 0;
    if (fine || look === LOOKS || !changes()) return found;
    await Bun.sleep(BETWEEN_LOOKS_MS);
  }
}
