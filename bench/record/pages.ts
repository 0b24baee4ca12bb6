// What somebody waits for who reads back, and everybody while a room is erased.
import { lateness } from "../support/lateness.ts";
import { quantile } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import { EVENTS, ROOMS } from "./fill.ts";
import { opened } from "./opened.ts";

const PAGES = 2_000;
const PAGE = 50;

export async function pages(folder: string, targets: Targets): Promise<void> {
  const log = await opened(folder);
  const times: number[] = [];
  for (let i = 0; i < PAGES; i++) {
    const before = PAGE + 1 + Math.floor(Math.random() * (EVENTS / ROOMS - PAGE - 1));
    const begin = performance.now();
    const page = await log.read(`room:${i % ROOMS}`, { before }, PAGE);
    times.push(performance.now() - begin);
    if (page.length !== PAGE) throw new Error(`A page of ${page.length}.`);
  }
  await log.close();
  printTable(`A page of ${PAGE} old messages, anywhere in the record`, [
    ["p50 ms", "p99 ms"],
    [quantile(times, 0.5), quantile(times, 0.99)],
  ]);
  targets.atMost("ms to read a page of old messages, p99", quantile(times, 0.99), 5);
}

export async function erasing(folder: string, targets: Targets): Promise<void> {
  const log = await opened(folder);
  const late = lateness();
  const begin = performance.now();
  await log.erase("room:7", "all");
  const ms = performance.now() - begin;
  const latest = Math.max(...late());
  await log.close();
  printTable(`Erasing the ${(EVENTS / ROOMS).toLocaleString("en")} messages of a room`, [
    ["ms", "timer late at most, ms"],
    [ms, latest],
  ]);
  targets.atMost("ms by which a timer is late while a room is erased", latest, 10);
}
