import type { Disk } from "./disk.ts";

const HEAD_ROOM_BYTES = 1024 * 1024; // free space from which writing is tried again
const PROBE_MS = 500;

/** Whether the disk takes anything, and the wait until it does again. */
export class Space {
  #probe: Timer | undefined;
  #again: PromiseWithResolvers<void> | undefined;
  #first: (() => Promise<void>) | undefined;
  #looking = false;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  get full(): boolean {
    return this.#again !== undefined;
  }

  /**
   * Called when the disk took no more. Resolves when there is space again, rejects when the waiting ends.
   * `first`: what must be done before anything else is written; while it throws, there is no space.
   */
  ranOut(first?: () => Promise<void>): Promise<void> {
    this.#first ??= first;
    if (this.#again) return this.#again.promise;
    const again = Promise.withResolvers<void>();
    again.promise.catch(() => {}); // nobody may be waiting
    this.#again = again;
    this.#probe = setInterval(() => this.#look(), PROBE_MS);
    this.#probe.unref();
    return again.promise;
  }

  stopWaiting(reason: Error): void {
    clearInterval(this.#probe);
    this.#again?.reject(reason);
  }

  async #look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      if ((await this.disk.free(this.folder)) < HEAD_ROOM_BYTES) return;
      await this.#first?.();
      this.#first = undefined;
      clearInterval(this.#probe);
      this.#again?.resolve();
      this.#again = undefined;
    } catch {
      // Looked again at the next turn.
    } finally {
      this.#looking = false;
    }
  }
}
