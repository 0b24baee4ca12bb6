import { join } from "node:path";
import type { World } from "./trial.ts";

export interface Crowd {
  /** Resolves at the next time that all of them heard a mark: how late, in milliseconds. */
  heard(): Promise<{ median: number; p99: number; last: number }>;
  signal(name: NodeJS.Signals): void;
  end(): Promise<void>;
}

/** Sockets that follow the lobby, in a process of their own. @param churn how many leave and come again each second */
export async function crowdOf(
  world: World,
  { url, sessions, count, churn = 0 }: { url: string; sessions: readonly string[]; count: number; churn?: number },
): Promise<Crowd> {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "crowdChild.ts")], {
    env: {
      PATH: process.env["PATH"] ?? "",
      URL: url,
      SESSIONS: JSON.stringify(sessions),
      COUNT: String(count),
      CHURN: String(churn),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = async () => {
    child.kill("SIGKILL");
    await child.exited;
  };
  world.finally(end);
  const lines: string[] = [];
  let waiting: ((line: string) => void) | undefined;
  void (async () => {
    let rest = "";
    for await (const bytes of child.stdout) {
      const said = (rest + Buffer.from(bytes).toString()).split("\n");
      rest = said.pop() ?? "";
      for (const line of said) {
        if (waiting) waiting(line);
        else lines.push(line);
        waiting = undefined;
      }
    }
  })();
  const next = (): Promise<string> => {
    const line = lines.shift();
    return line === undefined ? new Promise((resolve) => (waiting = resolve)) : Promise.resolve(line);
  };
  await next();
  return {
    async heard() {
      const [, median = 0, p99 = 0, last = 0] = (await next()).split(" ").map(Number);
      return { median, p99, last };
    },
    signal: (name) => child.kill(name),
    end,
  };
}
