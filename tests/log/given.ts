import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FilesLog, type LogOptions, openLog } from "../../server/log/files.ts";
import type { Log, Recorded, Unplaced } from "../../server/log/log.ts";

export type Said = Unplaced<{ type: string; text: string }>;

/** 2026-11-20, noon. */
export const NOON = Date.UTC(2026, 10, 20, 12);

export const said = (text: string, more: Partial<Said> = {}): Said => ({
  type: "message-posted",
  at: NOON,
  text,
  ...more,
});

/** A folder of its own for each test, removed when it is left behind by `await using` or `using`. */
export function newFolder(): { path: string } & Disposable {
  const path = fs.mkdtempSync(join(tmpdir(), "hearsay-log-"));
  return { path, [Symbol.dispose]: () => fs.rmSync(path, { recursive: true, force: true }) };
}

/** A log that may not fail. */
export const openIn = (folder: string, options: Partial<LogOptions> = {}): Promise<FilesLog> =>
  openLog({
    folder,
    clock: () => NOON,
    onFailure(error) {
      throw error;
    },
    ...options,
  });

export async function all(log: Log): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for await (const some of log.replay()) events.push(...some);
  return events;
}

export const textsOf = (events: readonly Recorded[]): unknown[] =>
  events.map((event) => ("text" in event ? event.text : undefined));

/** Files of a folder in which these words stand. */
export function filesThatSay(folder: string, words: string): string[] {
  return fs.readdirSync(folder).filter((name) => fs.readFileSync(join(folder, name)).includes(words));
}

/** The one day file of a small log. */
export const dayFile = (folder: string): string => join(folder, "2026-11-20.ndjson");
