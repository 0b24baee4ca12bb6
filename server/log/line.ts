import type { Recorded, Unplaced } from "./log.ts";
import { upcast, type Written } from "./upcast.ts";

// A line: {"seq":7,"stream":"room:k3v9","version":2,"at":1795212345678,…,"type":"…",…payload,"crc":"9a3c01ff"}
// The checksum (CRC32, eight hexadecimal digits) is of all bytes before it, and always the last thing of a line:
// every byte of a line is covered, and a payload may have a key called "crc" of its own.

const SEAL = /^,"crc":"([0-9a-f]{8})"\}$/;
const SEAL_BYTES = ',"crc":"00000000"}'.length;
export const ERASED = ',"erased":1';
const PLACE = ["seq", "stream", "version", "erased"];

/** What no caller may ask for: an event that claims a place of its own, or that speaks of one that is not earlier. */
export function refuseForged(event: Unplaced, stream: string, version: number): void {
  const forged = PLACE.find((key) => Object.hasOwn(event, key));
  if (forged) throw new TypeError(`An event (${event.type}) may not say "${forged}" itself.`);
  const earlier = (other: number): boolean => Number.isInteger(other) && other >= 1 && other < version;
  const others = [event.about ?? [], event.erases === "all" ? [] : (event.erases ?? [])].flat();
  const wrong = others.find((other) => !earlier(other));
  if (wrong !== undefined) throw new RangeError(`${stream} ${version} cannot speak of ${wrong}: it is not earlier.`);
}

/** All of an event's line but its seq and its checksum; always long enough for its erased form to fit. */
export function textOf(event: Omit<Recorded, "seq">): string {
  const { seq: _, stream, version, at, by, about, erases, erased, type, ...payload } = event as Recorded;
  const envelope = JSON.stringify({ stream, version, at, by, about, erases, type });
  const rest = JSON.stringify(payload).slice(1, -1);
  const words = erased ? ERASED : rest && `,${rest}`;
  return envelope.slice(1, -1) + words.padEnd(ERASED.length);
}

/** A whole line, without its newline. */
export const lineAt = (seq: number, text: string): string => sealed(`{"seq":${seq},${text}`);

/** The same event without its words, in a line of the same length. */
export function erasedLine(event: Recorded, bytes: number): string {
  const { seq, stream, version, at, by, about, erases, type } = event;
  const text = textOf({ stream, version, at, by, about, erases, type, erased: 1 });
  const line = sealedIn(bytes, `{"seq":${seq},${text}`);
  if (line === undefined) throw new Error(`${stream} ${version} cannot be erased: its line is too short.`);
  return line;
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
    return undefined; // sealed, but not by lineOf
  }
}

/** Appends the checksum to an object whose closing brace is left off. */
export function sealed(text: string): string {
  return `${text},"crc":"${Bun.hash.crc32(text).toString(16).padStart(8, "0")}"}`;
}

/** The same in so many bytes, with blanks before the checksum; nothing when it needs more. */
export function sealedIn(bytes: number, text: string): string | undefined {
  const room = bytes - Buffer.byteLength(text) - SEAL_BYTES;
  return room < 0 ? undefined : sealed(text + " ".repeat(room));
}

/** What was sealed, or nothing when a byte of it changed. */
export function unsealed(line: Buffer): string | undefined {
  const end = line.length - SEAL_BYTES;
  if (end < 1) return undefined;
  const crc = SEAL.exec(line.toString("latin1", end))?.[1];
  if (crc === undefined || Number.parseInt(crc, 16) !== Bun.hash.crc32(line.subarray(0, end))) return undefined;
  return line.toString("utf8", 0, end);
}

function isPlaced(value: unknown): value is Written & Recorded {
  if (typeof value !== "object" || value === null) return false;
  const { seq, stream, version, type } = value as Partial<Record<string, unknown>>;
  return (
    typeof stream === "string" &&
    typeof type === "string" &&
    [seq, version].every((place) => Number.isSafeInteger(place) && Number(place) >= 1)
  );
}
