// A server in its own process: started, accounted for by Linux's /proc, and gone with the bench.
import { readdirSync, readFileSync } from "node:fs";
import { giveUp } from "../../scripts/command.ts";

/** How long a server may take to say where it listens: the longest starts replay a million events. */
const START_MS = 60_000;

export interface Server {
  name: string;
  port: number;
  /** From the start of the process until it said where it listens. */
  startMs: number;
  /** User and system time so far, of all threads. */
  cpuSeconds(): number;
  memoryBytes(): number;
  /** Ends it as a host would, by SIGTERM. */
  stop(): Promise<void>;
}

/** Runs a command that prints `http://localhost:<port>` once it listens. */
export async function startServer(
  name: string,
  command: readonly string[],
  options: { env?: Record<string, string>; folder?: string } = {},
): Promise<Server> {
  const begin = performance.now();
  const child = Bun.spawn([...command], {
    cwd: options.folder ?? import.meta.dir,
    env: { PATH: process.env["PATH"] ?? "", ...options.env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let wanted = true;
  child.exited.then(() => {
    if (wanted) giveUp(`${name} ended by itself: ${child.signalCode ?? `exit code ${child.exitCode}`}.`);
  });

  const port = await portIn(child.stdout, name);
  return {
    name,
    port,
    startMs: performance.now() - begin,
    cpuSeconds: cpuClockOf(child.pid),
    memoryBytes: () => memoryBytesOf(child.pid),
    async stop() {
      wanted = false;
      child.kill("SIGTERM");
      await child.exited;
    },
  };
}

async function portIn(output: ReadableStream<Uint8Array>, name: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const late = setTimeout(() => reject(new Error(`${name} did not listen within ${START_MS / 1000} s.`)), START_MS);
  // Read to the end, or a talkative server would wait for a full pipe.
  const reading = (async () => {
    let said = "";
    let found = false;
    for await (const chunk of output) {
      if (found) continue;
      said += Buffer.from(chunk).toString();
      const port = /localhost:(\d+)/.exec(said)?.[1];
      found = port !== undefined;
      if (found) resolve(Number(port));
    }
    if (!found) reject(new Error(`${name} never said where it listens, but:\n${said}`));
  })();
  reading.catch(reject);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
  }
}

/** `schedstat` counts nanoseconds where `stat` has hundredths of a second; a thread that ended keeps what it had. */
function cpuClockOf(pid: number): () => number {
  const nanoseconds = new Map<string, number>();
  return () => {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const [onCpu = ""] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ");
      nanoseconds.set(thread, Number(onCpu));
    }
    return nanoseconds.values().reduce((sum, one) => sum + one, 0) / 1e9;
  };
}

function memoryBytesOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
