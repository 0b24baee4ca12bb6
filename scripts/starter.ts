// "bun start" and npx stand between us and who started us, and when they are killed the house would live on without
// them, keeping its port and its folder.
import { readFileSync } from "node:fs";

const LOOK_EVERY_MS = 1_000;

/** Ends this process in an orderly way once the "bun start", npx or npm that started it is gone. */
export function endWithStarter(): void {
  if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return;
  const line = lineToStarter();
  const watch = setInterval(() => {
    if (line.every((pid, i) => i === 0 || parentOf(line[i - 1] ?? 0) === pid)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  watch.unref();
}

/** From us upwards: "bun start"; under npx also its shell, which passes no signal on, and npx. */
function lineToStarter(): number[] {
  const line = [process.pid];
  for (let pid = process.ppid; pid > 1 && line.length < 5; pid = parentOf(pid)) {
    line.push(pid);
    if (/^npm\b/.test(commandOf(pid))) return line;
  }
  return line.slice(0, 2);
}

function parentOf(pid: number): number {
  if (process.platform !== "linux") return Number(ps("ppid=", pid)) || 0;
  // The second word is the command's name in brackets, which may hold anything.
  return Number(read(`/proc/${pid}/stat`).replace(/^.*\) \S+ (\d+) .*$/s, "$1")) || 0;
}

function commandOf(pid: number): string {
  return process.platform === "linux" ? read(`/proc/${pid}/cmdline`) : ps("args=", pid);
}

function ps(field: string, pid: number): string {
  return Bun.spawnSync(["ps", "-o", field, "-p", String(pid)])
    .stdout.toString()
    .trim();
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It ended between two looks.
    return "";
  }
}
