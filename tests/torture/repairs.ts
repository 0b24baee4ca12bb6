import {
  appendFileSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { dayNames } from "../../server/log/days.ts";
import { openLog } from "../../server/log/files.ts";
import { eventsIn } from "../../server/log/verify.ts";
import { ada, closed, joined, opened, said } from "../support/cast.ts";
import { GOLDEN } from "./golden.ts";
import { startServer } from "./server.ts";
import { must, type Trial, type World } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

export const repairs: Trial = {
  name: "repairs",
  title: "a damaged record that was repaired starts, with all that is not lost, and verify says so before",
  async run(world) {
    const kinds = Object.keys(damages);
    const rounds = world.of(kinds.length, 400);
    const lost = { rounds: 0, events: 0 };
    for (let round = 0; round < rounds; round++) {
      // Each by itself first, then several at once.
      const several = Array.from({ length: world.chance.between(1, 3) }, () => world.chance.oneOf(kinds));
      const chosen = round < kinds.length ? [kinds[round] ?? ""] : several;
      const said = await damageAndRepair(world, chosen);
      const count = said.match(/ is lost\. /g)?.length ?? 0;
      lost.rounds += count > 0 ? 1 : 0;
      lost.events += count;
    }
    must(lost.rounds > 0, "nothing was ever lost: little was damaged");
    return { "folders damaged": rounds, "of which some was lost": lost.rounds, "events lost": lost.events };
  },
};

async function damageAndRepair(world: World, chosen: readonly string[]): Promise<string> {
  const data = join(world.folder(), "data");
  cpSync(join(GOLDEN, readdirSync(GOLDEN).at(-1) ?? ""), data, { recursive: true });
  writeFileSync(join(data, "chatrooms.txt"), "lobby\nTea\n");
  await liveOnce(world, data);
  const before = await recordIn(data);
  for (const name of chosen) damages[name]?.(world, join(data, "log"));
  const what = chosen.join(", ");
  const said = repairIn(data, what);
  if (chosen.every((name) => HARMLESS.has(name)))
    must((await recordIn(data)) === before, `${what}: something is lost, and need not have been`);
  await mustBeWhole(world, data, what);
  return said;
}

/** Leaves snapshots and an index of the time before the damage, and files from which much was dropped. */
async function liveOnce(world: World, data: string): Promise<void> {
  const log = await openLog({ folder: join(data, "log"), maxFileBytes: 3_000, onFailure: () => {} });
  for (const room of ["over", "over again"]) {
    const stream = `room:${room}`;
    const talk = Array.from({ length: 30 }, (_, i) => said(ada, `words ${i}`));
    await log.append(stream, 0, [opened({ name: room }), joined(ada), ...talk, closed()]);
    await log.erase(stream, "all");
  }
  must((await log.compact()).files > 0, "nothing was dropped from any file");
  await log.close();
  const server = await startServer(data);
  world.finally(() => server.kill());
  server.signal("SIGTERM");
  must((await server.exited) === 0, `it does not end: ${server.said()}`);
}

/** By the host's command. Answers what it said. */
function repairIn(data: string, what: string): string {
  const { exitCode, stdout, stderr } = Bun.spawnSync([process.execPath, "scripts/repair.ts", data], { cwd: root });
  must(exitCode === 0, `${what}: repair ends with ${exitCode}: ${stdout}${stderr}`);
  return stdout.toString();
}

/** The record, event by event. */
async function recordIn(data: string): Promise<string> {
  return JSON.stringify((await Array.fromAsync(eventsIn(join(data, "log")))).flat());
}

/** Of these every line can be found again. */
const HARMLESS: ReadonlySet<string> = new Set([
  "a line said twice",
  "two lines in the other order",
  "something between two lines",
  "a newline lost",
  "a byte order mark in front",
  "newlines as on Windows",
  "two files with each other's names",
  "a line in another file",
  "what is gone said twice",
  "what is gone said elsewhere",
  "a copy of a file beside it",
]);

const GONE = '{"gone":';

type Damage = (world: World, log: string) => void;

/** What disks, editors, copying programs and people do to files. */
const damages: Record<string, Damage> = {
  "two lines overwritten with zeros": onLines((lines, at) => overwrite(lines, at, 2, 0)),
  "a line overwritten with something else": onLines((lines, at) => overwrite(lines, at, 1, 0x3f)),
  "two lines deleted": onLines((lines, at) => lines.toSpliced(at, 2)),
  "a line said twice": onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? "")),
  "two lines in the other order": onLines((lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? "", lines[at] ?? "")),
  "a line torn": onLines((lines, at) => lines.with(at, lines[at]?.slice(0, -20) ?? "")),
  "something between two lines": onLines((lines, at) => lines.toSpliced(at, 0, "<<<<<<< mine\n")),
  "a newline lost": onLines((lines, at) => lines.with(at, lines[at]?.slice(0, -1) ?? "")),
  "a byte order mark in front": onLines((lines) => ["\u00EF\u00BB\u00BF", ...lines]),
  "newlines as on Windows": onLines((lines) => lines.map((line) => line.replace(/\n$/, "\r\n"))),
  "a bit turned"({ chance }, log) {
    const path = join(log, chance.oneOf(daysIn(log)));
    const bytes = readFileSync(path);
    const at = chance.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
    writeFileSync(path, bytes);
  },
  "the end cut off"({ chance }, log) {
    const path = join(log, daysIn(log).at(-1) ?? "");
    truncateSync(path, chance.below(statSync(path).size));
  },
  "the last line damaged"(_, log) {
    const path = join(log, daysIn(log).at(-1) ?? "");
    const bytes = readFileSync(path);
    bytes.fill(0x3f, bytes.length - 40, bytes.length - 1);
    writeFileSync(path, bytes);
  },
  "two files with each other's names"({ chance }, log) {
    const days = daysIn(log);
    const at = chance.below(days.length - 1);
    const [one, other] = days.slice(at, at + 2).map((name) => join(log, name)) as [string, string];
    renameSync(one, `${one}.moving`);
    renameSync(other, one);
    renameSync(`${one}.moving`, other);
  },
  "a line in another file"({ chance }, log) {
    const [from, to] = [chance.oneOf(daysIn(log)), chance.oneOf(daysIn(log))].map((name) => join(log, name)) as [
      string,
      string,
    ];
    if (from === to) return;
    const [source, target] = [from, to].map((path) => readFileSync(path, "latin1").split(/(?<=\n)/)) as [
      string[],
      string[],
    ];
    const [line = ""] = source.splice(chance.below(source.length), 1);
    writeFileSync(from, source.join(""), "latin1");
    writeFileSync(to, target.toSpliced(chance.below(target.length), 0, line).join(""), "latin1");
  },
  "a copy of a file beside it": ({ chance }, log) =>
    copyFileSync(
      join(log, chance.oneOf(daysIn(log))),
      join(log, chance.oneOf(["2020-01-01.ndjson", "2099-01-01.ndjson"])),
    ),
  "what is gone said twice": onLines((lines) =>
    lines.flatMap((line) => (line.startsWith(GONE) ? [line, line] : [line])),
  ),
  "what is gone said elsewhere"(_, log) {
    const days = daysIn(log).map((name) => join(log, name));
    const from = days.findIndex((path) => readFileSync(path, "latin1").startsWith(GONE));
    // The first has none before it, and another damage may have taken it.
    if (from < 1) return;
    const lines = readFileSync(days[from] ?? "", "latin1").split(/(?<=\n)/);
    appendFileSync(days[from - 1] ?? "", lines.shift() ?? "");
    writeFileSync(days[from] ?? "", lines.join(""), "latin1");
  },
  "a file deleted": ({ chance }, log) => rmSync(join(log, chance.oneOf(daysIn(log)))),
  "the newest file deleted": (_, log) => rmSync(join(log, daysIn(log).at(-1) ?? "")),
  "a file of zeros"({ chance }, log) {
    const path = join(log, chance.oneOf(daysIn(log)));
    writeFileSync(path, Buffer.alloc(statSync(path).size));
  },
};

const daysIn = (log: string): string[] =>
  dayNames(readdirSync(log)).filter((name) => statSync(join(log, name)).size > 0);

/** Changes the lines (with their newlines, byte by byte) of one file, from one of them on. */
function onLines(change: (lines: string[], at: number) => string[]): Damage {
  return ({ chance }, log) => {
    const path = join(log, chance.oneOf(daysIn(log)));
    const lines = readFileSync(path, "latin1").split(/(?<=\n)/);
    writeFileSync(path, change(lines, chance.below(Math.max(1, lines.length - 1))).join(""), "latin1");
  };
}

function overwrite(lines: string[], at: number, many: number, byte: number): string[] {
  const filled = lines.slice(at, at + many).map((line) => String.fromCharCode(byte).repeat(line.length));
  return lines.toSpliced(at, many, ...filled);
}
