// Views as files: data/views/<name>.json. A host may read them; deleting them costs a slower start, nothing else.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWholeInPieces } from "../base/wholeFile.ts";
import type { HouseEvent, Recorded } from "../events.ts";
import type { Log, Position } from "../log/log.ts";
import type { Chat } from "./chat.ts";
import { codeVersion } from "./codeVersion.ts";
import { jsonOf } from "./pieces.ts";
import type { Folded } from "./states.ts";

interface Kept {
  /** The code that folded it; another one folds afresh. */
  code: string;
  /** The log's lineage: in a copy of the folder a new one begins, in which this position means nothing. */
  epoch: string;
  position: Position;
  state: unknown;
}

/** Where so much is said between two, folding it after a crash takes up to a second. */
const EVENTS_MOST = 100_000;

/** A crash costs folding what was said since; a snapshot costs a short pause. */
const EVERY_MS = 10 * 60_000;
/** Where one is due sooner: what was erased is to be in no file a minute later. */
const SOON_MS = 20_000;

interface Keeping {
  chat: Chat;
  log: Pick<Log, "position" | "checkpoint">;
  folder: string;
  report(error: unknown): void;
}

/** Keeps one from time to time, and sooner where one is due, one after another. */
export class Snapshots {
  private readonly timer = setInterval(() => void this.keep(), EVERY_MS);
  private soon: ReturnType<typeof setTimeout> | undefined;
  private last = Promise.resolve();

  /** @param kept the place of the last one, and how many events were recorded since */
  constructor(
    private readonly parts: Keeping,
    private kept: { at: Position | undefined; since: number },
  ) {
    parts.chat.listeners.push((_stream, events) => {
      this.kept.since += events.length;
      if (isDueSoon(events, this.kept.since)) this.keepSoon();
    });
  }

  /** Keeps the last one. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.keep();
    clearTimeout(this.soon);
  }

  private keepSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      void this.keep();
    }, SOON_MS);
  }

  private keep(): Promise<void> {
    this.last = this.last.then(() => this.keepOne()).catch(this.parts.report);
    return this.last;
  }

  private async keepOne(): Promise<void> {
    const { chat, log, folder } = this.parts;
    const { position } = log;
    this.kept.since = 0;
    if (position === this.kept.at) return;
    // There are moments when none can be kept; an older one may hold what was erased since.
    if (!(await keepSnapshot(chat, folder))) return this.keepSoon();
    await log.checkpoint();
    this.kept.at = position;
  }
}

/** Whether another is to be kept soon, not only when its time comes. @param since events since the last one */
export function isDueSoon(events: readonly Recorded<HouseEvent>[], since: number): boolean {
  if (since >= EVENTS_MOST) return true;
  // They hold the names of rooms and of their people; of an open report, also what somebody wrote to moderators.
  return events.some(({ erases, type }) => erases === "all" || type === "reports-decided");
}

/** Answers whether it was kept: there are moments when nothing can be. */
export async function keepSnapshot(chat: Chat, folder: string): Promise<boolean> {
  const states: [name: string, json: string[]][] = [];
  const position = await chat.snapshot(async (folded) => {
    for (const [name, state] of Object.entries(folded)) states.push([name, await jsonOf(state)]);
  });
  if (position === undefined) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const head = JSON.stringify({ code: codeVersion(), epoch: chat.epoch, position }).slice(0, -1);
  for (const [name, json] of states)
    await writeWholeInPieces(join(folder, `${name}.json`), [`${head},"state":`, ...json, "}\n"]);
  return true;
}

/** What was kept, if all of it is of this code, this lineage of the log and one moment. */
export function readSnapshot(
  folder: string,
  names: readonly string[],
  epoch: string,
): { folded: Folded; position: Position } | undefined {
  const folded: Folded = {};
  let position: Position | undefined;
  for (const name of names) {
    const kept = readKept(join(folder, `${name}.json`));
    if (kept?.code !== codeVersion() || kept.epoch !== epoch || (position !== undefined && kept.position !== position))
      return undefined;
    position = kept.position;
    folded[name] = kept.state;
  }
  return position === undefined ? undefined : { folded, position };
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"), entriesAsMaps) as Kept;
  } catch {
    // Absent or damaged: the log has it all.
    return undefined;
  }
}

function entriesAsMaps(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("map" in value && Array.isArray(value.map)) return new Map(value.map as [unknown, unknown][]);
  if ("set" in value && Array.isArray(value.set)) return new Set(value.set);
  return value;
}
