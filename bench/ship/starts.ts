import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { median, quantile } from "../support/numbers.ts";
import { printTable, type Targets } from "../support/print.ts";
import { type Server, startServer } from "../support/server.ts";

const TIMES = 25;
/** Until the first house of a folder listens: nobody notices a tenth of a second. */
const START_MS = 100;
/** The same beside a program of Bun's that only listens, which holds on a slow machine, too. */
const START_RATIO = 15;

/** Another root, with the processes in it that every engine mounts. */
const IN_ROOT = ["unshare", "--mount", "sh", "-c", 'mount -t proc proc "$1/proc" && exec chroot "$@"', "image"];

interface Way {
  what: string;
  command: readonly string[];
  /** Where what it remembers is, as this process sees it and as the house does. An empty one for each start? */
  data?: { folder: string; asSeen?: string; empty: boolean };
}

interface Started {
  ms: number;
  cpuMs: number;
  megabytes: number;
}

/** @param image the folder of the image's file system @param folder for what the houses keep */
export async function starts(program: string, image: string, folder: string, targets: Targets): Promise<void> {
  const ways = waysOf(program, image, folder, await bareProgram(folder));
  const measured = new Map<Way, Started[]>(ways.map((way) => [way, []]));
  // In turns, so that what else the machine does falls on all alike; the first is not counted.
  for (let time = 0; time <= TIMES; time++)
    for (const [way, all] of measured) {
      const started = await start(way, time);
      if (time > 0) all.push(started);
    }
  const [bare = [], first = []] = [...measured.values()];
  const [bareMs, firstMs] = [middle(bare, "ms"), middle(first, "ms")];
  printTable(`From the start of its process until it listens, ${TIMES} times`, [
    ["", "p50 ms", "ratio", "fastest ms", "p90 ms", "CPU ms", "MB of memory"],
    ...[...measured].map(([{ what }, all]) => {
      const ms = all.map((one) => one.ms);
      return [
        what,
        median(ms),
        median(ms) / bareMs,
        Math.min(...ms),
        quantile(ms, 0.9),
        middle(all, "cpuMs"),
        middle(all, "megabytes"),
      ];
    }),
  ]);
  if (!canChangeRoot()) console.log("\nThe image was not started: only who may mount can change the root.");
  targets.atMost("ms until the executable listens, in an empty folder, p50", firstMs, START_MS);
  targets.atMost("the same against a program that only listens", firstMs / bareMs, START_RATIO);
}

function waysOf(program: string, image: string, folder: string, bare: string): Way[] {
  const data = (name: string, empty: boolean) => ({ folder: join(folder, name), empty });
  const inImage = { folder: join(image, "data"), asSeen: "/data", empty: true };
  return [
    { what: "an executable that only listens", command: [bare] },
    { what: "the executable, in an empty folder", command: [program, "start"], data: data("first", true) },
    { what: "the executable, once more", command: [program, "start"], data: data("kept", false) },
    ...(canChangeRoot()
      ? [{ what: "in the image's file system", command: [...IN_ROOT, image, "/hearsay", "start"], data: inImage }]
      : []),
    {
      what: "from the sources, in an empty folder",
      command: [process.execPath, join(root, "server/main.ts")],
      data: data("sources", true),
    },
  ];
}

const canChangeRoot = (): boolean =>
  process.getuid?.() === 0 && Bun.spawnSync(["unshare", "--mount", "true"]).exitCode === 0;

/** What Bun itself takes to be there, made the same way. */
async function bareProgram(folder: string): Promise<string> {
  const outfile = join(folder, "bare");
  await Bun.build({
    entrypoints: [join(root, "bench/baselines/bare.ts")],
    compile: { outfile, autoloadBunfig: false },
    minify: true,
    format: "esm",
    bytecode: true,
  });
  return outfile;
}

async function start({ what, command, data }: Way, time: number): Promise<Started> {
  const within = data?.empty ? String(time) : "";
  if (data) mkdirSync(join(data.folder, within), { recursive: true });
  const dataDir = data && join(data.asSeen ?? data.folder, within);
  const env = { HOST: "127.0.0.1", PORT: "0", ...(dataDir && { DATA_DIR: dataDir }) };
  const server = await startServer(what, command, { env });
  const started = stateOf(server);
  await server.stop();
  return started;
}

const stateOf = (server: Server): Started => ({
  ms: server.startMs,
  cpuMs: server.cpuSeconds() * 1000,
  megabytes: server.memoryBytes() / 1e6,
});

const middle = (all: readonly Started[], key: keyof Started): number => median(all.map((one) => one[key]));
