// Keeps a tunnel open: starts cloudflared, reads its link off what it prints, and starts it again when it dies.

export interface Tunnel {
  /** Resolves when cloudflared is gone. */
  close(): Promise<void>;
}

interface Wishes {
  /** The program, and what to call it with before its own arguments. */
  command: readonly string[];
  /** Where the house listens. */
  house: string;
  /** Undefined: there is none at the moment. */
  onLink(link: string | undefined): void;
  say(line: string): void;
  /** Milliseconds before the nth attempt in a row. */
  pauseBefore?: (attempt: number) => number;
}

/** A tunnel that lived so long ends a row of attempts. */
const STEADY_MS = 60_000;
const LONGEST_PAUSE_MS = 60_000;
const LINK = /https:\/\/(?!api\.)[a-z\d-]+\.trycloudflare\.com(?![\w./-])/;

export function keepTunnel(wishes: Wishes): Tunnel {
  let child: ReturnType<typeof start> | undefined;
  let closed = false;
  let wake = () => {};

  async function run(): Promise<void> {
    for (let attempt = 1; !closed; attempt++) {
      const began = performance.now();
      child = start(wishes);
      const lastWords = await child.ended;
      wishes.onLink(undefined);
      if (closed) return;
      if (performance.now() - began > STEADY_MS) attempt = 1;
      const pause = (wishes.pauseBefore ?? growingPause)(attempt);
      wishes.say(`The tunnel ended${lastWords}. Trying again in ${Math.ceil(pause / 1000)} s; the house goes on.`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause);
      });
    }
  }

  const running = run();
  return {
    async close() {
      closed = true;
      child?.kill();
      wake();
      await running;
    },
  };
}

/** Milliseconds: 1, 2, 4 … seconds, a minute at most. */
export const growingPause = (attempt: number): number => Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (attempt - 1));

function start({ command, house, onLink }: Wishes) {
  const child = Bun.spawn([...command, "tunnel", "--no-autoupdate", "--url", house], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let problem = "";
  const reading = (async () => {
    let link: string | undefined;
    for await (const line of linesOf(child.stderr)) {
      const [found] = LINK.exec(line) ?? [];
      if (/ ERR /.test(line)) problem = `: ${line.replace(/^.* ERR /, "").slice(0, 300)}`;
      if (found === undefined || found === link) continue;
      link = found;
      onLink(found);
    }
  })();
  return {
    kill: () => child.kill(),
    /** What it last complained of, if it did. */
    ended: Promise.all([child.exited, reading]).then(() => problem),
  };
}

async function* linesOf(output: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of output) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}
