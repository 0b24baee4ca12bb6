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

  /** Forgets what is done in a stream, or in all. */
  settle(offsets: Offsets, streams: Iterable<string> = [...this.#ofStream.keys()]): void {
    for (const stream of streams) {
      const left = this.#ofStream.get(stream)?.filter((erasing) => hasWords(erasing, offsets));
      if (left?.length) this.#ofStream.set(stream, left);
      else this.#ofStream.delete(stream);
    }
  }
}

function hasWords({ stream, version, erases }: Erasing, offsets: Offsets): boolean {
  const stands = (target: number): boolean => {
    const seq = offsets.seqOf(stream, target);
    return seq > 0 && !offsets.isErased(seq);
  };
  if (erases !== "all") return erases.some(stands);
  for (let target = 1; target < version; target++) if (stands(target)) return true;
  return false;
}
