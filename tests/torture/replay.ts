import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { lineAt, textOf } from "../../server/log/line.ts";
import { must, type Trial } from "./trial.ts";

const WITHIN_MS = 5_000;
/** On a slow machine that takes longer: at most so many times what one JSON.parse of it all takes there. */
const PARSES = 6;
const WITHIN_BYTES = 300e6;
const ROOMS = 100;
const PEOPLE = 1_000;
const FILE_EVENTS = 300_000;

export const replay: Trial = {
  name: "replay",
  title: "a start without index or snapshot reads and folds a long record within 5 s and 300 MB",
  quiet: true,
  async run(world) {
    const folder = join(world.folder(), "log");
    const events = world.of(100_000, 1_000_000);
    write(folder, events);
    const child = Bun.spawnSync([process.execPath, join(import.meta.dir, "replayChild.ts"), folder]);
    must(child.exitCode === 0, child.stderr.toString());
    const told = JSON.parse(child.stdout.toString()) as {
      events: number;
      ms: number;
      bytes: number;
    };
    must(told.events === events, `${told.events} of ${events} events were read`);
    const parse = told.ms < WITHIN_MS ? undefined : parseMs(folder);
    must(
      told.ms < PARSES * (parse ?? Number.POSITIVE_INFINITY),
      `it took ${Math.round(told.ms)} ms, one JSON.parse ${parse}`,
    );
    must(told.bytes < WITHIN_BYTES, `it took ${Math.round(told.bytes / 1e6)} MB`);
    rmSync(folder, { recursive: true });
    return {
      events,
      ms: Math.round(told.ms),
      ...(parse !== undefined && { "one JSON.parse, ms": Math.round(parse) }),
      "most memory, MB": Math.round(told.bytes / 1e6),
    };
  },
};

/** A record of rooms in which people joined and talk, written without a server. */
function write(folder: string, events: number): void {
  mkdirSync(folder, { recursive: true });
  const versions = new Map<string, number>();
  const at = Date.UTC(2026, 10, 20);
  let lines: string[] = [];
  let file = 0;
  for (let seq = 1; seq <= events; seq++) {
    if ((seq - 1) % FILE_EVENTS === 0) {
      if (file) flush(file, lines);
      const part = Math.floor(seq / FILE_EVENTS) + 1;
      file = openSync(join(folder, `2026-11-20${part > 1 ? `.${part}` : ""}.ndjson`), "w");
      lines = [];
    }
    const stream = `room:${seq % ROOMS}`;
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const event = eventAt(version, seq);
    lines.push(`${lineAt(seq, textOf({ stream, version, at: at + seq, ...event }))}\n`);
    if (lines.length === 10_000) lines = written(file, lines);
  }
  flush(file, lines);
}

function eventAt(version: number, seq: number) {
  const by = `p_${seq % PEOPLE}`;
  if (version === 1) return { type: "room-opened", name: "Room", topic: "", slow: 0, house: true };
  if (version <= PEOPLE / ROOMS + 1) return { type: "member-joined", by, name: `Guest${seq}`, hue: seq % 360, face: 0 };
  return {
    type: "message-posted",
    by,
    id: crypto.randomUUID(),
    text: "A sentence of ordinary length, as people say it.",
  };
}

function written(file: number, lines: string[]): string[] {
  writeSync(file, lines.join(""));
  return [];
}

function flush(file: number, lines: string[]): void {
  written(file, lines);
  closeSync(file);
}

/** How long the least takes that knows every event: one JSON.parse of them all. */
function parseMs(folder: string): number {
  const lines = dayNames(readdirSync(folder)).map((name) => readFileSync(join(folder, name), "utf8"));
  const text = `[${lines.join("").trimEnd().replaceAll("\n", ",")}]`;
  const began = performance.now();
  JSON.parse(text);
  return performance.now() - began;
}
