// Many who each wait until what they said is on the disk, and then say the next thing.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { lineAt, textOf } from "../../server/log/line.ts";
import { lateness } from "../support/lateness.ts";
import { median, quantile } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import { type Appender, bareAppender } from "./bareAppends.ts";
import { said } from "./fill.ts";
import { opened } from "./opened.ts";

const WRITERS = [1, 10, 100, 1_000] as const;
/** In turns, and many: the disk has good and bad moments, and the median forgets the bad ones. */
const ROUNDS = 5;
const MS = 600;

interface Measured {
  eventsPerSecond: number;
  /** Milliseconds until an append is safe. */
  p50: number;
  p99: number;
  /** Milliseconds by which the timer was late, p99. */
  late: number;
}

export async function appends(folder: string, targets: Targets): Promise<void> {
  mkdirSync(join(folder, "appends"), { recursive: true });
  const log = await opened(join(folder, "appends"));
  const line = Buffer.from(`${lineAt(1, textOf({ ...said(1), stream: "room:1", version: 1 }))}\n`);
  const bare = bareAppender(join(folder, "bare"), line);
  const inLog = (writer: number): Appender["append"] => {
    const stream = `room:${writer}`;
    return () => log.append(stream, log.versionOf(stream), [said(1)]);
  };
  const rows: (string | number)[][] = [];
  for (const writers of WRITERS) {
    const { bares, logs } = await rounds(
      () => measure(writers, () => bare.append),
      () => measure(writers, inLog),
    );
    const middle = (all: readonly Measured[], figure: keyof Measured) => median(all.map((one) => one[figure]));
    const ratio = (figure: keyof Measured) =>
      median(logs.map((one, i) => one[figure] / (bares[i]?.[figure] ?? Number.NaN)));
    const row = (name: string, all: readonly Measured[], of: number) => [
      `${writers.toLocaleString("en")} writers, ${name}`,
      middle(all, "eventsPerSecond"),
      of,
      middle(all, "p50"),
      middle(all, "p99"),
      middle(all, "late"),
    ];
    rows.push(row("bare", bares, 1), row("the log", logs, ratio("eventsPerSecond")));
    if (writers === 1) targets.atMost("p50 of one writer against a bare write and sync", ratio("p50"), 2);
    if (writers === 100)
      targets.atLeast("events/s of 100 writers against bare group commits", ratio("eventsPerSecond"), 0.4);
    if (writers === 1_000)
      targets.atMost("ms by which a timer is late under 1,000 writers, p99", middle(logs, "late"), 5);
  }
  printTable(
    `Each waits for its own sync; one sync serves all who wait. Medians of ${ROUNDS} rounds; writers and timer share a process`,
    [["", "events/s", "ratio", "p50 ms", "p99 ms", "timer late, p99 ms"], ...rows],
  );
  bare.close();
  await log.close();
}

/** Who was first in one round is last in the next. */
async function rounds(bare: () => Promise<Measured>, log: () => Promise<Measured>) {
  const bares: Measured[] = [];
  const logs: Measured[] = [];
  const turns = [async () => bares.push(await bare()), async () => logs.push(await log())];
  for (let round = 0; round < ROUNDS; round++)
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  return { bares, logs };
}

async function measure(writers: number, appendOf: (writer: number) => Appender["append"]): Promise<Measured> {
  const late = lateness();
  const begin = performance.now();
  const all = await Promise.all(Array.from({ length: writers }, (_, writer) => write(begin + MS, appendOf(writer))));
  const seconds = (performance.now() - begin) / 1000;
  const times = all.flat();
  return {
    eventsPerSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    late: quantile(late(), 0.99),
  };
}

/** Milliseconds that each append took. */
async function write(until: number, append: Appender["append"]): Promise<number[]> {
  const times: number[] = [];
  for (let now = performance.now(); now < until;) {
    const answer = await append();
    // A refusal is quick, and would count as an append.
    if (answer && answer.outcome !== "recorded") throw new Error(`An append was answered "${answer.outcome}".`);
    const then = performance.now();
    times.push(then - now);
    now = then;
  }
  return times;
}
