import fs from "node:fs";
import { join } from "node:path";
import { keepAside } from "./broken.ts";
import { dayNames } from "./days.ts";
import { type Disk, realDisk, replaceFile, writeAll } from "./disk.ts";
import { epochPath } from "./epoch.ts";
import { finishErasing } from "./erase.ts";
import type { Gone } from "./gone.ts";
import { indexPath } from "./indexFile.ts";
import { inOrder } from "./inOrder.ts";
import { lineAt, textOf } from "./line.ts";
import type { Recorded } from "./log.ts";
import { standIns } from "./lost.ts";
import { markPath, readMark } from "./mark.ts";
import { type Piece, salvage } from "./salvage.ts";

/** A day file as it is and as it will be. */
interface Day {
  path: string;
  bytes: Buffer;
  /** Events. */
  pieces: Piece[];
  /** Lines that say what is gone. */
  gone: Piece[];
  /** What cannot stay where it is. */
  aside: Piece[];
  /** Of that, what says again what was erased: it is kept nowhere. */
  dropped: Piece[];
  /** Its lines stood in a wrong order. */
  turned: boolean;
}

/**
 * Makes a damaged record one that opens: a wrong bit is put right, lines are put in order, what cannot be read goes to
 * `.broken`, and where an event is lost stands one that says so. Nothing else is touched. What was read of the record
 * before means nothing any more where something of it is lost: a new lineage begins, so that screens load again and
 * views are folded afresh. Answers in plain words what was done.
 */
export async function repair(folder: string, disk: Disk = realDisk): Promise<string[]> {
  await finishErasing(disk, folder);
  const days = dayNames(fs.readdirSync(folder)).map((name) => readDay(join(folder, name)));
  putInOrder(days);
  dropErased(days);
  const lost = standIns(days.flatMap(placesOf).sort((a, b) => a.seq - b.seq));
  const cut = describeCut(folder);
  const found = [...days.flatMap(describe), ...lost.map(describeLost)];
  // A file may be shorter for what else was found in it.
  const said = found.length > 0 ? found : cut;
  const isWhole = lost.length + cut.length === 0 && days.every(({ aside }) => aside.length === 0);
  // First, as nothing is lost with them: a repair that is cut short leaves none that speaks of other files.
  if (said.length > 0) disk.remove(indexPath(folder));
  if (!isWhole) disk.remove(epochPath(folder));
  for (const day of days) {
    const last = placesOf(day).reduce((most, { seq }) => Math.max(most, seq), 0);
    const own = lost.filter(({ seq }) => seq < last);
    lost.splice(0, own.length);
    await rewrite(disk, day, own);
  }
  // Its bytes are counted in other files.
  if (said.length > 0) disk.remove(markPath(folder));
  return said;
}

function readDay(path: string): Day {
  const bytes = fs.readFileSync(path);
  const all = salvage(bytes);
  return {
    path,
    bytes,
    pieces: all.filter(({ event }) => event),
    gone: all.filter(({ gone }) => gone),
    aside: all.filter(({ event, gone }) => !event && !gone),
    dropped: [],
    turned: false,
  };
}

/** Every place that is taken in a day. */
const placesOf = ({ pieces, gone }: Day): (Recorded | Gone)[] =>
  [...pieces, ...gone].flatMap((piece) => piece.event ?? piece.gone ?? []);

/** Puts the events of each day in order; what is there already, is gone, or is of another record has no place. */
function putInOrder(days: readonly Day[]): void {
  const gone = days.flatMap((day) => day.gone.flatMap((piece) => piece.gone ?? []));
  const kept = inOrder(
    days.map(({ pieces }) => pieces),
    gone,
  );
  for (const day of days) {
    const rising = day.pieces.toSorted((a, b) => (a.event?.seq ?? 0) - (b.event?.seq ?? 0));
    const left = rising.filter((piece) => !kept.has(piece));
    const stays = day.pieces.filter((piece) => kept.has(piece));
    day.pieces = rising.filter((piece) => kept.has(piece));
    day.turned = day.pieces.some((piece, i) => piece !== stays[i]);
    day.aside = [...day.aside, ...left].sort((a, b) => a.at - b.at);
  }
}

/** What was erased since is not to live on in what is put aside. */
function dropErased(days: readonly Day[]): void {
  const keyOf = ({ stream, version }: Pick<Recorded, "stream" | "version">): string => `${version} ${stream}`;
  const erased = new Set(
    days.flatMap(({ pieces, gone }) => [
      ...pieces.flatMap(({ event }) => (event?.erased ? keyOf(event) : [])),
      ...gone.flatMap((piece) => piece.gone ?? []).map(keyOf),
    ]),
  );
  for (const day of days) {
    const isErased = ({ event }: Piece): boolean => event !== undefined && erased.has(keyOf(event));
    day.dropped = day.aside.filter(isErased);
    day.aside = day.aside.filter((piece) => !isErased(piece));
  }
}

async function rewrite(disk: Disk, day: Day, lost: readonly Recorded[]): Promise<void> {
  const kept = day.pieces.flatMap(({ bytes, event }) => (event ? { seq: event.seq, bytes } : []));
  const stood = lost.map((event) => ({ seq: event.seq, bytes: Buffer.from(lineAt(event.seq, textOf(event))) }));
  const lines = [...kept, ...stood].sort((a, b) => a.seq - b.seq);
  const next = Buffer.concat([...day.gone, ...lines].flatMap(({ bytes }) => [bytes, Buffer.from("\n")]));
  if (next.equals(day.bytes)) return;
  if (day.aside.length > 0)
    await keepAside(disk, day.path, Buffer.concat(day.aside.map(({ bytes }) => withNewline(bytes))));
  await replaceFile(disk, day.path, (file) => writeAll(disk, file, next, 0));
}

function withNewline(bytes: Buffer): Buffer {
  return bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}

function describe({ path, pieces, gone, aside, dropped, turned }: Day): string[] {
  const mended = [...gone, ...pieces].flatMap(({ at, event, mended }) => {
    const what = event ? nameOf(event) : "what says which events are gone";
    return mended ? `${path}, byte ${at}: ${what} was damaged, and is whole again.` : [];
  });
  const broken = aside.map(({ at, bytes, event }) => {
    const what = event
      ? `${nameOf(event)} stands elsewhere already, or is of another record`
      : `${bytes.length} bytes could not be read`;
    return `${path}, byte ${at}: ${what}; kept in ${path}.broken.`;
  });
  const again = dropped.flatMap(({ at, event }) =>
    event ? `${path}, byte ${at}: ${nameOf(event)} stands elsewhere already, erased; nothing is kept of it here.` : [],
  );
  return [...(turned ? [`${path}: its lines are in order again.`] : []), ...mended, ...broken, ...again];
}

/** Of an end that is not there any more no line tells; only how far the record once went. */
function describeCut(folder: string): string[] {
  const mark = readMark(folder);
  if (!mark) return [];
  const size = fs.statSync(join(folder, mark.day), { throwIfNoEntry: false })?.size ?? 0;
  if (size >= mark.bytes) return [];
  const path = join(folder, mark.day);
  return [`${path} ends at byte ${size}, before byte ${mark.bytes}, up to which it was once recorded: that is lost.`];
}

const describeLost = (event: Recorded): string =>
  `${nameOf(event)} is lost. An event without words stands in its place.`;

const nameOf = ({ seq, stream, version }: Recorded): string => `event ${seq} (${stream} ${version})`;
