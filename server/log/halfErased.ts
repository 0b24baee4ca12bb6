import { ERASED, sealedIn } from "./line.ts";

// Words are overwritten from the end of their line to its beginning (erase.ts). Whoever copies a file meanwhile, and
// reads it forwards as all do, has of a line the old one, the new one, or the beginning of the old one and the end of
// the new one. That end holds the new checksum, which proves what the new line was: nothing is guessed. (Only where a
// checksum lies across two pages, which is once in 600 lines, may a copy meet a half of it, and is refused.)

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
const ENVELOPE = new RegExp(
  String.raw`^\{"seq":\d+,"stream":${STRING},"version":\d+,"at":\d+(,"by":${STRING})?(,"about":\d+)?` +
    String.raw`(,"erases":("all"|\[[\d,]*\]))?,"type":${STRING}`,
);
const CHECKSUM_BYTES = '"00000000"}'.length;

/** The erased line of which only an end was there; nothing for any other line, be it whole or damaged. */
export function endOfErasing(line: Buffer): Buffer | undefined {
  const [envelope] = ENVELOPE.exec(line.toString()) ?? [];
  if (envelope === undefined) return undefined;
  const all = ENDS.flatMap((end) => sealedIn(line.length, envelope + end) ?? []).map((text) => Buffer.from(text));
  const erased = all.find((one) => one.subarray(-CHECKSUM_BYTES).equals(line.subarray(-CHECKSUM_BYTES)));
  return erased && wrongBytes(line, erased) > 1 ? erased : undefined; // a single wrong byte is damage, and told
}

/** What may stand behind the type in an erased line. Lines of 0.1.0 say among their words that they are held. */
const ENDS = ["", ',"held":"review"', ',"held":"shadow"'].map((stays) => stays + ERASED);

function wrongBytes(line: Buffer, right: Buffer): number {
  let wrong = 0;
  for (let at = 0; at < line.length; at++) if (line[at] !== right[at]) wrong++;
  return wrong;
}
