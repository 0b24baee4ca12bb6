// Pictures of every kind, honest and not, made here: nothing in them is anybody's.
import { crc32, deflateSync } from "node:zlib";

/** A colourful square, as whatever encoder is asked. */
export async function picture(kind: "png" | "jpeg" | "webp" | "gif", side = 64): Promise<Uint8Array<ArrayBuffer>> {
  if (kind === "gif") return gif(1);
  const drawn = new Bun.Image(bitmap(side, side));
  return new Uint8Array(await drawn[kind]().bytes());
}

/** An uncompressed BMP, which Bun reads: the sun over a hill. */
export function bitmap(width: number, height: number): Uint8Array<ArrayBuffer> {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height);
  bytes.write("BM");
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) bytes.set(landscape(x / width, y / height), 54 + y * row + x * 3);
  return new Uint8Array(bytes);
}

/** Blue, green and red of a place, from 0 to 1 to the right and upwards. */
function landscape(x: number, y: number): [number, number, number] {
  const hill = 0.3 + 0.12 * Math.sin(3 + 5 * x);
  if (y < hill) return [70 + 60 * y, 90 + 90 * y, 60 + 40 * x];
  if (Math.hypot(x - 0.62, y - 0.62) < 0.13) return [150, 215, 250];
  return [110 + 110 * y, 150 + 30 * y, 235 - 120 * y];
}

/** A PNG of one colour that is small as a file and as large as one likes when it is opened. */
export function flatPng(width: number, height: number): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1; // one bit a pixel, grey
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return png(chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND"));
}

/** Says that it is animated, as APNG does. */
export async function movingPng(): Promise<Uint8Array<ArrayBuffer>> {
  const still = Buffer.from(await picture("png"));
  const afterHead = 8 + 12 + 13;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  return joined(still.subarray(0, afterHead), chunk("acTL", control), still.subarray(afterHead));
}

/** One GIF of so many pictures of one pixel. */
export function gif(pictures: number): Uint8Array<ArrayBuffer> {
  const frame = Buffer.from("21f90400000000002c00000000010001000002024401 00".replaceAll(" ", ""), "hex");
  const screen = Buffer.concat([Buffer.from("GIF89a"), Buffer.from("01000100800000c04020ffffff", "hex")]);
  return joined(screen, ...Array.from({ length: pictures }, () => frame), Buffer.from([0x3b]));
}

/** A WebP in the extended form, with the flag that says it moves. */
export async function movingWebp(): Promise<Uint8Array<ArrayBuffer>> {
  const still = Buffer.from(await picture("webp"));
  const extended = Buffer.concat([Buffer.from("VP8X"), Buffer.from("0a000000020000003f00003f0000", "hex")]);
  const whole = Buffer.concat([still.subarray(0, 12), extended, still.subarray(12)]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return new Uint8Array(whole);
}

/** Where it was taken, as phones write it: an EXIF segment with a position, and a comment. */
export async function jpegWithPosition(): Promise<Uint8Array<ArrayBuffer>> {
  const plain = Buffer.from(await picture("jpeg"));
  const tiff = Buffer.alloc(26);
  tiff.write("II*\0", "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x8825, 10); // GPSInfo
  tiff.writeUInt16LE(4, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt32LE(26, 18);
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff, Buffer.from("52.5200N 13.4050E")]);
  return joined(plain.subarray(0, 2), segment(0xe1, exif), segment(0xfe, Buffer.from("at home")), plain.subarray(2));
}

export const joined = (...parts: readonly (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))));

const png = (...chunks: Buffer[]): Uint8Array<ArrayBuffer> => joined(Buffer.from("89504e470d0a1a0a", "hex"), ...chunks);

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}
