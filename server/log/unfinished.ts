import type { Recorded } from "./log.ts";
import type { Offsets } from "./offsets.ts";

/** An event that takes words back, as far as it is not known that they are gone. */
export interface Erasing {
  readonly stream: string;
  readonly version: number;
  readonly erases: readonly number[] | "all";
}

/** What opening the log again would have to finish. */
export class Unfinished {
  #ofStream = new Map<string, Erasing[]>();

  add({ stream, version, erases }: Pick<Recorded, keyof Erasing>): void {
    if (erases === undefined) return;
    const others = this.#ofStream.get(stream);
    if (others) others.push({ stream, version, erases });
    else this.#ofStream.set(stream, [{ stream, version, erases }]);
  }

  list(): Erasing[] {
    return [...this.#ofStream.values()].flat();
  }

  /** Forgets what is done in a stream. `before`: all words up to this version were erased. */
  settle(stream: string, offsets: Offsets, before = 0): void {
    const left = this.#ofStream.get(stream)?.filter(({ version, erases }) => {
      if (erases === "all") return version > before;
      return erases.some((target) => {
        const seq = offsets.seqOf(stream, target);
        return seq > 0 && !offsets.isErased(seq);
      });
    });
    if (left?.length) this.#ofStream.set(stream, left);
    else this.#ofStream.delete(stream);
  }
}
