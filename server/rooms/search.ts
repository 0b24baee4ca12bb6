// Looks for words in what is kept of a room: back from the newest, slice by slice from the disk.
import { type HouseEvent, type Mask, type Recorded, roomStream } from "../events.ts";
import type { Log } from "../log/log.ts";
import type { Look } from "../people/events.ts";

/** Found ones in one answer: some screens of them. */
const HITS_MOST = 20;
/** Events read in one go; between two the house does other things. */
const STRIDE = 500;
/** Whoever asks gets an answer by then, and asks on from where it ends. */
const WITHIN_MS = 300;

/** What the search needs of the house. `at`: single messages as a screen shows them, as far as the viewer may see them. */
export interface Searched<Row> {
  log: Log;
  ruleOf(room: string): { expiredTo: number; since: number; oneWay: boolean };
  at(room: string, versions: readonly number[], viewer: Mask): Promise<{ rows: Row[]; looks: Record<Mask, Look> }>;
}

export interface Search {
  room: string;
  words: string;
  /** To go on from an earlier answer: what was said before this version. */
  before?: number | undefined;
  by: string;
  viewer: Mask;
}

/** Newest first. While there is `more`, the same is to be asked again with `before`. */
export async function search<Row>(house: Searched<Row>, wish: Search) {
  const { log, ruleOf } = house;
  const { room, viewer } = wish;
  const stream = roomStream(room);
  const terms = plain(wish.words).split(/\s+/).filter(Boolean);
  const { expiredTo, since, oneWay } = ruleOf(room);
  const mayHit = (event: Recorded<HouseEvent>) =>
    event.type === "message-posted" && event.at >= since && !(oneWay && event.by === wish.by);

  const deadline = performance.now() + WITHIN_MS;
  const versions: number[] = [];
  let before = Math.min(wish.before ?? Number.POSITIVE_INFINITY, log.versionOf(stream) + 1);
  while (terms.length > 0 && before > expiredTo + 1 && versions.length < HITS_MOST && performance.now() < deadline) {
    const read = (await log.read(stream, { before }, STRIDE)) as Recorded<HouseEvent>[];
    const opening = read.findLastIndex(({ type }) => type === "room-opened");
    const said = await textsOf(log, stream, read.slice(opening + 1).filter(mayHit));
    const hits = said.filter(({ text }) => saysAll(text, terms)).map(({ version }) => version);
    const enough = hits.reverse().slice(0, HITS_MOST - versions.length);
    versions.push(...enough);
    before = enough.length < hits.length ? (enough.at(-1) ?? before) : opening < 0 ? (read[0]?.version ?? 0) : 0;
  }
  const { rows, looks } = await house.at(room, versions, viewer);
  return { hits: rows.toReversed(), looks, more: terms.length > 0 && before > expiredTo + 1, before };
}

/** What these messages say now: an edited one says it in its newest edit. */
function textsOf(log: Log, stream: string, posted: readonly Recorded<HouseEvent>[]) {
  return Promise.all(
    posted.map(async (event) => {
      const { version } = event;
      const saying = event.erased ? (await log.concerning(stream, version)).findLast(isWorded) : event;
      return { version, text: saying && "text" in saying ? String(saying.text) : "" };
    }),
  );
}

const isWorded = ({ type, erased }: Recorded): boolean => type === "message-edited" && !erased;

function saysAll(text: string, terms: readonly string[]): boolean {
  if (text === "") return false;
  const words = plain(text);
  return terms.every((term) => words.includes(term));
}

/** Latin, Greek and Cyrillic accents; Hebrew points; Arabic vowel signs and the stretching kashida. */
const ACCENTS = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]/g;

/** The same for what a reader would take for the same words: width, case and accents do not count. */
export function plain(text: string): string {
  const folded = ASCII.test(text) ? text : text.normalize("NFKD").replaceAll(ACCENTS, "").normalize("NFC");
  // By way of capitals, so that ß is ss and every sigma is one; Arabic keyboards have another yeh and kaf than Persian ones.
  return ASCII.test(folded)
    ? folded.toLowerCase()
    : folded.toUpperCase().toLowerCase().replaceAll("ς", "σ").replaceAll("ي", "ی").replaceAll("ك", "ک");
}

const ASCII = /^[\x20-\x7E\n\t]*$/;
