import type { Gone } from "./gone.ts";
import type { Recorded } from "./log.ts";
import { LOST } from "./lost.ts";

/** How a line begins, as far as it takes to tell which event it was. */
const BEGINNING = /^\{"seq":\d+,"stream":("(?:[^"\\]|\\.)*"),"version":(\d+)/;
const BEGINNING_BYTES = 1_024;

/** Events whose words were taken back, whether that was finished or not. */
export class Erased {
  /** By version and stream; the latter as lines have it. */
  private readonly single = new Set<string>();
  /** By stream: the version before which nothing is left. */
  private readonly cleared = new Map<string, number>();

  note({ stream, version, erases, erased, type }: Recorded): void {
    const name = JSON.stringify(stream);
    if (erases === "all") this.cleared.set(name, version);
    else for (const other of erases ?? []) this.single.add(`${other} ${name}`);
    // Of what was lost nobody knows whether it was erased: what is put aside may be all that is left of it.
    if (erased && type !== LOST) this.single.add(`${version} ${name}`);
  }

  noteGone({ stream, version }: Gone): void {
    this.single.add(`${version} ${JSON.stringify(stream)}`);
  }

  /** Whether a line, as far as it can be read, says one of them with its words. */
  isSaidBy({ bytes, event }: { readonly bytes: Buffer; readonly event?: Recorded }): boolean {
    if (event?.erased) return false;
    const [, name, version] = BEGINNING.exec(bytes.toString("utf8", 0, BEGINNING_BYTES)) ?? [];
    if (name === undefined) return false;
    return Number(version) < (this.cleared.get(name) ?? 0) || this.single.has(`${version} ${name}`);
  }
}
