// Rewrites day files of which much was erased. Two things go:
//
// The lines of erased events that came before their stream's newest `erases: "all"`. Whoever folds that stream forgets
// everything there, so that views are the same without them. What they once erased themselves is asked for by that
// newest event, too, which says more than they did and stays. So does the newest event of every stream: it is the one
// that cleared it, or a later one.
//
// The padding of all other erased lines. These lines themselves stay: a room counts its messages, shows where one
// was, and knows who spoke when.
import { join } from "node:path";
import { Damage } from "./damage.ts";
import type { Day } from "./days.ts";
import { besideOf, discardBeside, type Disk, freeingLater, noSpace, putInPlace, writeBeside } from "./disk.ts";
import type { Eraser } from "./erase.ts";
import { gainsOf } from "./gains.ts";
import type { Offsets } from "./offsets.ts";
import type { Reader } from "./reader.ts";
import { type Rewritten, writeAnew } from "./rewrite.ts";

/** A file is rewritten when so much of it goes: what is copied is then never more than what is gained. */
const WORTH = 1 / 2;
const PAUSE_MS = 4; // after each slice, so that those who chat have the processor
/** Left for those who chat, beside what a new file takes. */
const SPARE_BYTES = 16 * 1024 * 1024;

export interface CompactorParts {
  disk: Disk;
  folder: string;
  days: readonly Day[];
  offsets: Offsets;
  reader: Reader;
  eraser: Eraser;
  /** Makes sure that the mark speaks of the newest file. Answers false when it does not. */
  moveMark: () => Promise<boolean>;
  /** While its work runs, nothing is erased and no index is kept. */
  chore: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Treats an error of the disk after which nothing may be recorded. */
  failed: (error: unknown) => Promise<void>;
}

export interface Compacted {
  files: number;
  /** By which they became smaller. */
  bytes: number;
}

export interface Compactor {
  compact(): Promise<Compacted>;
  /** Resolves when what is under way has ended, at the next slice. */
  stop(): Promise<void>;
}

export function openCompactor(parts: CompactorParts): Compactor {
  const { disk, folder, days, offsets, reader, eraser, chore } = parts;
  let stopped = false;
  let running: Promise<Compacted> | undefined;

  async function compact(): Promise<Compacted> {
    const done = { files: 0, bytes: 0 };
    if (stopped || !(await chore(parts.moveMark))) return done;
    for (const day of await worthwhile()) {
      const { size } = day;
      if (stopped || (await disk.free(folder)) < size + SPARE_BYTES) break;
      if (!(await rewrite(day))) continue;
      done.files += 1;
      done.bytes += size - day.size;
    }
    return done;
  }

  async function worthwhile(): Promise<Day[]> {
    const closed = days.slice(0, -1); // as of now, when the mark speaks of the one behind them
    const gains = await gainsOf({ offsets, reader, pause });
    return closed.filter((day) => (gains.get(day) ?? 0) > day.size * WORTH);
  }

  /** False when something came in between; what is not done now is done another time. */
  async function rewrite(day: Day): Promise<boolean> {
    const path = join(folder, day.name);
    const before = eraser.overwritesOf(day);
    const undisturbed = (): boolean => !stopped && eraser.overwritesOf(day) === before;
    try {
      let anew: Rewritten | undefined;
      await writeBeside(disk, path, async (file) => {
        anew = await writeAnew({ disk, file, path, day, events: eventsOf(day), offsets, undisturbed, pause });
      });
      return await chore(async () => {
        // What was erased since it was read still stands in the new file.
        if (!anew || !undisturbed() || anew.size >= day.size) return false;
        await putAnew(path, day, anew);
        return true;
      });
    } catch (error) {
      if (noSpace(error) || stopped || (error instanceof Damage && !undisturbed())) return false;
      throw error;
    } finally {
      await freeingLater(besideOf(path), () => discardBeside(disk, path));
    }
  }

  const eventsOf = (day: Day): number => (days[days.indexOf(day) + 1]?.first ?? offsets.head + 1) - day.first;

  async function putAnew(path: string, day: Day, { size, crc, places }: Rewritten): Promise<void> {
    // A power cut could bring back a journal that speaks of places in the old file.
    await eraser.rest();
    await freeingLater(path, () => {
      // In one step: whoever reads has the old file and its places, or the new one and its own.
      putInPlace(disk, path);
      offsets.move(day.first, places);
      Object.assign(day, { size, crc });
    });
    try {
      await disk.syncFolder(folder);
    } catch (error) {
      // The old file could come back, and with it what is erased from the new one.
      await parts.failed(error);
    }
  }

  return {
    compact: () => (running ??= compact().finally(() => (running = undefined))),
    async stop() {
      stopped = true;
      await running?.catch(() => {}); // whoever asked for it is told
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
