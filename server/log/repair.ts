import fs from "node:fs";
import { join } from "node:path";
import { arrange } from "./arrange.ts";
import { keepAside, keepOfAside } from "./broken.ts";
import { dayNames } from "./days.ts";
import { type Disk, realDisk, replaceFile, writeAll } from "./disk.ts";
import { epochPath } from "./epoch.ts";
import { finishErasing } from "./erase.ts";
import { Erased } from "./erased.ts";
import { type Gone, goneLines } from "./gone.ts";
import { indexPath } from "./indexFile.ts";
import { lineAt, textOf } from "./line.ts";
import type { Recorded } from "./log.ts";
import { standIns } from "./lost.ts";
import { markPath, readMark } from "./mark.ts";
import { type Piece, salvage } from "./salvage.ts";

/** A day file as it is and as it will be. */
interface Day {
  path: string;
  bytes: Buffer;
  /** It was saved in another encoding. */
  isRecoded: boolean;
  /** Lines of events, and such that say what is gone, as they stand there. */
  found: Piece[];
  /** Lines of events that belong there. */
  events: Piece[];
  /** Places of what is gone there. */
  gone: Gone[];
  /** Lines that belong to another day. */
  moved: Piece[];
  /** What has no place. */
  aside: Piece[];
  /** Of that, what says again what was erased: it is kept nowhere. */
  dropped: Piece[];
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
  const erased = erasedIn(days);
  dropErased(days, erased);
  const rid = await keepOfAside(disk, folder, (bytes) => !erased.isSaidBy({ bytes }));
  const lost = standIns(days.flatMap(placesOf).sort((a, b) => a.seq - b.seq));
  const cut = describeCut(folder);
  const found = [...days.flatMap(describe), ...lost.map(describeLost), ...rid.map(describeRid)];
  // A file may be shorter for what else was found in it.
  const said = found.length > 0 ? found : cut;
  const isWhole = lost.length + cut.length === 0 && days.every(({ aside }) => aside.length === 0);
  // First, as nothing is lost with them: a repair that is cut short leaves none that speaks of other files.
  if (said.length > 0) disk.remove(indexPath(folder));
  if (!isWhole) disk.remove(epochPath(folder));
  await rewriteAll(disk, days, lost);
  // Its bytes are counted in other files.
  if (said.length > 0) disk.remove(markPath(folder));
  return said;
}

function readDay(path: string): Day {
  const bytes = fs.readFileSync(path);
  const recoded = inUtf8(bytes);
  const all = salvage(recoded ?? bytes);
  return {
    path,
    bytes,
    isRecoded: recoded !== undefined,
    found: all.filter(({ event, gone }) => event ?? gone),
    events: [],
    gone: [],
    moved: [],
    aside: all.filter(({ event, gone }) => !event && !gone),
    dropped: [],
  };
}

/** What an editor saved as UTF-16. */
function inUtf8(bytes: Buffer): Buffer | undefined {
  const encoding = UTF_16.find(([mark]) => bytes.subarray(0, mark.length).equals(mark))?.[1];
  return encoding && Buffer.from(new TextDecoder(encoding).decode(bytes));
}

const UTF_16 = [
  [Buffer.of(0xff, 0xfe), "utf-16le"],
  [Buffer.of(0xfe, 0xff), "utf-16be"],
] as const;

/** Every place that is taken in a day. */
const placesOf = ({ events, gone }: Day): (Recorded | Gone)[] => [
  ...events.flatMap(({ event }) => event ?? []),
  ...gone,
];

/** What is there already, is gone, or is of another record has no place. */
function putInOrder(days: readonly Day[]): void {
  const arranged = arrange(days.map(({ found }) => found));
  const placed = new Set(arranged.flatMap(({ events }) => events));
  for (const [i, day] of days.entries()) {
    Object.assign(day, arranged[i]);
    const own = new Set(day.events);
    const events = day.found.filter(({ event }) => event);
    day.moved = events.filter((piece) => placed.has(piece) && !own.has(piece));
    day.aside = [...day.aside, ...events.filter((piece) => !placed.has(piece))].sort((a, b) => a.at - b.at);
  }
}

function erasedIn(days: readonly Day[]): Erased {
  const erased = new Erased();
  for (const { events, gone } of days) {
    for (const { event } of events) if (event) erased.note(event);
    for (const place of gone) erased.noteGone(place);
  }
  return erased;
}

