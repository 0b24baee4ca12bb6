import type { HouseEvent } from "../events.ts";
// What an event sets off in other streams. The event is recorded first, so that the record says what was meant; what
// follows is carried out until nothing of it is left, over crashes and full disks.
import type { Chat } from "./chat.ts";

export interface Process {
  name: string;
  /** The types of events that may begin one. */
  begins: ReadonlySet<HouseEvent["type"]>;
  /** The keys of those that were begun and are not over, by the views: also after a start. */
  open(): Pick<ReadonlySet<string>, "has" | "keys">;
  /** Carries out what is left of one, by commands that change nothing where they were carried out before. */
  run(key: string): Promise<void>;
}

/** Tried again so soon after something was in the way, and then ever later. */
const RETRY_MS = 1_000;
const RETRY_MOST_MS = 10 * 60_000;
/** Begun anew so often while it was carried out: it does not end what it should. */
const ROUNDS_MOST = 1_000;

interface Rim {
  writable(): boolean;
  /** Also what was refused: a full disk ends by itself. */
  report(error: unknown): void;
}

/** Resolves when nothing is left of what was begun under a key. */
export type Finish = (key: string) => Promise<void>;

export class Processes {
  private readonly all: Process[] = [];
  private readonly running = new Map<string, Promise<void>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = RETRY_MS;
  private stopped = false;

  constructor(
    chat: Chat,
    private readonly rim: Rim,
  ) {
    chat.listeners.push((_stream, events) => {
      for (const process of this.all) if (events.some(({ type }) => process.begins.has(type))) this.resume([process]);
    });
  }

  /** Answers how to wait for one: that throws what was in the way, such as a full disk, and it goes on by itself later. */
  add(process: Process): Finish {
    this.all.push(process);
    return async (key) => {
      if (process.open().has(key)) await this.carryOut(process, key);
    };
  }

  /** Goes on with all that is open. To be called after a start, and now and then for what is due by age. */
  resume(processes: readonly Process[] = this.all): void {
    for (const process of processes)
      for (const key of process.open().keys()) void this.carryOut(process, key).catch(() => {}); // told by `later`
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private carryOut(process: Process, key: string): Promise<void> {
    const id = `${process.name} ${key}`;
    const begun = this.running.get(id);
    if (begun) return begun;
    const run = this.toItsEnd(process, key, id);
    this.running.set(id, run);
    run.then(
      () => (this.wait = RETRY_MS),
      (error) => this.later(error),
    );
    return run;
  }

  private async toItsEnd(process: Process, key: string, id: string): Promise<void> {
    // Other listeners hear of the event first.
    await Promise.resolve();
    try {
      for (let round = 0; process.open().has(key); round += 1) {
        if (round === ROUNDS_MOST) throw new Error(`"${process.name}" of ${key} does not end.`);
        await process.run(key);
      }
    } finally {
      // At once: what is begun after the last look is not to wait for a run that is over.
      this.running.delete(id);
    }
  }

  private later(error: unknown): void {
    this.rim.report(error);
    this.tryLater();
  }

  private tryLater(): void {
    if (this.stopped || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.again(), this.wait);
    // Space may be back at any moment; other failures are given time.
    if (this.rim.writable()) this.wait = Math.min(2 * this.wait, RETRY_MOST_MS);
  }

  private again(): void {
    this.timer = undefined;
    if (this.rim.writable()) this.resume();
    else this.tryLater();
  }
}
