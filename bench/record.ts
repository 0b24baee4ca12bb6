// What the record's speed claims stand on. Each figure beside the same machine's bare disk, in the same run.
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { openLog } from "../server/log/files.ts";
import type { Log, Unplaced } from "../server/log/log.ts";

const SECONDS = 2;
const EVENTS = 1_000_000;
const ROOMS = 100;
const PAGES = 2_000;

type Print = (line: string) => void;
type Said = Unplaced<{ type: string; id: string; text: string }>;

export async function record(print: Print): Promise<void> {
  await inFolder((folder) => appending(folder, print));
  await inFolder((folder) => keeping(folder, print));
}

async function appending(folder: string, print: Print): Promise<void> {
  const bytes = Buffer.alloc(220, "x");
  const bare = await bareLoop(join(folder, "bare"), bytes);
  print("Appending, each waiting for its own sync            events/s   of bare   p50 ms   p99 ms");
  print(row("  bare writeSync + fdatasync, one writer", rate(bare.count), "1.0 x", bare.p50, bare.p99));
  for (const writers of [1, 10, 100, 1000]) {
    const log = await open(join(folder, `log-${writers}`));
    const { count, p50, p99 } = await appendFor(log, writers);
    print(row(`  log, ${writers} writers`, rate(count), `${(count / bare.count).toFixed(1)} x`, p50, p99));
    await log.close();
  }
}

async function bareLoop(path: string, bytes: Buffer) {
  const fdatasync = promisify(fs.fdatasync);
  const file = fs.openSync(path, "w");
  const times = await timed(async () => {
    fs.writeSync(file, bytes);
    await fdatasync(file);
  });
  fs.closeSync(file);
  return summary(times);
}

async function appendFor(log: Log, writers: number) {
  const times = await Promise.all(
    Array.from({ length: writers }, (_, writer) => {
      let version = 0;
      return timed(() => log.append(`room:${writer}`, version++, [said(version)]));
    }),
  );
  return summary(times.flat());
}

async function keeping(folder: string, print: Print): Promise<void> {
  await fill(folder);
  const size = fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(join(folder, name)).size, 0);
  print("");
  print(
    `${EVENTS.toLocaleString("en")} events of ${ROOMS} rooms, ${Math.round(size / 1e6)} MB       measured      allowed`,
  );
  for (const [what, allowed] of [
    ["open by reading all lines, then replay", 5000],
    ["open by the index", 1000],
  ] as const) {
    const { ms, rss } = await inChild(folder, what.startsWith("open by the") ? "index" : "scan");
    print(figure(what, `${Math.round(ms)} ms`, `${allowed} ms`));
    print(figure("  peak memory", `${Math.round(rss)} MB`, "300 MB"));
  }
  const log = await open(folder);
  const times = summary(await pages(log));
  print(figure("a page of 50 old messages, p50", `${times.p50} ms`));
  print(figure("a page of 50 old messages, p99", `${times.p99} ms`));
  const { ms, late } = await eraseRoom(log);
  print(figure(`erase the ${EVENTS / ROOMS} messages of a room`, `${Math.round(ms)} ms`));
  print(figure("  event loop held at most", `${late.toFixed(1)} ms`, "10 ms"));
  await log.close();
}

async function fill(folder: string): Promise<void> {
  const log = await open(folder);
  const BATCH = 10;
  for (let version = 0; version < EVENTS / ROOMS; version += BATCH)
    await Promise.all(
      Array.from({ length: ROOMS }, (_, room) =>
        log.append(
          `room:${room}`,
          version,
          Array.from({ length: BATCH }, (_, i) => said(version + i)),
        ),
      ),
    );
  await log.close();
}

async function pages(log: Log): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < PAGES; i++) {
    const before = 51 + Math.floor(Math.random() * (EVENTS / ROOMS - 51));
    const start = performance.now();
    const page = await log.read(`room:${i % ROOMS}`, { before }, 50);
    times.push(performance.now() - start);
    if (page.length !== 50) throw new Error(`A page of ${page.length}.`);
  }
  return times;
}

async function eraseRoom(log: Log): Promise<{ ms: number; late: number }> {
  let late = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    late = Math.max(late, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  const start = performance.now();
  await log.erase("room:7", "all");
  clearInterval(timer);
  return { ms: performance.now() - start, late };
}

/** In a process of its own, so that its memory is its own. */
async function inChild(folder: string, how: "scan" | "index"): Promise<{ ms: number; rss: number }> {
  const child = Bun.spawn([process.execPath, import.meta.path, how, folder], { stdout: "pipe", stderr: "inherit" });
  return JSON.parse(await new Response(child.stdout).text());
}

async function openingAlone(how: string, folder: string): Promise<void> {
  const start = performance.now();
  const log = await open(folder);
  let events = 0;
  if (how === "scan") for await (const some of log.replay()) events += some.length;
  const ms = performance.now() - start;
  if (how === "scan" && events !== EVENTS) throw new Error(`${events} events came back.`);
  const peak = /VmHWM:\s+(\d+)/.exec(
    fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "",
  )?.[1];
  await log.checkpoint();
  await log.close();
  process.stdout.write(JSON.stringify({ ms, rss: peak ? Number(peak) / 1024 : process.memoryUsage.rss() / 1e6 }));
}

async function timed(once: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + SECONDS * 1000;
  for (let now = performance.now(); now < end;) {
    await once();
    const then = performance.now();
    times.push(then - now);
    now = then;
  }
  return times;
}

function summary(times: number[]) {
  const rising = times.sort((a, b) => a - b);
  const at = (share: number): string => (rising[Math.floor(share * (rising.length - 1))] ?? 0).toFixed(2);
  return { count: times.length, p50: at(0.5), p99: at(0.99) };
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(join(tmpdir(), "hearsay-bench-"));
  try {
    await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const open = (folder: string): Promise<Log> =>
  openLog({
    folder,
    onFailure(error) {
      throw error;
    },
  });

const said = (n: number): Said => ({
  type: "message-posted",
  at: Date.now(),
  by: "p_8c1f00a2b3",
  id: `m${n.toString(36).padStart(12, "0")}`,
  text: "Could you say that again, a little slower? I lost the thread halfway.",
});

const rate = (count: number): string => Math.round(count / SECONDS).toLocaleString("en");
const row = (what: string, ...cells: string[]): string =>
  what.padEnd(50) + cells.map((cell) => cell.padStart(10)).join("");
const figure = (what: string, measured: string, allowed = ""): string =>
  `  ${what}`.padEnd(48) + measured.padStart(12) + allowed.padStart(13);

if (import.meta.main) {
  const [how, folder] = process.argv.slice(2);
  if (how && folder) await openingAlone(how, folder);
  else await record((line) => process.stdout.write(`${line}\n`));
}
