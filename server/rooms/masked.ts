import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import { twoWords } from "./codename.ts";

/** The name, colour and face that belong to a mask: always the same in its room, and like nobody's elsewhere. */
export function maskedLook(mask: Mask): Look {
  const bits = Bun.hash.xxHash64(mask);
  const name = twoWords(Number(bits & 0xffffn), Number((bits >> 16n) & 0xffffn));
  return { name, hue: Number((bits >> 32n) % 360n), face: Number((bits >> 48n) & 0x7fffn) };
}
