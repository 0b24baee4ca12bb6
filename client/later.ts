// What of the program comes later than the first screen. The wire may be cut when it is wanted, or the house have a newer
// build in which that file is no more; some browsers keep an import that failed once.
import { lazy } from "solid-js";
import { markLoadedAnew } from "./kept.ts";
import { pauseBefore } from "./pace.ts";

/** Further attempts are no longer apart than this one: a few seconds. */
const SLOWEST_ATTEMPT = 3;

type Part = Awaited<ReturnType<Parameters<typeof lazy>[0]>>["default"];

/** A component that comes when it is first shown, however often that takes: `later(() => import("./Desk.tsx"), "Desk")`. */
export const later = <Name extends string, File extends Record<Name, Part>>(load: () => Promise<File>, name: Name) =>
  lazy(async () => ({ default: (await fetched(load))[name] }));

/** Never rejects: goes on until it is here, with the page anew where nothing else helps. */
export async function fetched<File>(load: () => Promise<File>): Promise<File> {
  for (let attempt = 0; ; attempt += 1) {
    // What fails although the house was in reach before does not fail for the wire.
    const inReach = attempt > 0 && (await isInReach());
    try {
      return await load();
    } catch (problem) {
      if (inReach) loadAnewFor(problem);
    }
    await pause(pauseBefore(Math.min(attempt, SLOWEST_ATTEMPT), Math.random()));
  }
}

const isInReach = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Once for each build, or a page whose house lacks a file would do so for ever. */
function loadAnewFor(problem: unknown): void {
  if (markLoadedAnew(import.meta.url)) location.reload();
  else reportError(problem);
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(goOn, ms);
    addEventListener("online", goOn);
    function goOn(): void {
      clearTimeout(timer);
      removeEventListener("online", goOn);
      resolve();
    }
  });
