// Many clients of one server: they count the markers in what comes.
// A message's marker holds the time of sending; a frame may carry many messages.
import { Client, type Dialect } from "./client.ts";
import { textFrame } from "./frames.ts";

/** Followed by digits, which no length in a frame's head looks like. */
const MARKER = "#m0";
const needle = Buffer.from(MARKER);
const STAMP_DIGITS = 15;
/** Characters of a message, as people write them. */
const TEXT_LENGTH = 100;
const filler = " a message as people write it, neither very long nor very short, and then some more words".repeat(2);
const TEXT = (MARKER + "0".repeat(STAMP_DIGITS) + filler).slice(0, TEXT_LENGTH);
/** Handshakes under way at once. */
const OPENING = 100;

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
    const frame = textFrame(this.dialect.post(from, n, TEXT));
    // Last of all: what it takes to write a frame is no time on the way.
    frame.write(stampOf(performance.now()), frame.indexOf(needle) + MARKER.length, "latin1");
    this.clients[from]?.write(frame);
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

const stampOf = (ms: number): string => String(Math.round(ms * 1000)).padStart(STAMP_DIGITS, "0");

function stampAt(bytes: Buffer, at: number): number {
  let stamp = 0;
  for (let i = at + MARKER.length; i < at + MARKER.length + STAMP_DIGITS; i++) stamp = stamp * 10 + bytes[i]! - 48;
  return stamp;
}
