import type { Disk } from "./disk.ts";

const HEAD_ROOM_BYTES = 1024 * 1024; // free space from which writing is tried again
const PROBE_MS = 500;

/** Whether the disk takes anything, and the wait until it does again. */
export class Space {
  #probe: Timer | undefined;
  #again: PromiseWithResolvers<void> | undefined;

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  get full(): boolean {
    return this.#again !== undefined;
  }

  /** Called when the disk took no more. Resolves when there is space again, rejects when the waiting ends. */
  ranOut(): Promise<void> {
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
    const free = await this.disk.free(this.folder).catch(() => 0); // asked again at the next turn
    if (free < HEAD_ROOM_BYTES) return;
    clearInterval(this.#probe);
    this.#again?.resolve();
    this.#again = undefined;
  }
}
