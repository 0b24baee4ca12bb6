// What a file is by its own bytes, as far as it matters before anybody decodes it. Pure, and the client's, too.

export type Kind = "png" | "jpeg" | "webp" | "gif";

export interface Seen {
  kind: Kind;
  /** More than one picture after another. */
  moves: boolean;
  /** The picture is all that there is: nothing follows it. */
  alone: boolean;
}

/** Undefined for whatever is no PNG, JPEG, WebP or GIF; what is cut short or broken only decoding tells. */
export function lookInto(bytes: Uint8Array): Seen | undefined {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: "png", ...png(bytes) };
  if (begins(0xff, 0xd8, 0xff)) return { kind: "jpeg", moves: false, alone: endsJpeg(bytes) };
  if (textAt(bytes, 0) === "RIFF" && textAt(bytes, 8) === "WEBP") return { kind: "webp", ...webp(bytes) };
  if (textAt(bytes, 0) === "GIF8" && /^[79]a$/.test(textAt(bytes, 4, 2))) return { kind: "gif", ...gif(bytes) };
  return undefined;
}

type Inside = Pick<Seen, "moves" | "alone">;

/** Chunks: length, type, data, checksum. "acTL" says that it moves. https://www.w3.org/TR/png-3/ */
function png(bytes: Uint8Array): Inside {
  let moves = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const type = textAt(bytes, at + 4);
    at += 12 + viewOf(bytes).getUint32(at);
    if (type === "acTL") moves = true;
    if (type === "IEND") return { moves, alone: at === bytes.length };
  }
  return { moves, alone: true };
}

const endsJpeg = (bytes: Uint8Array): boolean => bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;

/** The container tells its length, and in "VP8X" whether it moves. https://www.rfc-editor.org/rfc/rfc9649 */
function webp(bytes: Uint8Array): Inside {
  const moves = textAt(bytes, 12) === "VP8X" && ((bytes[20] ?? 0) & 0b10) !== 0;
  const length = bytes.length >= 8 ? 8 + viewOf(bytes).getUint32(4, true) : 0;
  return { moves, alone: bytes.length <= length + (length % 2) };
}

/** A screen, then blocks: extensions (0x21), pictures (0x2c), the end (0x3b). https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function gif(bytes: Uint8Array): Inside {
  const byte = (at: number) => bytes[at] ?? 0;
  const table = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0b111) + 1));
  const afterPieces = (from: number) => {
    let at = from;
    while (at < bytes.length && byte(at) !== 0) at += byte(at) + 1;
    return at + 1;
  };
  let pictures = 0;
  for (let at = 13 + table(byte(10)); at < bytes.length;) {
    if (byte(at) === 0x3b) return { moves: pictures > 1, alone: at + 1 === bytes.length };
    if (byte(at) === 0x21) at = afterPieces(at + 2);
    else if (byte(at) === 0x2c) {
      pictures += 1;
      at = afterPieces(at + 11 + table(byte(at + 9)));
    } else return { moves: pictures > 1, alone: false };
  }
  return { moves: pictures > 1, alone: true };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const textAt = (bytes: Uint8Array, at: number, length = 4): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));
