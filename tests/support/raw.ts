// A connection spoken byte by byte: for what no honest client would send.
import type { Socket } from "bun";
import { until } from "./until.ts";

export interface Heard {
  opcode: number;
  payload: Buffer;
}

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;

export class Raw {
  closed = false;
  private bytes: Buffer = Buffer.alloc(0);
  private constructor(private readonly socket: Socket) {}

  static async dial(port: number): Promise<Raw> {
    let raw: Raw | undefined;
    const socket = await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: {
        data: (_, bytes) => raw?.hear(bytes),
        close: () => raw?.end(),
      },
    });
    raw = new Raw(socket);
    return raw;
  }

  write(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  get text(): string {
    return this.bytes.toString("latin1");
  }

  /** Of an HTTP answer. */
  async status(): Promise<number> {
    await until("a status", () => this.closed || this.text.includes("\r\n\r\n"));
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(this.text)?.[1] ?? 0);
  }

  /** What came after the handshake. */
  get frames(): Heard[] {
    const start = this.text.indexOf("\r\n\r\n") + 4;
    return framesIn(this.bytes.subarray(start));
  }

  get closeCode(): number | undefined {
    const close = this.frames.find(({ opcode }) => opcode === CLOSE);
    return close && close.payload.length >= 2 ? close.payload.readUInt16BE() : undefined;
  }

  get replies(): { id: unknown; error?: { message: string; data: Record<string, unknown> }; result?: unknown }[] {
    const texts = this.frames.filter(({ opcode }) => opcode === TEXT);
    return texts.map(({ payload }) => JSON.parse(payload.toString()));
  }

  async untilClosed(): Promise<void> {
    await until("the connection to be closed", () => this.closed || this.closeCode !== undefined);
  }

  close(): void {
    this.socket.terminate();
  }

  private hear(bytes: Uint8Array): void {
    this.bytes = Buffer.concat([this.bytes, bytes]);
  }

  private end(): void {
    this.closed = true;
  }
}

/** Asks for an upgrade; headers that are undefined are left out. */
export async function shakeHands(
  port: number,
  headers: Record<string, string | undefined> = {},
  path = "/trpc?connectionParams=1",
): Promise<Raw> {
  const raw = await Raw.dial(port);
  const all = {
    Host: `127.0.0.1:${port}`,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  raw.write(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  return raw;
}

/** A socket on which a session's person speaks. */
export async function openSocket(port: number, session: string): Promise<Raw> {
  const raw = await shakeHands(port);
  if ((await raw.status()) !== 101) throw new Error(raw.text);
  raw.write(textFrame({ method: "connectionParams", data: { session } }));
  return raw;
}

export const textFrame = (message: unknown): Buffer => frame({ payload: JSON.stringify(message) });

export function frame(given: {
  payload?: string | Uint8Array;
  opcode?: number;
  final?: boolean;
  reserved?: number;
  masked?: boolean;
  /** What the length says, when it lies. */
  says?: bigint;
}): Buffer {
  const { opcode = TEXT, final = true, reserved = 0, masked = true } = given;
  const payload = Buffer.from(given.payload ?? "");
  const mask = Buffer.from([7, 77, 177, 27]);
  const length = lengthBytes(given.says ?? BigInt(payload.length));
  length[0] = (length[0] ?? 0) | (masked ? 0x80 : 0);
  const first = Buffer.from([(final ? 0x80 : 0) | (reserved << 4) | opcode]);
  const body = masked ? payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0)) : payload;
  return Buffer.concat([first, length, ...(masked ? [mask] : []), body]);
}

function lengthBytes(length: bigint): Buffer {
  if (length < 126n) return Buffer.from([Number(length)]);
  const bytes = Buffer.alloc(length < 65_536n ? 3 : 9);
  bytes[0] = length < 65_536n ? 126 : 127;
  if (length < 65_536n) bytes.writeUInt16BE(Number(length), 1);
  else bytes.writeBigUInt64BE(length, 1);
  return bytes;
}

function framesIn(bytes: Buffer): Heard[] {
  const frames: Heard[] = [];
  for (let at = 0; ;) {
    const size = sizeAt(bytes, at);
    if (!size || at + size.head + size.payload > bytes.length) return frames;
    const payload = bytes.subarray(at + size.head, at + size.head + size.payload);
    frames.push({ opcode: (bytes[at] ?? 0) & 0x0f, payload });
    at += size.head + size.payload;
  }
}

/** Of a frame that is not masked, as servers send them. */
function sizeAt(bytes: Buffer, at: number): { head: number; payload: number } | undefined {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const head = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (at + head > bytes.length) return undefined;
  if (short === 127) return { head, payload: Number(bytes.readBigUInt64BE(at + 2)) };
  return { head, payload: short === 126 ? bytes.readUInt16BE(at + 2) : short };
}
