import { type Gone, goneOf } from "./gone.ts";
import { endOfErasing } from "./halfErased.ts";
import { eventOf } from "./line.ts";
import { eachLine } from "./lines.ts";
import type { Recorded } from "./log.ts";

const MENDABLE_BYTES = 16 * 1024; // trying every bit of a line so long takes 0.2 s
const NEWLINE = 10;
const BEGINS = ['{"seq":', '{"gone":']; // every line
const SEALS = ',"crc":"';
const SEAL_BYTES = SEALS.length + '00000000"}'.length;

/** A part of a damaged file: a line (without its newline) of an event or of what is gone, or bytes that are none. */
export interface Piece {
  readonly at: number;
  readonly bytes: Buffer;
  readonly event?: Recorded;
  readonly gone?: readonly Gone[];
  /** It was damaged, and is whole again. */
  readonly mended?: boolean;
}

/** Everything that can be read of a day file, in its order. Only the checksum says what is right: nothing is guessed. */
export function salvage(file: Buffer): Piece[] {
  const lines = [...eachLine({ bytes: file, at: 0 })];
  const pieces: Piece[] = [];
  for (let i = 0; i < lines.length; i++) {
    const { line, at, whole } = lines[i] as (typeof lines)[number];
    const [sound] = whole ? pieceOf(line, at) : [];
    const joined = sound ? undefined : joinedLines(line, lines[i + 1]?.line);
    if (sound) pieces.push(sound);
    else pieces.push(...mended(file, at, line, joined));
    if (joined) i++;
  }
  return pieces;
}

function mended(file: Buffer, at: number, line: Buffer, joined: Buffer[] | undefined): Piece[] {
  const withNewline = file.subarray(at, at + line.length + 1);
  if (!joined) {
    const amid = linesAmid(withNewline, at);
    if (amid) return amid;
  }
  const lines = joined ?? endedErasing(line) ?? mendedLine(line);
  const pieces = lines?.flatMap((bytes) => pieceOf(bytes, at).map((piece) => ({ ...piece, mended: true })));
  return pieces ?? [{ at, bytes: withNewline }];
}

function pieceOf(bytes: Buffer, at: number): Piece[] {
  const event = eventOf(bytes);
  if (event) return [{ at, bytes, event }];
  const gone = goneOf(bytes);
  return gone ? [{ at, bytes, gone }] : [];
}

const isWhole = (line: Buffer): boolean => pieceOf(line, 0).length > 0;

/** Lines that are whole amid bytes that are none: behind a byte order mark, beside what was overwritten or lost its newline. */
function linesAmid(bytes: Buffer, at: number): Piece[] | undefined {
  const pieces: Piece[] = [];
  let from = 0;
  const put = (end: number): void => {
    if (end - from > SIGNS_MOST) pieces.push({ at: at + from, bytes: bytes.subarray(from, end) });
  };
  const starts = startsIn(bytes);
  for (const [i, start] of starts.entries()) {
    const end = start < from ? undefined : endOfLine(bytes, start, starts[i + 1] ?? bytes.length);
    if (end === undefined) continue;
    put(start);
    pieces.push(...pieceOf(bytes.subarray(start, end), at + start).map((piece) => ({ ...piece, mended: true })));
    from = end;
  }
  if (pieces.length === 0) return undefined;
  put(bytes.length);
  return pieces;
}

/** Bytes that carry nothing: a byte order mark, or what became of a newline. */
const SIGNS_MOST = 3;

function startsIn(bytes: Buffer): number[] {
  const starts: number[] = [];
  for (const begins of BEGINS)
    for (let at = bytes.indexOf(begins); at >= 0; at = bytes.indexOf(begins, at + 1)) starts.push(at);
  return starts.sort((a, b) => a - b);
}

/** Where a whole line that begins there ends, at the latest where the next one begins. */
function endOfLine(bytes: Buffer, start: number, latest: number): number | undefined {
  for (let seal = bytes.indexOf(SEALS, start); seal >= 0 && seal < latest; seal = bytes.indexOf(SEALS, seal + 1)) {
    const end = seal + SEAL_BYTES;
    if (end <= latest && isWhole(bytes.subarray(start, end))) return end;
  }
  return undefined;
}

/** A line whose words were being overwritten when it was copied. */
function endedErasing(line: Buffer): Buffer[] | undefined {
  const erased = endOfErasing(line);
  return erased && [erased];
}

/** A line in which any one bit is wrong. */
function mendedLine(line: Buffer): Buffer[] | undefined {
  if (line.length > MENDABLE_BYTES) return undefined;
  const tried = Buffer.from(line);
  for (let bit = 0; bit < line.length * 8; bit++) {
    flip(tried, bit);
    if (isWhole(tried)) return [tried];
    flip(tried, bit);
  }
  return undefined;
}

/** A line in the middle of which a bit made a newline of something else. */
function joinedLines(first: Buffer, second: Buffer | undefined): Buffer[] | undefined {
  if (!second) return undefined;
  const tried = Buffer.concat([first, Buffer.of(NEWLINE), second]);
  for (let bit = first.length * 8; bit < first.length * 8 + 8; bit++) {
    flip(tried, bit);
    if (isWhole(tried)) return [tried];
    flip(tried, bit);
  }
  return undefined;
}

function flip(bytes: Buffer, bit: number): void {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
}
