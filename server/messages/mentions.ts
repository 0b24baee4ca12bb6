import { NAME_CHARS } from "../limits.ts";
import type { Look } from "../people/events.ts";
import type { Mask, Mention } from "./events.ts";

/** A message that calls more people than this calls nobody further. */
const MENTIONS_MOST = 10;

/** Of two people of one name, the second walks in as "Ada 2". */
const SUFFIX_CHARS = 4;

/** The people of a room whom a text calls by `@name`; of two names that fit, the longer one. */
export function mentionsIn(text: string, looks: Readonly<Record<Mask, Look>>): Mention[] {
  if (!text.includes("@")) return [];
  const maskOf = new Map<string, Mask>();
  for (const [mask, { name }] of Object.entries(looks)) maskOf.set(name.toLowerCase(), mask);
  const mentions: Mention[] = [];
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const after = text.slice(index + 1, index + 1 + NAME_CHARS + SUFFIX_CHARS);
    const mention = longestName(after, maskOf);
    if (mention && !mentions.some(({ mask }) => mask === mention.mask)) mentions.push(mention);
    if (mentions.length === MENTIONS_MOST) break;
  }
  return mentions;
}

function longestName(after: string, maskOf: ReadonlyMap<string, Mask>): Mention | undefined {
  for (let length = after.length; length > 0; length -= 1) {
    const name = after.slice(0, length);
    const mask = maskOf.get(name.toLowerCase());
    if (mask && !/^[\p{L}\p{N}]/u.test(after.slice(length))) return { mask, name };
  }
  return undefined;
}
