// Running the server under strace, which sees every call to the system, and can make one fail or be the last.
import { join } from "node:path";

/** The server, with each call of these kinds written to a file. */
export function traced(file: string, calls: string, ...more: string[]): string[] {
  const main = join(import.meta.dir, "../../server/main.ts");
  return ["strace", "-f", "-ttt", "-o", file, "-e", `trace=${calls}`, ...more, process.execPath, main];
}

export function lackingStrace(): string | undefined {
  if (!Bun.which("strace")) return "there is no strace here";
  // Containers often forbid it.
  const works = Bun.spawnSync(["strace", "-o", "/dev/null", "true"]).exitCode === 0;
  return works ? undefined : "strace may not trace here";
}
