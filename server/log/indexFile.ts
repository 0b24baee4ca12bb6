import fs from "node:fs";
import { join } from "node:path";
import { type Day, dayNames } from "./days.ts";
import { type Disk, replaceFile, writeAll } from "./disk.ts";
import { type Chunk, emptyChunk, Offsets, type Versions } from "./offsets.ts";
import type { Erasing } from "./unfinished.ts";

// The index of offsets as it is kept beside the record, so that opening need not read every line. Nothing is lost
// with it. Its parts: MAGIC · length of the header · header (JSON) · per 65,536 events their offsets, chains and
// erased bits · per stream the lengths of its name and versions, `cleared`, name, seqs · CRC32 of all that.

const FILE = "index";
const MAGIC = Buffer.from("HEARSAY1");
const PIECE_BYTES = 256 * 1024;

export interface Header {
  head: number;
  days: Day[];
  unfinished: Erasing[];
}

export interface Index extends Header {
  offsets: Offsets;
}

/** Writes the index in pieces, between which the event loop goes on; what is recorded meanwhile is left out. */
export async function saveIndex(disk: Disk, folder: string, index: Index): Promise<void> {
  await replaceFile(disk, join(folder, FILE), async (file) => {
    let at = 0;
    let crc = 0;
    for (const piece of pieces(index)) {
      writeAll(disk, file, piece, at);
      at += piece.length;
      crc = Bun.hash.crc32(piece, crc);
      await new Promise((resolve) => setImmediate(resolve));
    }
    writeAll(disk, file, numbers(crc), at);
  });
}

function* pieces({ offsets, ...header }: Index): Generator<Uint8Array> {
  const json = Buffer.from(JSON.stringify(header));
  yield Buffer.concat([MAGIC, numbers(json.length), json]);
  for (let i = 0; i < offsets.chunks.length; i++) {
    const chunk = offsets.chunks[i];
    const used = offsets.usedOf(i, header.head);
    if (!chunk || used === 0) break;
    yield bytesOf(chunk.offset.subarray(0, used));
    yield bytesOf(offsets.chainsUpTo(header.head, i).subarray(0, used));
    yield chunk.erased.slice(0, Math.ceil(used / 8));
  }
  yield* inPieces(streamParts(offsets.streams, header.head));
}

function* streamParts(streams: ReadonlyMap<string, Versions>, head: number): Generator<Uint8Array> {
  for (const [name, versions] of streams) {
    const count = countUpTo(versions, head);
    if (count === 0) continue;
    const cleared = versions.cleared <= count ? versions.cleared : 0;
    const bytes = Buffer.from(name);
    yield numbers(bytes.length, count, cleared);
    yield bytes;
    const seqs = bytesOf(versions.seqs.subarray(0, count));
    for (let at = 0; at < seqs.length; at += PIECE_BYTES) yield seqs.subarray(at, at + PIECE_BYTES);
  }
}

function* inPieces(parts: Iterable<Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const part of parts) {
    held.push(part);
    bytes += part.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  yield Buffer.concat(held);
}

/** How many of a stream's versions are not newer than a seq. */
function countUpTo({ seqs, count }: Versions, head: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seqs[middle] ?? 0) <= head) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const indexPath = (folder: string): string => join(folder, FILE);

/** The index beside the record, if there is one and it is whole. */
export function loadIndex(folder: string): Index | undefined {
  const path = join(folder, FILE);
  if (!fs.existsSync(path)) return undefined;
  const bytes = fs.readFileSync(path);
  const end = bytes.length - 4;
  if (end < MAGIC.length + 4 || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  if (Bun.hash.crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) return undefined;

  let at = MAGIC.length;
  const take = (length: number): Buffer => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const number = (): number => take(4).readUInt32LE();
  const header = JSON.parse(take(number()).toString()) as Header;
  const offsets = new Offsets();
  offsets.head = header.head;
  for (let i = 0; offsets.usedOf(i, header.head) > 0; i++)
    offsets.chunks.push(readChunk(offsets.usedOf(i, header.head), take));
  while (at < end) {
    const [nameBytes, count, cleared] = [number(), number(), number()];
    const name = take(nameBytes).toString();
    offsets.streams.set(name, { seqs: filled(new Uint32Array(count), take(count * 4)), count, cleared });
  }
  return { ...header, offsets };
}

/** Whether the files are of the sizes that an index speaks of; only the newest of its days may have grown. */
export function fitsDays({ days }: Header, folder: string): boolean {
  const names = dayNames(fs.readdirSync(folder));
  return days.every(({ name, size }, i) => {
    if (names[i] !== name) return false; // in a copy, a day may be missing that had just begun
    const now = fs.statSync(join(folder, name)).size;
    return now === size || (now > size && i === days.length - 1);
  });
}

function readChunk(used: number, take: (length: number) => Buffer): Chunk {
  const chunk = emptyChunk();
  filled(chunk.offset, take(used * 4));
  filled(chunk.next, take(used * 4));
  filled(chunk.erased, take(Math.ceil(used / 8)));
  return chunk;
}

function filled<Numbers extends Uint32Array | Uint8Array>(array: Numbers, bytes: Buffer): Numbers {
  bytesOf(array).set(bytes);
  return array;
}

const bytesOf = (array: Uint32Array | Uint8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

const numbers = (...values: number[]): Uint8Array => bytesOf(Uint32Array.from(values));
