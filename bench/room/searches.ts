import { bringGuests, call, enterAll, type Person } from "../support/house.ts";
import { printTable, type Targets } from "../support/print.ts";
import type { Server } from "../support/server.ts";
import { NEWEST_WORD, OLDEST_WORD } from "./history.ts";

/** Whoever asks sees something by then, or goes on looking. */
const FIRST_HITS_MS = 1_000;
/** Others wait so long at most while somebody searches. */
const OTHERS_MS = 100;

interface Answer {
  hits: unknown[];
  more: boolean;
  before: number;
}

const SOUGHT = {
  "in every message": "tea",
  "in the newest": NEWEST_WORD,
  "in the oldest": OLDEST_WORD,
  "in none": "marmoset",
};

/** Looks in the largest room for words that stand there early, late, always or never. */
export async function searches(house: Server, targets: Targets): Promise<void> {
  const [reader] = await bringGuests(house, 1, 2_000);
  if (!reader) throw new Error("Nobody came.");
  await enterAll(house, [reader], () => "largest");
  const rows: (string | number)[][] = [];
  for (const [what, words] of Object.entries(SOUGHT)) {
    const { firstMs, allMs, hits, asked, slowest } = await look(house, reader, words);
    rows.push([what, firstMs, allMs, hits, asked, slowest]);
    targets.atMost(`ms to the first answer, words ${what}`, firstMs, FIRST_HITS_MS);
    targets.atMost(`ms that others wait meanwhile, words ${what}`, slowest, OTHERS_MS);
  }
  printTable("Searching the largest room (rooms.search)", [
    ["words", "first answer ms", "first hits or end ms", "hits", "calls", "others wait at most ms"],
    ...rows,
  ]);
}

/** Asks on until there is a hit, or nothing more; meanwhile somebody else asks who they are, all the time. */
async function look({ port }: Server, reader: Person, words: string) {
  let looking = true;
  let slowest = 0;
  const other = (async () => {
    while (looking) {
      const begin = performance.now();
      await call(port, "people.me", undefined, reader);
      slowest = Math.max(slowest, performance.now() - begin);
    }
  })();
  const begin = performance.now();
  let firstMs = 0;
  let before: number | undefined;
  for (let asked = 1; ; asked++) {
    const answer = await call<Answer>(port, "rooms.search", { room: "largest", words, before }, reader);
    firstMs ||= performance.now() - begin;
    before = answer.before;
    if (answer.hits.length === 0 && answer.more) continue;
    looking = false;
    await other;
    return { firstMs, allMs: performance.now() - begin, hits: answer.hits.length, asked, slowest };
  }
}
