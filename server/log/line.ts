import type { Recorded, Unplaced } from "./log.ts";
import { remainsOf } from "./remains.ts";
import { upcast, type Written } from "./upcast.ts";

// A line: {"seq":7,"stream":"room:k3v9","version":2,"at":1795212345678,…,"type":"…",…payload,"crc":"9a3c01ff"}
// The checksum (CRC32, eight hexadecimal digits) is of all bytes before it, and always the last thing of a line:
// every byte of a line is covered, and a payload may have a key called "crc" of its own.

const SEAL = Buffer.from(',"crc":"00000000"}');
const DIGITS = SEAL.indexOf("0");
const DIGITS_END = SEAL.lastIndexOf("0") + 1;
export const ERASED = ',"erased":1';
const PLACE = ["seq", "stream", "version", "erased"];

/** What no caller may ask for: an event that claims a place of its own, or that speaks of one that is not earlier. */
export function refuseForged(event: Unplaced, stream: string, version: number): void {
  const forged = PLACE.find((key) => Object.hasOwn(event, key));
  if (forged) throw new TypeError(`An event (${event.type}) may not say "${forged}" itself.`);
  const { about, erases } = event;
  if (about === undefined && (erases === undefined || erases === "all")) return;
  const earlier = (other: number): boolean => Number.isInteger(other) && other >= 1 && other < version;
  const others = [about ?? [], erases === "all" ? [] : (erases ?? [])].flat();
  const wrong = others.find((other) => !earlier(other));
  if (wrong !== undefined) throw new RangeError(`${stream} ${version} cannot speak of ${wrong}: it is not earlier.`);
}

/** All of an event's line but its seq and its checksum; always long enough for its erased form to fit. */
export function textOf(event: Omit<Recorded, "seq">): string {
  const { seq: _, stream, version, at, by, about, erases, erased, type, ...payload } = event as Recorded;
  // What stays comes first, so that the line begins the same when the rest of it is erased.
  const stays = remainsOf(event);
  for (const field of Object.keys(stays ?? {})) Reflect.deleteProperty(payload, field);
  const envelope = JSON.stringify({ stream, version, at, by, about, erases, type, ...stays });
  const rest = JSON.stringify(payload).slice(1, -1);
  const words = erased ? ERASED : rest && `,${rest}`;
  return envelope.slice(1, -1) + words.padEnd(ERASED.length);
}

/** A whole line, without its newline. */
export const lineAt = (seq: number, text: string): string => sealed(`{"seq":${seq},${text}`);

/** The same event without its words, in a line of the same length. */
export function erasedLine(event: Recorded, bytes: number): string {
  const line = sealedIn(bytes, `{"seq":${event.seq},${textOf(withoutWords(event))}`);
  if (line === undefined) throw new Error(`${event.stream} ${event.version} cannot be erased: its line is too short.`);
  return line;
}

/** What erasing leaves of an event (L8). */
export function withoutWords(event: Recorded): Recorded {
  const { seq, stream, version, at, by, about, erases, type } = event;
  return { seq, stream, version, at, by, about, erases, type, ...remainsOf(event), erased: 1 };
}

/** An erased line without its padding. */
export const strippedLine = (line: Buffer): string => sealed((unsealed(line) ?? "").trimEnd());

/** The event of a line (given without its newline), or nothing when the line is damaged. */
export function eventOf(line: Buffer): Recorded | undefined {
  const text = unsealed(line);
  if (text === undefined) return undefined;
  try {
    const written: unknown = JSON.parse(`${text}}`);
    return isPlaced(written) ? (upcast(written) as Written & Recorded) : undefined;
  } catch {
    return undefined; // sealed, but not by lineAt
  }
}

/** Appends the checksum to an object whose closing brace is left off. */
export function sealed(text: string): string {
  return `${text},"crc":"${Bun.hash.crc32(text).toString(16).padStart(8, "0")}"}`;
}

/** The same in so many bytes, with blanks before the checksum; nothing when it needs more. */
export function sealedIn(bytes: number, text: string): string | undefined {
  const room = bytes - Buffer.byteLength(text) - SEAL.length;
  return room < 0 ? undefined : sealed(text + " ".repeat(room));
}

/** What was sealed, or nothing when a byte of it changed. */
export function unsealed(line: Buffer): string | undefined {
  const end = line.length - SEAL.length;
  if (end < 1 || checksumAt(line, end) !== Bun.hash.crc32(line.subarray(0, end))) return undefined;
  return line.toString("utf8", 0, end);
}

/** The checksum in a seal that begins there, byte by byte, as every line of a long record is read; -1: it is none. */
function checksumAt(line: Buffer, start: number): number {
  let checksum = 0;
  for (let i = 0; i < SEAL.length; i++) {
    const byte = line[start + i] ?? 0;
    if (i >= DIGITS && i < DIGITS_END) {
      const digit = digitOf(byte);
      if (digit < 0) return -1;
      checksum = checksum * 16 + digit;
    } else if (byte !== SEAL[i]) return -1;
  }
  return checksum;
}

/** The value of a hexadecimal digit in lower case, or -1. */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x61 + 10 : -1;
}

function isPlaced(value: unknown): value is Written & Recorded {
  if (typeof value !== "object" || value === null) return false;
  const { seq, stream, version, type } = value as Partial<Record<string, unknown>>;
  return typeof stream === "string" && typeof type === "string" && isPlace(seq) && isPlace(version);
}

const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 1;
