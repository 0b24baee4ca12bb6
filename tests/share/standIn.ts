// Stands in for cloudflared where no tunnel can be reached: takes its arguments, prints its lines, and is at the same
// time the far end that people come to. Settings: EDGE_PORT, EDGE_TLS (a folder with key.pem and cert.pem),
// EDGE_IDLE_MS. Asked for `/.die`, it dies; asked for `/.silence`, it answers the longest silence on a wire so far.
import type { Socket } from "bun";

const [what, ...words] = process.argv.slice(2);
if (what === "--version") {
  console.log("cloudflared version 2026.11.1 (built 2026-11-20-1200 UTC)");
  process.exit(0);
}
if (what !== "tunnel" || !words.includes("--no-autoupdate")) throw new Error(`unknown: ${process.argv.join(" ")}`);
const house = new URL(words[words.indexOf("--url") + 1] ?? "");
/** Cloudflare's edge cuts wires on which nothing passed for so long. */
const idleMs = Number(process.env["EDGE_IDLE_MS"] ?? 100_000);
const tls = process.env["EDGE_TLS"];
const name = `four-random-words-${crypto.randomUUID().slice(0, 6)}.trycloudflare.com`;

/** Writes all of it, as fast as the other side takes it. */
class Sink {
  private waiting: Buffer[] = [];
  private ending = false;
  constructor(private readonly socket: Socket<Line> | Socket) {}

  write(bytes: Uint8Array): void {
    this.waiting.push(Buffer.from(bytes));
    this.drain();
  }
  end(): void {
    this.ending = true;
    this.drain();
  }
  drain(): void {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const written = this.socket.write(next);
      if (written < next.length) {
        this.waiting[0] = next.subarray(Math.max(0, written));
        return;
      }
      this.waiting.shift();
    }
    if (this.ending) this.socket.end();
  }
}

interface Line {
  sink: Sink;
  /** What came before the far side was reached. */
  near: Buffer;
  dialled: boolean;
  far: Sink | undefined;
  closed: boolean;
  lastAt: number;
}
let longestSilenceMs = 0;

const log = (line: string) => process.stderr.write(`${new Date().toISOString().slice(0, 19)}Z INF ${line}\n`);

Bun.listen<Line>({
  hostname: "127.0.0.1",
  port: Number(process.env["EDGE_PORT"]),
  ...(tls && { tls: { key: Bun.file(`${tls}/key.pem`), cert: Bun.file(`${tls}/cert.pem`) } }),
  socket: {
    open(socket) {
      socket.data = {
        sink: new Sink(socket),
        near: Buffer.alloc(0),
        dialled: false,
        far: undefined,
        closed: false,
        lastAt: performance.now(),
      };
      const watch = setInterval(() => {
        if (performance.now() - socket.data.lastAt > idleMs) socket.terminate();
        if (socket.data.closed) clearInterval(watch);
      }, 50);
    },
    data(socket, bytes) {
      passed(socket.data);
      if (socket.data.far) return socket.data.far.write(bytes);
      socket.data.near = Buffer.concat([socket.data.near, bytes]);
      const end = socket.data.near.indexOf("\r\n\r\n");
      // A body may come while the house is still being reached.
      if (end < 0 || socket.data.dialled) return;
      socket.data.dialled = true;
      void dial(socket, end);
    },
    drain: (socket) => socket.data.sink.drain(),
    close(socket) {
      socket.data.closed = true;
      socket.data.far?.end();
    },
  },
});

log("Requesting new quick Tunnel on trycloudflare.com...");
log("+--------------------------------------------------------------------------------------------+");
log("|  Your quick Tunnel has been created! Visit it at (it may take some time to be reachable):  |");
log(`${`|  https://${name}`.padEnd(93)}|`);
log("+--------------------------------------------------------------------------------------------+");
log("Registered tunnel connection connIndex=0 event=0 ip=198.41.192.57 location=fra08 protocol=quic");

function passed(line: Line): void {
  const now = performance.now();
  if (line.far) longestSilenceMs = Math.max(longestSilenceMs, now - line.lastAt);
  line.lastAt = now;
}

/** @param end where the head ends in what came so far */
async function dial(near: Socket<Line>, end: number): Promise<void> {
  const [request = "", ...headers] = near.data.near.toString("latin1", 0, end).split("\r\n");
  if (request.startsWith("GET /.die ")) process.exit(1);
  if (request.startsWith("GET /.silence ")) {
    near.end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${longestSilenceMs}`);
    return;
  }
  const said = (header: string) => headers.find((line) => line.toLowerCase().startsWith(`${header}:`))?.split(": ")[1];
  if (said("host") !== name) {
    near.end("HTTP/1.1 530 \r\nConnection: close\r\n\r\nerror code: 1033");
    return;
  }
  // As Cloudflare does it: what the caller wrote stays, and the address that the edge sees is added at the end.
  const caller = said("x-test-caller") ?? "203.0.113.7";
  const before = said("x-forwarded-for");
  const kept = headers.filter((line) => !/^(x-forwarded-|x-test-|connection: keep)/i.test(line));
  const added = [
    `X-Forwarded-For: ${before ? `${before}, ` : ""}${caller}`,
    "X-Forwarded-Proto: https",
    `Cf-Connecting-Ip: ${caller}`,
    'Cf-Visitor: {"scheme":"https"}',
    "Cf-Warp-Tag-Id: 7f9c2ba4",
    "Cf-Ray: 8c6a1f0e2d3b4c5d-FRA",
    ...(said("upgrade") ? [] : ["Connection: close"]),
  ];
  const { sink } = near.data;
  let far: Sink | undefined;
  await Bun.connect({
    hostname: house.hostname,
    port: Number(house.port),
    socket: {
      open(socket) {
        far = new Sink(socket);
        far.write(
          Buffer.concat([Buffer.from([request, ...kept, ...added].join("\r\n")), near.data.near.subarray(end)]),
        );
        near.data.far = far;
      },
      data(_, bytes) {
        passed(near.data);
        sink.write(bytes);
      },
      drain: () => far?.drain(),
      close: () => sink.end(),
    },
  }).catch(() => near.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n"));
}
