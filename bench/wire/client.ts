// A client as cheap as can be: it finds the ends of frames, and hands over what is in between.
// One that is refused or cut off ends the bench: figures without it are worth nothing.
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

/** Whom it belongs to. */
interface Audience {
  readonly port: number;
  readonly dialect: Dialect;
  /** Some of the bytes that came for a client: whole frames. */
  heard(client: Client, bytes: Buffer, end: number): void;
}

/** Each client with a number divisible by this one measures how long messages take. */
const TIMED = 10;
const READY_MS = 60_000;

export class Client {
  readonly timed: boolean;
  private socket: Socket<Client> | undefined;
  private upgraded = false;
  private rest: Buffer | undefined;
  private closing = false;
  private readonly ready = Promise.withResolvers<void>();

  constructor(
    private readonly audience: Audience,
    private readonly n: number,
  ) {
    this.timed = n % TIMED === 0;
  }

  async connect(): Promise<void> {
    const late = setTimeout(() => giveUp(`Client ${this.n} was never ready.`), READY_MS);
    await Bun.connect<Client>({ hostname: "127.0.0.1", port: this.audience.port, data: this, socket: handlers });
    await this.ready.promise;
    clearTimeout(late);
  }

  opened(socket: Socket<Client>): void {
    this.socket = socket;
    const { path, headers } = this.audience.dialect;
    this.write(
      Buffer.from(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.audience.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
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
    if (end > 0) this.audience.heard(this, bytes, end);
    if (end < bytes.length) this.rest = bytes.subarray(end);
  }

  /** What is no message: an answer to something that the client said. */
  answered(text: string): void {
    if (text.includes(this.audience.dialect.ready)) this.ready.resolve();
    if (text.includes('"error"')) giveUp(`The server refused client ${this.n}: ${text}`);
  }

  private say(text: string): void {
    this.write(textFrame(text));
  }

  write(bytes: Buffer): void {
    if (this.socket?.write(bytes) !== bytes.length) giveUp("The server does not read what it is sent.");
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
    for (const text of this.audience.dialect.opening(this.n)) this.say(text);
    return bytes.subarray(end + 4);
  }

  private framed = (bytes: Buffer) => (opcode: number, from: number, to: number) => {
    // Engine.IO's own ping is the text "2".
    if (opcode === TEXT && to - from === 1 && bytes[from] === "2".charCodeAt(0)) this.say("3");
    else if (opcode === PING) this.write(frameOf(PONG, bytes.subarray(from, to)));
    else if (opcode === CLOSE) this.closed();
  };
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
