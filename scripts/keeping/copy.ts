// A consistent copy of a data folder, taken while a server writes to it.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { examine, type Findings } from "../../server/log/verify.ts";
import { recordIn } from "./record.ts";

/** Of this machine and this moment, or made again by the next start. `safe-up-to` goes along: it guards the copy, too. */
const LEFT_OUT =
  /^(\.lock.*|\.held|\.holder|\.listening|link|views|epoch|index|erasing\.ndjson|replaced-.*|incoming-.*|.*\.new|.*\.broken)$/;
/** A copy may meet a checksum half overwritten by an erasure; the next one does not meet the same. */
const TRIES = 4;

/** Copies what a house remembers to an empty folder. Answers what was found in the copy. */
export async function copyHouse(data: string, to: string): Promise<Findings> {
  for (let attempt = 1; ; attempt++) {
    copyFolder(data, to);
    const found = await examine(recordIn(to));
    if (found.damage.length === 0 || attempt === TRIES) return found;
  }
}

// The mark before the lines that it speaks of: one from later would call the copy cut.
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const names = readdirSync(from).filter((name) => !LEFT_OUT.test(name));
  const days = dayNames(names);
  for (const name of [...names.filter((other) => !days.includes(other)), ...days]) {
    const [source, target] = [join(from, name), join(to, name)];
    if (statSync(source, { throwIfNoEntry: false })?.isDirectory()) copyFolder(source, target);
    else if (days.includes(name)) copyWholeLines(source, target);
    else if (existsSync(source)) copyFileSync(source, target);
    if (existsSync(target) && !statSync(target).isDirectory()) chmodSync(target, 0o600);
  }
}

function copyWholeLines(source: string, target: string): void {
  const bytes = readFileSync(source);
  writeFileSync(target, bytes.subarray(0, bytes.lastIndexOf(10) + 1));
}
