import fs from "node:fs";
import { join } from "node:path";
import { keepAside } from "./broken.ts";
import { dayNames } from "./days.ts";
import { type Disk, realDisk, replaceFile, writeAll } from "./disk.ts";
import { finishErasing } from "./erase.ts";
import type { Gone } from "./gone.ts";
import { lineAt, textOf } from "./line.ts";
import type { Recorded } from "./log.ts";
import { standIns } from "./lost.ts";
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
  /** Its lines stood in a wrong order. */
  turned: boolean;
}

/**
 * Makes a damaged record one that opens: a wrong bit is put right, lines are put in order, what cannot be read goes to `.broken`, and where
 * an event is lost stands one that says so. Nothing else is touched. Answers in plain words what was done.
 */
export async function repair(folder: string, disk: Disk = realDisk): Promise<string[]> {
  await finishErasing(disk, folder);
  const days = dayNames(fs.readdirSync(folder)).map((name) => readDay(join(folder, name)));
  putInOrder(days);
  const lost = standIns(days.flatMap(placesOf).sort((a, b) => a.seq - b.seq));
  const said = [...days.flatMap(describe), ...lost.map(describeLost)];
  for (const day of days) {
    const last = placesOf(day).reduce((most, { seq }) => Math.max(most, seq), 0);
    const own = lost.filter(({ seq }) => seq < last);
    lost.splice(0, own.length);
    await rewrite(disk, day, own);
  }
  if (said.length > 0) disk.remove(join(folder, "index"));
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
    turned: false,
  };
}

/** Every place that is taken in a day. */
const placesOf = ({ pieces, gone }: Day): (Recorded | Gone)[] =>
  [...pieces, ...gone].flatMap((piece) => piece.event ?? piece.gone ?? []);

/** Puts the events of each day in order; what is there already, is gone, or says a version again, has no place. */
function putInOrder(days: readonly Day[]): void {
  let seq = 0;
  const versions = new Map<string, number>();
  const gone = new Set(days.flatMap((day) => day.gone.flatMap((piece) => piece.gone ?? [])).map((place) => place.seq));
  const fits = ({ event }: Piece): boolean => {
    if (!event || gone.has(event.seq) || event.seq <= seq || event.version <= (versions.get(event.stream) ?? 0))
      return false;
    seq = event.seq;
    versions.set(event.stream, event.version);
    return true;
  };
  for (const day of days) {
    const rising = day.pieces.toSorted((a, b) => (a.event?.seq ?? 0) - (b.event?.seq ?? 0));
    day.turned = rising.some((piece, i) => piece !== day.pieces[i]);
    day.pieces = rising.filter(fits);
    const kept = new Set(day.pieces);
    const left = rising.filter((piece) => !kept.has(piece));
    day.aside = [...day.aside, ...left].sort((a, b) => a.at - b.at);
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

function describe({ path, pieces, gone, aside, turned }: Day): string[] {
  const mended = [...gone, ...pieces].flatMap(({ at, event, mended }) => {
    const what = event ? nameOf(event) : "what says which events are gone";
    return mended ? `${path}, byte ${at}: ${what} was damaged, and is whole again.` : [];
  });
  const broken = aside.map(({ at, bytes, event }) => {
    const what = event ? `${nameOf(event)} stands elsewhere already` : `${bytes.length} bytes could not be read`;
    return `${path}, byte ${at}: ${what}; kept in ${path}.broken.`;
  });
  return [...(turned ? [`${path}: its lines are in order again.`] : []), ...mended, ...broken];
}

const describeLost = (event: Recorded): string =>
  `${nameOf(event)} is lost. An event without words stands in its place.`;

const nameOf = ({ seq, stream, version }: Recorded): string => `event ${seq} (${stream} ${version})`;
