// Running the server under strace, which sees every call to the system, and can make one fail or be the last.
import { join } from "node:path";

const MAIN = join(import.meta.dir, "../../server/main.ts");

interface Tracing {
  /** Where each call is written to. */
  trace: string;
  /** Which kinds of calls, with commas between. */
  calls: string;
  /** Another than the server. */
  program?: string;
}

/** The command that runs the server under strace. */
export function traced({ trace, calls, program = MAIN }: Tracing, ...more: string[]): string[] {
  return ["strace", "-f", "-ttt", "-o", trace, "-e", `trace=${calls}`, ...more, process.execPath, program];
}

export function lackingStrace(): string | undefined {
  if (!Bun.which("strace")) return "there is no strace here";
  // Containers often forbid it.
  const works = Bun.spawnSync(["strace", "-o", "/dev/null", "true"]).exitCode === 0;
  return works ? undefined : "strace may not trace here";
}
