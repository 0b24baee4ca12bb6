// The little of RFC 6455 that a cheap client needs.

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** A client must mask its frames; with the key 0 the words stay as they are. */
export function frameOf(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  if (length > 0xffff) throw new RangeError("The bench sends short frames only.");
  const head = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), payload]);
}

export const textFrame = (text: string): Buffer => frameOf(TEXT, Buffer.from(text));

/** Calls `found` with where each whole frame's payload is. Answers where the first frame begins that is not all there. */
export function eachFrame(bytes: Buffer, found: (opcode: number, from: number, to: number) => void): number {
  let at = 0;
  while (bytes.length - at >= 2) {
    let from = at + 2;
    let length = bytes[at + 1]! & 127;
    if (length === 126) {
      from += 2;
      if (bytes.length < from) break;
      length = bytes.readUInt16BE(at + 2);
    } else if (length === 127) {
      from += 8;
      if (bytes.length < from) break;
      length = bytes.readUInt32BE(at + 6);
    }
    if (bytes.length < from + length) break;
    found(bytes[at]! & 15, from, from + length);
    at = from + length;
  }
  return at;
}
