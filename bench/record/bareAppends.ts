import { closeSync, fdatasync, openSync, writeSync } from "node:fs";
import { promisify } from "node:util";
import type { Appended } from "../../server/log/log.ts";

export interface Appender {
  /** Resolves when it is on the disk. */
  append(): Promise<Appended | undefined>;
  close(): void;
}

const synced = promisify(fdatasync);

/** The least that keeping a line takes: whatever waits is written and synced at once, and nothing is known of it after. */
export function bareAppender(path: string, line: Buffer): Appender {
  const file = openSync(path, "a");
  let waiting: (() => void)[] = [];
  let writing = false;

  async function commit(): Promise<void> {
    const told = waiting;
    waiting = [];
    writeSync(file, Buffer.alloc(line.length * told.length, line));
    await synced(file);
    for (const tell of told) tell();
    writing = false;
    schedule();
  }

  function schedule(): void {
    if (writing || waiting.length === 0) return;
    writing = true;
    setImmediate(commit);
  }

  return {
    append: () =>
      new Promise<undefined>((told) => {
        waiting.push(() => told(undefined));
        schedule();
      }),
    close: () => closeSync(file),
  };
}
