// data/link: the address by which a tunnel makes the house reachable at this moment. Whoever keeps a tunnel writes it
// and touches it as long as the tunnel lives; the house reads it. So the two may be started in any order, one after
// the other ends, and a link that nobody touches any more is over.
import { existsSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname } from "node:path";
import { writeWhole } from "../base/wholeFile.ts";

/** In the data folder: a tunnel's link, and where the house itself listens. */
export const LINK = "link";
export const LISTENING = ".listening";

const TOUCH_EVERY_MS = 5_000;
/** After three touches missed. */
const STALE_MS = 20_000;
const LOOK_EVERY_MS = 1_000;

export interface LinkKeeper {
  /** Undefined: there is none at the moment. */
  set(link: string | undefined): void;
  close(): void;
}

/** For whoever keeps a tunnel. */
export function keepLink(path: string): LinkKeeper {
  let link: string | undefined;
  const touching = setInterval(() => {
    if (link !== undefined) touch(path, link);
  }, TOUCH_EVERY_MS);
  const set = (next: string | undefined) => {
    link = next;
    if (next === undefined) rmSync(path, { force: true });
    else writeWhole(path, `${next}\n`);
  };
  return {
    set,
    close() {
      clearInterval(touching);
      set(undefined);
    },
  };
}

function touch(path: string, link: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody removed it; or the whole folder, which may come back, as when a backup is put in its place.
    if (existsSync(dirname(path))) writeWhole(path, `${link}\n`);
  }
}

/** For the house: tells every change. Answers what stops that. */
export function watchLink(path: string, now: () => number, told: (link: string | undefined) => void): () => void {
  let known: string | undefined;
  const look = () => {
    const link = readLink(path, now());
    if (link === known) return;
    known = link;
    told(link);
  };
  look();
  const looking = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(looking);
}

/** An https address that is kept alive. @param now milliseconds since 1970 */
export function readLink(path: string, now: number): string | undefined {
  try {
    if (now - statSync(path).mtimeMs > STALE_MS) return undefined;
    const url = URL.parse(readFileSync(path, "utf8").trim());
    return url?.protocol === "https:" ? url.origin : undefined;
  } catch {
    // There is none.
    return undefined;
  }
}
