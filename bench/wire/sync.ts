import { closeSync, fdatasync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "../support/numbers.ts";

const TIMES = 40;
/** As the messages come that it is compared with: a disk that rests in between is slower. */
const SPACING_MS = 50;
const line = Buffer.alloc(300, "x");

/** How long a line takes to be safe on the disk of this folder: the median. */
export async function syncMillis(folder: string): Promise<number> {
  const sync = promisify(fdatasync);
  const file = openSync(join(folder, "sync"), "a");
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    await Bun.sleep(SPACING_MS);
    const begin = performance.now();
    writeSync(file, line);
    await sync(file);
    times.push(performance.now() - begin);
  }
  closeSync(file);
  return median(times);
}
