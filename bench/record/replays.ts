// Reading a whole record back: by the log, which checks every line, and by one JSON.parse, which needs all of it in memory.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { median } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import { EVENTS } from "./fill.ts";
import type { Read, Way } from "./replaying.ts";

const ROUNDS = 3;

export async function replays(folder: string, targets: Targets): Promise<void> {
  // The first one finds no index, and leaves one.
  const scanned = await read("open", folder);
  const rounds: Record<Way, Read>[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({
      open: await read("open", folder),
      replay: await read("replay", folder),
      parse: await read("parse", folder),
    });
  const middle = (way: Way, figure: keyof Read) => median(rounds.map((round) => round[way][figure]));
  const row = (what: string, way: Way) => [what, middle(way, "ms"), middle(way, "megabytes")];
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  printTable(`${EVENTS.toLocaleString("en")} events of many rooms, ${Math.round(bytes / 1e6)} MB`, [
    ["", "ms", "MB of memory for it"],
    ["opening without an index, once: every line is checked", scanned.ms, scanned.megabytes],
    row("opening by the index", "open"),
    row("replaying, once it is open", "replay"),
    row("one JSON.parse of all", "parse"),
  ]);
  targets.atMost("ms to open by the index", middle("open", "ms"), 1_000);
  const ratio = median(rounds.map(({ replay, parse }) => replay.ms / parse.ms));
  targets.atMost("replaying a million events against one JSON.parse", ratio, 2);
  const whole = scanned.ms + middle("replay", "ms");
  targets.atMost("the same after opening without an index", whole / middle("parse", "ms"), 5);
  targets.atMost("MB of memory that replaying takes", middle("replay", "megabytes"), 100);
}

/** In a process of its own, so that its memory is its own. */
async function read(way: Way, folder: string): Promise<Read> {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "replaying.ts"), way, folder], {
    stdout: "pipe",
    stderr: "inherit",
  });
  const told = await new Response(child.stdout).text();
  if ((await child.exited) !== 0) throw new Error(`"${way}" ended with exit code ${child.exitCode}.`);
  return JSON.parse(told) as Read;
}
