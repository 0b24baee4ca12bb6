// Reads a record in one of these ways, and tells how long it took and how much memory: `bun replaying.ts WAY FOLDER`.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import type { FilesLog } from "../../server/log/files.ts";
import { EVENTS } from "./fill.ts";
import { opened } from "./opened.ts";

export type Way = "open" | "replay" | "parse";

export interface Read {
  ms: number;
  /** The most that the process held, beside what it held before. */
  megabytes: number;
}

const [way, folder = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await readBy(way as Way)));

async function readBy(way: Way): Promise<Read> {
  if (way === "parse") {
    const text = wholeText();
    return (await measured(() => parse(text))).read;
  }
  const opening = await measured(() => opened(folder));
  const log = opening.result;
  const { read } = way === "replay" ? await measured(() => replay(log)) : opening;
  await log.checkpoint();
  await log.close();
  return read;
}

/** The record as one array. */
function wholeText(): string {
  const lines = dayNames(readdirSync(folder)).map((name) => readFileSync(join(folder, name), "utf8"));
  return `[${lines.join("").trimEnd().replaceAll("\n", ",")}]`;
}

function parse(text: string): void {
  const events = JSON.parse(text) as unknown[];
  if (events.length !== EVENTS) throw new Error(`${events.length} events were parsed.`);
}

async function replay(log: FilesLog): Promise<void> {
  let events = 0;
  for await (const some of log.replay()) events += some.length;
  if (events !== EVENTS) throw new Error(`${events} events came back.`);
}

async function measured<Result>(work: () => Result | Promise<Result>): Promise<{ result: Result; read: Read }> {
  writeFileSync("/proc/self/clear_refs", "5"); // the peak counts from here on
  const before = memory("VmRSS");
  const begin = performance.now();
  const result = await work();
  const ms = performance.now() - begin;
  return { result, read: { ms, megabytes: memory("VmHWM") - before } };
}

/** In megabytes: what the process holds now, or held at most. */
function memory(what: "VmRSS" | "VmHWM"): number {
  const status = readFileSync("/proc/self/status", "utf8");
  const [, kilobytes = "0"] = new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(status) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}
