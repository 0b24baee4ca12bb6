import { PAGE_MESSAGES } from "../../server/limits.ts";
import { bringGuests, call, type Person } from "../support/house.ts";
import { quantile, rounded } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import type { Server } from "../support/server.ts";
import type { History } from "./history.ts";
import { MEGABYTES } from "./starts.ts";

const VISITORS = 300;
/** Two medians of the same thing, of a busy machine, differ by as much. */
const AS_FAST = 1.5;
/** From disk a long room reads hundreds of rows to keep, a short one all the 50 that it has. */
const FROM_DISK = 2;

interface Entered {
  cursor: string;
  rows: { version: number }[];
}

/** Opens rooms with long and short histories in turn, for the first time since the start and later; then pages back. */
export async function openings(house: Server, { pairs, largest }: History, targets: Targets): Promise<void> {
  const readers = await bringGuests(house, pairs, 1_000);
  const visitors = await bringGuests(house, VISITORS, 1_000 + pairs);
  const enter = (room: string, person: Person) =>
    timed(() => call<Entered>(house.port, "rooms.enter", { room }, person));

  const cold = await inTurn(pairs, (i) => [`long-${i}`, `short-${i}`].map((room) => () => enter(room, readers[i]!)));
  const warm = await inTurn(visitors.length, (i) =>
    ["largest", "smallest"].map((room) => () => enter(room, visitors[i]!)),
  );
  const again = await inTurn(visitors.length, (i) =>
    ["largest", "smallest"].map((room) => () => enter(room, visitors[i]!)),
  );
  printTable("Opening a room (rooms.enter)", [
    ["", "long p50 ms", "p99", "short p50 ms", "p99", "p50 ratio"],
    row(`read from disk, ${pairs} rooms each`, cold),
    row("a newcomer, 100,000 messages or 50", warm),
    row("a member, 100,000 messages or 50", again),
  ]);
  targets.atMost("opening 100,000 messages against 50, a newcomer", ratio(warm), AS_FAST);
  targets.atMost("opening 100,000 messages against 50, a member", ratio(again), AS_FAST);
  targets.atMost("opening from disk, 18,000 messages against 50", ratio(cold), FROM_DISK);

  const pages = await pageBack(house, visitors, largest);
  printTable("Paging back in 100,000 messages (messages.before, 50 a page)", [
    ["", "p50 ms", "p99 ms"],
    ["all pages", quantile(pages, 0.5), quantile(pages, 0.99)],
    [
      "the last hundred, from the room's beginning",
      quantile(pages.slice(-100), 0.5),
      quantile(pages.slice(-100), 0.99),
    ],
  ]);
  const [newest, oldest] = [pages.slice(0, 500), pages.slice(-500)].map((some) => quantile(some, 0.5));
  targets.atMost("a page of the oldest messages against the newest", oldest! / newest!, AS_FAST);
  const megabytes = house.memoryBytes() / 1e6;
  console.log(`\nThe server takes ${rounded(megabytes)} MB of memory after all this.`);
  targets.atMost("MB of memory after all this", megabytes, MEGABYTES);
}

/** Milliseconds of each page, from the newest to the oldest; each by the next of these, as nobody may read so fast. */
async function pageBack(house: Server, people: readonly Person[], messages: number): Promise<number[]> {
  const times: number[] = [];
  let version = messages;
  for (let more = true; more;) {
    const input = { room: "largest", version, limit: PAGE_MESSAGES };
    const begin = performance.now();
    const page = await call<{ messages: { version: number }[]; more: boolean }>(
      house.port,
      "messages.before",
      input,
      people[times.length % people.length]!,
    );
    times.push(performance.now() - begin);
    version = page.messages[0]?.version ?? 0;
    more = page.more && version > 0;
  }
  return times;
}

type Pair = [long: number[], short: number[]];

/** Times both of each pair, taking turns who is first. */
async function inTurn(count: number, pairOf: (i: number) => (() => Promise<number>)[]): Promise<Pair> {
  const times: Pair = [[], []];
  for (let i = 0; i < count; i++) {
    const pair = pairOf(i);
    for (const which of i % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) times[which].push(await pair[which]!());
  }
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const ratio = ([long, short]: Pair): number => quantile(long, 0.5) / quantile(short, 0.5);

const row = (what: string, [long, short]: Pair) => [
  what,
  quantile(long, 0.5),
  quantile(long, 0.99),
  quantile(short, 0.5),
  quantile(short, 0.99),
  ratio([long, short]),
];
