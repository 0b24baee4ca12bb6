// What verify, backup and restore know of a data folder's record.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { examine, type Findings } from "../../server/log/verify.ts";

/** A server may be in the middle of a line, and is through with it long before the next look. */
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 200;

export const recordIn = (data: string): string => join(data, "log");

export function hasRecord(data: string): boolean {
  const folder = recordIn(data);
  return existsSync(folder) && dayNames(readdirSync(folder)).length > 0;
}

/** What is found again and again, also when a server that is still erasing gets no further. */
export async function examineRecord(data: string): Promise<Findings> {
  let before = "";
  for (let looks = 1; ; looks++) {
    const found = await examine(recordIn(data));
    const wrong = [...found.damage, ...found.unfinished].join("\n");
    if (wrong === "" || (looks >= LOOKS && wrong === before)) return found;
    before = wrong;
    await Bun.sleep(BETWEEN_LOOKS_MS);
  }
}
