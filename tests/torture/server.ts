// The real server, in a process of its own, on a folder that a trial gives it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MAIN = join(import.meta.dir, "../../server/main.ts");
/** A loaded machine may be slow; a server that never listens fails the trial. */
const START_MS = 30_000;

/** No trial is about the door, where it is not said. */
const WIDE_OPEN = {
  POST_BURST: "1000",
  FLOOD_MUTES: "off",
  POST_PER_SECOND: "1000",
  POSTS_PER_MINUTE_PER_ADDRESS: "100000",
  SOCKETS_PER_ADDRESS: "100000",
  SOCKETS_PER_SESSION: "1000",
};

export interface Running {
  url: string;
  port: number;
  pid: number;
  /** From the start of its process until it listened. */
  startMs: number;
  exited: Promise<number>;
  /** All that it printed so far. */
  said(): string;
  signal(name: NodeJS.Signals): void;
  /** Ends it at once, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
  memoryBytes(): number;
}

export interface Starting {
  port?: number;
  /** Another program than the server, or something to run it under. */
  command?: readonly string[];
  env?: Record<string, string>;
}

/** Starts a house with one room, `lobby`, on a folder; resolves when it listens. */
export async function startServer(data: string, starting: Starting = {}): Promise<Running> {
  const began = performance.now();
  const server = launch(data, starting);
  const port = await server.listening;
  return {
    ...server,
    port,
    url: `http://127.0.0.1:${port}`,
    startMs: performance.now() - began,
  };
}

export type Launched = Omit<Running, "url" | "port" | "startMs"> & { listening: Promise<number> };

/** Starts it and waits for nothing: it may be meant to fail. */
export function launch(data: string, { port = 0, command, env }: Starting): Launched {
  mkdirSync(data, { recursive: true });
  if (!Bun.file(join(data, "chatrooms.txt")).size) writeFileSync(join(data, "chatrooms.txt"), "lobby\n");
  const child = Bun.spawn([...(command ?? [process.execPath, MAIN])], {
    env: {
      PATH: process.env["PATH"] ?? "",
      ...WIDE_OPEN,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: data,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // Under strace the server is a child of it, and would live on without it.
  const signal = (name: NodeJS.Signals) => process.kill(childOf(child.pid) ?? child.pid, name);
  const end = () => signal("SIGKILL");
  process.once("exit", end);
  void child.exited.then(() => process.off("exit", end));

  let said = "";
  const listening = Promise.withResolvers<number>();
  listening.promise.catch(() => {}); // who started it only to see it end does not ask
  const late = setTimeout(() => {
    listening.reject(new Error(`No server within ${START_MS} ms. ${said}`));
    end(); // or whoever waits for its end would wait for ever
  }, START_MS);
  const reading = [child.stdout, child.stderr].map(async (output) => {
    for await (const chunk of output) {
      said += Buffer.from(chunk).toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found) listening.resolve(Number(found));
    }
  });
  const exited = Promise.all(reading).then(async () => {
    const code = await child.exited;
    clearTimeout(late);
    listening.reject(new Error(`The server ended with ${code}. It said:\n${said}`));
    return code;
  });
  void listening.promise.then(() => clearTimeout(late)).catch(() => {});

  return {
    listening: listening.promise,
    pid: child.pid,
    exited,
    said: () => said,
    signal,
    memoryBytes: () => memoryOf(child.pid),
    async kill() {
      if (child.exitCode === null && child.signalCode === null) signal("SIGKILL");
      await exited;
    },
  };
}

function childOf(pid: number): number | undefined {
  const path = `/proc/${pid}/task/${pid}/children`;
  const [first] = existsSync(path) ? readFileSync(path, "utf8").split(" ") : [];
  return Number(first) || undefined;
}

/** Resident bytes of a process. */
export function memoryOf(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
