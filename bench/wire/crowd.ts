// Many clients of one server, as cheap as can be: they find the ends of frames and count the markers in between.
// A message's marker holds the time of sending; a frame may carry many messages.
// A client that is refused or cut off ends the bench: figures without it are worth nothing.
import type { Socket } from "bun";
import { giveUp } from "../../scripts/command.ts";
import { CLOSE, eachFrame, frameOf, PING, PONG, TEXT, textFrame } from "./frames.ts";

/** How one server is spoken to. */
export interface Dialect {
  path: string;
  /** Further lines of the handshake. */
  headers?(client: number): string;
  /** Said first. */
  opening(client: number): string[];
  /** Heard once the client will be sent what is posted. */
  ready: string;
  /** @param n running number of the message */
  post(client: number, n: number, text: string): string;
}

/** Followed by digits, which no length in a frame's head looks like. */
const MARKER = "#m0";
const needle = Buffer.from(MARKER);
const STAMP_DIGITS = 15;
/** Characters of a message, as people write them. */
const TEXT_LENGTH = 100;
const filler = " a message as people write it, neither very long nor very short, and then some more words".repeat(2);
/** Each client with a number divisible by this one measures how long messages take. */
const TIMED = 10;
/** Handshakes under way at once. */
const OPENING = 100;
const READY_MS = 60_000;

export class Crowd {
  /** Messages received by all clients together. */
  delivered = 0;
  posted = 0;
  /** Milliseconds from sending to seeing, at some of the clients; filled while there is an array. */
  timings: number[] | undefined;
  private readonly clients: Client[] = [];
  /** Called whenever messages were received. */
  onHeard: (() => void) | undefined;

  private constructor(
    readonly port: number,
    readonly dialect: Dialect,
  ) {}

  /** Resolves when all are ready to hear. */
  static async connect(port: number, dialect: Dialect, count: number): Promise<Crowd> {
    const crowd = new Crowd(port, dialect);
    let opened = 0;
    const opener = async () => {
      while (opened < count) {
        const client = new Client(crowd, opened++);
        crowd.clients.push(client);
        await client.connect();
      }
    };
    await Promise.all(Array.from({ length: Math.min(OPENING, count) }, opener));
    return crowd;
  }

  get size(): number {
    return this.clients.length;
  }

  /** The next client in turn says something. */
  post(): void {
    const n = this.posted++;
    const from = n % this.clients.length;
    const stamp = String(Math.round(performance.now() * 1000)).padStart(STAMP_DIGITS, "0");
    const text = (MARKER + stamp + filler).slice(0, TEXT_LENGTH);
    this.clients[from]?.say(this.dialect.post(from, n, text));
  }

  /** Resolves when so many messages were received in all, or when time is up. */
  until(delivered: number, timeoutMs: number): Promise<void> {
    if (this.delivered >= delivered) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const late = setTimeout(resolve, timeoutMs);
    this.onHeard = () => {
      if (this.delivered >= delivered) resolve();
    };
    return promise.finally(() => {
      clearTimeout(late);
      this.onHeard = undefined;
    });
  }

  /** Some of the bytes that came for a client: whole frames. */
  heard(client: Client, bytes: Buffer, end: number): void {
    let found = 0;
    for (let at = bytes.indexOf(needle); at >= 0 && at < end; at = bytes.indexOf(needle, at + TEXT_LENGTH)) {
      found += 1;
      if (this.timings && client.timed) this.timings.push(performance.now() - stampAt(bytes, at) / 1000);
    }
    this.delivered += found;
    if (found === 0) client.answered(bytes.toString("latin1", 0, end));
    else this.onHeard?.();
  }

  close(): void {
    for (const client of this.clients) client.close();
  }
}

class Client {
  readonly timed: boolean;
  private socket: Socket<Client> | undefined;
  private upgraded = false;
  private rest: Buffer | undefined;
  private closing = false;
  private readonly ready = Promise.withResolvers<void>();

  constructor(
    private readonly crowd: Crowd,
    private readonly n: number,
  ) {
    this.timed = n % TIMED === 0;
  }

  async connect(): Promise<void> {
    const late = setTimeout(() => giveUp(`Client ${this.n} was never ready.`), READY_MS);
    await Bun.connect<Client>({ hostname: "127.0.0.1", port: this.crowd.port, data: this, socket: handlers });
    await this.ready.promise;
    clearTimeout(late);
  }

  opened(socket: Socket<Client>): void {
    this.socket = socket;
    const { path, headers } = this.crowd.dialect;
    this.write(
      Buffer.from(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.crowd.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${headers?.(this.n) ?? ""}\r\n`,
      ),
    );
  }

  read(chunk: Buffer): void {
    let bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = undefined;
    if (!this.upgraded) {
      const body = this.upgrade(bytes);
      if (body === undefined) return;
      bytes = body;
    }
    const end = eachFrame(bytes, this.framed(bytes));
    if (end > 0) this.crowd.heard(this, bytes, end);
    if (end < bytes.length) this.rest = bytes.subarray(end);
  }

  /** What is no message: an answer to something that the client said. */
  answered(text: string): void {
    if (text.includes(this.crowd.dialect.ready)) this.ready.resolve();
    if (text.includes('"error"')) giveUp(`The server refused client ${this.n}: ${text}`);
  }

  say(text: string): void {
    this.write(textFrame(text));
  }

  closed(): void {
    if (!this.closing) giveUp(`The server closed the connection of client ${this.n}.`);
  }

  close(): void {
    this.closing = true;
    this.socket?.end();
  }

  private upgrade(bytes: Buffer): Buffer | undefined {
    const end = bytes.indexOf("\r\n\r\n");
    if (end < 0) {
      this.rest = bytes;
      return undefined;
    }
    if (!bytes.toString("latin1", 0, 12).endsWith(" 101")) giveUp(`No WebSocket: ${bytes.toString("latin1")}`);
    this.upgraded = true;
    for (const text of this.crowd.dialect.opening(this.n)) this.say(text);
    return bytes.subarray(end + 4);
  }

  private framed = (bytes: Buffer) => (opcode: number, from: number, to: number) => {
    // Engine.IO's own ping is the text "2".
    if (opcode === TEXT && to - from === 1 && bytes[from] === "2".charCodeAt(0)) this.say("3");
    else if (opcode === PING) this.write(frameOf(PONG, bytes.subarray(from, to)));
    else if (opcode === CLOSE) this.closed();
  };

  private write(bytes: Buffer): void {
    if (this.socket?.write(bytes) !== bytes.length) giveUp("The server does not read what it is sent.");
  }
}

const handlers = {
  binaryType: "buffer",
  open: (socket: Socket<Client>) => socket.data.opened(socket),
  data: (socket: Socket<Client>, chunk: Buffer) => socket.data.read(chunk),
  close: (socket: Socket<Client>) => socket.data.closed(),
  error(_socket: Socket<Client>, error: Error) {
    giveUp(error.message);
  },
} as const;

function stampAt(bytes: Buffer, at: number): number {
  let stamp = 0;
  for (let i = at + MARKER.length; i < at + MARKER.length + STAMP_DIGITS; i++) stamp = stamp * 10 + bytes[i]! - 48;
  return stamp;
}
