// How large what is shipped is, and how long it takes to be there.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bun, root } from "../scripts/command.ts";
import { EXECUTABLE } from "../scripts/oneFile.ts";
import { startServer } from "../tests/torture/server.ts";
import { median, quantile } from "./support/numbers.ts";
import { printTable, Targets } from "./support/print.ts";

const STARTS = 15;
const START_MS = 100;

const folder = mkdtempSync(join(tmpdir(), "hearsay-bench-ship-"));
const program = EXECUTABLE;
const image = join(folder, "image");
for (const args of [["scripts/exe.ts"], ["scripts/image.ts", image]])
  if (!(await bun(args, { quiet: true }))) process.exit(1);

const mB = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const packed = (bytes: Uint8Array<ArrayBuffer>) => Bun.gzipSync(bytes, { level: 6 }).length;
const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const bytesOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
const packedOf = (paths: readonly string[]) =>
  paths.reduce((sum, path) => sum + packed(new Uint8Array(readFileSync(path))), 0);

const pages = filesIn(join(root, "dist"));
printTable("Sizes", [
  ["what", "bytes", "packed"],
  ["the one-file executable", mB(statSync(program).size), mB(packedOf([program]))],
  ["  of which Bun itself", mB(statSync(process.execPath).size), mB(packedOf([process.execPath]))],
  ["  of which the pages", mB(bytesOf(pages)), mB(packedOf(pages))],
  ["the image's file system", mB(bytesOf(filesIn(image))), mB(packedOf(filesIn(image)))],
]);

interface Way {
  what: string;
  command: string[];
  /** On a folder that a house left behind, instead of an empty one. */
  again?: boolean;
}
const ways: Way[] = [
  { what: "the executable, in an empty folder", command: [program, "start"] },
  { what: "the executable, once more", command: [program, "start"], again: true },
  { what: "from the sources, in an empty folder", command: [process.execPath, join(root, "server/main.ts")] },
];

const times = new Map<string, number[]>();
const work = new Map<string, number[]>();
const memory = new Map<string, number[]>();
// In turns, so that what else the machine does falls on all alike.
for (let round = 0; round < STARTS; round++) {
  for (const { what, command, again } of ways) {
    const data = join(folder, again ? "kept" : `empty-${round}`);
    if (again && !existsSync(data)) {
      const before = await startServer(data, { command });
      before.signal("SIGTERM");
      await before.exited;
    }
    const server = await startServer(data, { command });
    add(times, what, server.startMs);
    add(work, what, cpuMsOf(server.pid));
    add(memory, what, server.memoryBytes());
    await server.kill();
    if (!again) rmSync(data, { recursive: true });
  }
}
printTable(`From the start of its process until the house listens, ${STARTS} times`, [
  ["how", "p50 ms", "p90 ms", "fastest", "CPU ms", "memory"],
  ...ways.map(({ what }) => {
    const all = times.get(what) ?? [];
    const [cpuMs, bytes] = [median(work.get(what) ?? []), median(memory.get(what) ?? [])];
    return [what, median(all), quantile(all, 0.9), Math.min(...all), cpuMs, mB(bytes)];
  }),
]);
rmSync(folder, { recursive: true });

const targets = new Targets();
targets.atMost(
  "ms until the executable listens, in an empty folder",
  median(times.get(ways[0]?.what ?? "") ?? []),
  START_MS,
);
targets.print();

/** What a process has worked so far: on a machine that does other things, too, it waits for its turn besides. */
function cpuMsOf(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  // In hundredths of a second, as Linux counts on all machines that Bun runs on.
  return (Number(afterName[11]) + Number(afterName[12])) * 10;
}

function add(to: Map<string, number[]>, key: string, value: number): void {
  to.set(key, [...(to.get(key) ?? []), value]);
}