/** What was erased since is not to live on in what is put aside. */
function dropErased(days: readonly Day[], erased: Erased): void {
  for (const day of days) {
    day.dropped = day.aside.filter((piece) => erased.isSaidBy(piece));
    day.aside = day.aside.filter((piece) => !erased.isSaidBy(piece));
  }
}

/** A line that moves stands in both files before it leaves one: a repair that is cut short loses none. */
async function rewriteAll(disk: Disk, days: readonly Day[], lost: readonly Recorded[]): Promise<void> {
  const isMoved = new Set(days.flatMap(({ moved }) => moved));
  const left = [...lost];
  const lines = new Map<Day, Buffer[]>();
  for (const day of days) {
    const last = placesOf(day).reduce((most, { seq }) => Math.max(most, seq), 0);
    const own = left.filter(({ seq }) => seq < last);
    left.splice(0, own.length);
    lines.set(day, linesOf(day, own));
    if (day.aside.length > 0)
      await keepAside(disk, day.path, Buffer.concat(day.aside.map(({ bytes }) => withNewline(bytes))));
  }
  const gaining = days.filter(({ events }) => events.some((piece) => isMoved.has(piece)));
  for (const day of gaining)
    await rewrite(disk, day, [...(lines.get(day) ?? []), ...day.moved.map(({ bytes }) => bytes)]);
  for (const day of days) await rewrite(disk, day, lines.get(day) ?? []);
}

function linesOf(day: Day, lost: readonly Recorded[]): Buffer[] {
  const kept = day.events.flatMap(({ bytes, event }) => (event ? { seq: event.seq, bytes } : []));
  const stood = lost.map((event) => ({ seq: event.seq, bytes: Buffer.from(lineAt(event.seq, textOf(event))) }));
  const events = [...kept, ...stood].sort((a, b) => a.seq - b.seq).map(({ bytes }) => bytes);
  return [...goneLinesOf(day), ...events];
}

/** As they stand there, where they say just what is gone. */
function goneLinesOf({ found, gone }: Day): Buffer[] {
  const lines = found.filter((piece) => piece.gone);
  const said = lines.flatMap((piece) => piece.gone ?? []).sort((a, b) => a.seq - b.seq);
  const same = said.length === gone.length && said.every(({ seq }, i) => seq === gone[i]?.seq);
  return same ? lines.map(({ bytes }) => bytes) : goneLines(gone).map((line) => Buffer.from(line));
}

async function rewrite(disk: Disk, day: Day, lines: readonly Buffer[]): Promise<void> {
  const next = Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\n")]));
  if (next.equals(day.bytes)) return;
  await replaceFile(disk, day.path, (file) => writeAll(disk, file, next, 0));
  day.bytes = next;
}

function withNewline(bytes: Buffer): Buffer {
  return bytes.at(-1) === 10 ? bytes : Buffer.concat([bytes, Buffer.from("\n")]);
}

function describe(day: Day): string[] {
  const { path, isRecoded, found, events, moved, aside, dropped } = day;
  const away = new Set([...aside, ...dropped]);
  const mended = found.flatMap((piece) => {
    const { at, event, mended } = piece;
    const what = event ? nameOf(event) : "what says which events are gone";
    return mended && !away.has(piece) ? `${path}, byte ${at}: ${what} was damaged, and is whole again.` : [];
  });
  const broken = aside.map(({ at, bytes, event }) => {
    const what = event
      ? `${nameOf(event)} stands elsewhere already, or is of another record`
      : `${bytes.length} bytes could not be read`;
    return `${path}, byte ${at}: ${what}; kept in ${path}.broken.`;
  });
  const again = dropped.map(
    ({ at }) => `${path}, byte ${at}: what was erased stands there once more; nothing is kept of it here.`,
  );
  const stay = found.filter((piece) => piece.event && !away.has(piece));
  const turned = stay.length !== events.length || moved.length > 0 || stay.some((piece, i) => piece !== events[i]);
  return [
    ...(isRecoded ? [`${path} was saved as UTF-16, and is UTF-8 again.`] : []),
    ...(turned ? [`${path}: its lines are in order again.`] : []),
    ...mended,
    ...broken,
    ...again,
  ];
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

const describeRid = (path: string): string => `${path} kept words that were erased; they are gone from it.`;

const describeLost = (event: Recorded): string =>
  `${nameOf(event)} is lost. An event without words stands in its place.`;

const nameOf = ({ seq, stream, version }: Recorded): string => `event ${seq} (${stream} ${version})`;
