import fs from "node:fs";
import { join } from "node:path";
import { Damage } from "./damage.ts";
import { dayNames } from "./days.ts";
import { isCopy } from "./epoch.ts";
import { Gaps, type Gone, type Part, partOf } from "./gone.ts";
import { fitsDays, type Index, indexPath, loadIndex } from "./indexFile.ts";
import { eventOf } from "./line.ts";
import { eachLine, type Lines, linesOf } from "./lines.ts";
import type { Recorded } from "./log.ts";
import { type Mark, readMark } from "./mark.ts";
import { CHUNK, Offsets } from "./offsets.ts";
import { holdsRecord, wasSafe } from "./tornEnd.ts";

/** What a look at a record found, in words for a host. */
export interface Findings {
  files: number;
  bytes: number;
  events: number;
  erased: number;
  /** Of erased ones, those whose lines were dropped. */
  gone: number;
  /** What should not be so. */
  damage: string[];
  /** Words that were taken back and still stand: opening the log erases them. */
  unfinished: string[];
  /** What is as it may be, and good to know. */
  notes: string[];
}

/** Reads a whole record and changes nothing. While a server writes to it, one look may meet a line half overwritten. */
export async function examine(folder: string): Promise<Findings> {
  // Before the lines: what is kept about them may be older than they are, never newer.
  const index = loadIndex(folder);
  const mark = readMark(folder);
  const names = dayNames(fs.readdirSync(folder));
  const found: Findings = {
    files: names.length,
    bytes: 0,
    events: 0,
    erased: 0,
    gone: 0,
    damage: [],
    unfinished: [],
    notes: [],
  };
  const seen = new Seen();

  const sizes = names.map((name) => fs.statSync(join(folder, name)).size);
  for (const [i, name] of names.entries()) {
    const isLast = sizes.slice(i + 1).every((size) => size === 0);
    found.bytes += sizes[i] ?? 0;
    await examineDay({ folder, name, size: sizes[i] ?? 0, isLast, mark, names }, seen, found);
  }
  examineEnd(folder, mark, found);
  examineErasures(seen, found);
  examineAside(folder, seen, found);
  examineIndex(folder, index, seen, found);
  return found;
}

/** The record so far, as far as every event stood in its place. */
class Seen {
  readonly offsets = new Offsets();
  readonly erasures: Pick<Recorded, "stream" | "version" | "erases">[] = [];
  readonly gaps = new Gaps();
  /** Where repairing found no event: what it put aside may be of these, and was never erased. */
  readonly lost = new Set<string>();
  inOrder = true;

  add(event: Recorded, at: number): string | undefined {
    if (!this.inOrder) return undefined;
    this.gaps.fill(this.offsets);
    const { seq, stream, version, erases } = event;
    if (seq !== this.offsets.head + 1 || version !== this.offsets.versionOf(stream) + 1) {
      this.inOrder = false;
      return `event ${seq} (${stream} ${version}) stands where event ${this.offsets.head + 1} was to come`;
    }
    this.offsets.add(stream, at, event.about, erases === "all");
    if (event.erased) this.offsets.setErased(seq);
    if (event.type === "lost") this.lost.add(`${version} ${stream}`);
    if (erases !== undefined) this.erasures.push({ stream, version, erases });
    return undefined;
  }

  /** To be called at the end of a file: what it says is gone ends with it. */
  endGaps(): string | undefined {
    this.gaps.fill(this.offsets);
    const left = this.gaps.first;
    if (!left || !this.inOrder) return undefined;
    this.inOrder = false;
    return `event ${left.seq} (${left.stream} ${left.version}) is said to be gone where event ${this.offsets.head + 1} was to come`;
  }

  hasWords(stream: string, version: number): boolean {
    const seq = this.offsets.seqOf(stream, version);
    return seq > 0 && !this.offsets.isErased(seq);
  }
}

interface DayToExamine {
  folder: string;
  name: string;
  size: number;
  isLast: boolean;
  mark: Mark | undefined;
  names: readonly string[];
}

async function examineDay(day: DayToExamine, seen: Seen, found: Findings): Promise<void> {
  const path = join(day.folder, day.name);
  /** Where lines begin that are no part of a record, since the last one that is. */
  let strange: number[] = [];
  const damaged = () => {
    for (const at of strange) found.damage.push(`${path}, byte ${at}: the line does not fit its checksum.`);
    if (strange.length > 0) seen.inOrder = false;
    strange = [];
  };
  let first = true;
  for await (const lines of linesOf(path, 0, day.size))
    for (const { line, at, whole } of eachLine(lines)) {
      const part = partOf(line, whole, first);
      if (part.event || part.gone) damaged();
      else strange.push(at);
      examinePart(part, path, at, seen, found);
      first &&= !part.event;
    }
  const misplaced = seen.endGaps();
  if (misplaced !== undefined) found.damage.push(`${path}: ${misplaced}.`);
  const [end] = strange;
  if (end === undefined || !isTorn(day, path, end)) return damaged();
  found.notes.push(`${path} ends with ${day.size - end} bytes of a line that was never acknowledged.`);
}

function examinePart({ event, gone, erased }: Part, path: string, at: number, seen: Seen, found: Findings): void {
  const place = `${path}, byte ${at}`;
  if (erased) found.unfinished.push(`${place}: words that were taken back are half erased. The next start ends it.`);
  if (gone) examineGone(gone, seen, found);
  if (event) examineEvent(event, place, at, seen, found);
}

function examineGone(gone: readonly Gone[], seen: Seen, found: Findings): void {
  seen.gaps.add(gone);
  for (const count of ["events", "erased", "gone"] as const) found[count] += gone.length;
}

function examineEvent(event: Recorded, place: string, at: number, seen: Seen, found: Findings): void {
  found.events += 1;
  found.erased += event.erased ? 1 : 0;
  const wrong = seen.add(event, at);
  if (wrong !== undefined) found.damage.push(`${place}: ${wrong}.`);
}

function isTorn({ isLast, mark, names, name, size }: DayToExamine, path: string, at: number): boolean {
  if (!isLast || wasSafe(mark, names, name, at, size)) return false;
  return !holdsRecord(fs.readFileSync(path).subarray(at, size));
}

function examineEnd(folder: string, mark: Mark | undefined, found: Findings): void {
  if (!mark) return;
  const size = fs.statSync(join(folder, mark.day), { throwIfNoEntry: false })?.size ?? 0;
  if (size >= mark.bytes) return;
  const words = `${mark.day} ends at byte ${size}, before byte ${mark.bytes}, up to which it was once recorded`;
  if (isCopy(folder)) found.notes.push(`${words}: this is a copy from earlier.`);
  else found.damage.push(`${words}.`);
}

function examineErasures(seen: Seen, found: Findings): void {
  for (const { stream, version, erases } of seen.erasures) {
    const targets = erases === "all" ? Array.from({ length: version - 1 }, (_, i) => i + 1) : (erases ?? []);
    const left = targets.filter((target) => seen.hasWords(stream, target));
    if (left.length === 0) continue;
    const words = `version ${version} took back the words of ${left.length} events that still stand`;
    found.unfinished.push(`${stream}: ${words} (version ${left[0]} first). The next start erases them.`);
  }
}

/** What was cut off and kept may be of an event whose place was taken, and whose words were then taken back. */
function examineAside(folder: string, seen: Seen, found: Findings): void {
  for (const name of fs.readdirSync(folder).filter((other) => other.endsWith(".broken"))) {
    const path = join(folder, name);
    const bytes = fs.readFileSync(path);
    found.notes.push(
      `${path} keeps ${bytes.length} bytes that were cut off, or had no place. Delete it when nobody needs it: it may hold words that were erased.`,
    );
    for (const { line, at } of eachLine({ bytes, at: 0 })) {
      const event = eventOf(line);
      if (!event || event.erased || event.version > seen.offsets.versionOf(event.stream)) continue;
      if (!seen.hasWords(event.stream, event.version) && !seen.lost.has(`${event.version} ${event.stream}`))
        found.damage.push(`${path}, byte ${at}: holds words of an event that was erased. Delete this file.`);
    }
  }
}

function examineIndex(folder: string, index: Index | undefined, seen: Seen, found: Findings): void {
  if (!index) {
    if (fs.existsSync(indexPath(folder)))
      found.notes.push(`${indexPath(folder)} is not whole; the next start makes it anew.`);
    return;
  }
  if (!seen.inOrder) return; // there is nothing to hold it against
  if (!fitsDays(index, folder)) {
    found.notes.push(`${indexPath(folder)} is of files that were rewritten since; the next start makes it anew.`);
    return;
  }
  const seq = firstDifference(index, seen.offsets);
  if (seq !== undefined) found.damage.push(`${indexPath(folder)} is wrong about event ${seq}. Delete this file.`);
}

/** The first event of which an index says something else than the lines do. */
function firstDifference({ head, offsets }: Index, lines: Offsets): number | undefined {
  if (head > lines.head) return lines.head + 1;
  for (let chunk = 0; chunk < offsets.chunks.length; chunk++) {
    const chains = lines.chainsUpTo(head, chunk);
    for (let seq = Math.max(1, chunk * CHUNK); seq <= head && seq < (chunk + 1) * CHUNK; seq++) {
      const same = offsets.offsetOf(seq) === lines.offsetOf(seq) && offsets.nextOf(seq) === chains[seq % CHUNK];
      if (!same || (offsets.isErased(seq) && !lines.isErased(seq))) return seq;
    }
  }
  for (const [stream, { seqs, count }] of offsets.streams) {
    const wrong = seqs.subarray(0, count).findIndex((seq, i) => seq !== lines.seqOf(stream, i + 1));
    if (wrong >= 0) return seqs[wrong];
  }
  return undefined;
}

/** Every event of a record up to a seq, read without opening it. Throws at damage. */
export async function* eventsIn(folder: string, upTo = Number.POSITIVE_INFINITY): AsyncGenerator<Recorded[]> {
  for (const name of dayNames(fs.readdirSync(folder))) {
    const path = join(folder, name);
    for await (const lines of linesOf(path, 0, fs.statSync(path).size)) {
      const events = eventsOf(lines, path, upTo);
      yield events;
      if ((events.at(-1)?.seq ?? 0) >= upTo) return;
    }
  }
}

function eventsOf(lines: Lines, path: string, upTo: number): Recorded[] {
  const events: Recorded[] = [];
  for (const { line, at } of eachLine(lines)) {
    // Behind them may be a line that is being written, or never was to its end.
    if ((events.at(-1)?.seq ?? 0) >= upTo) break;
    const { event, gone } = partOf(line, true, true);
    if (gone) continue;
    if (!event) throw new Damage(path, at);
    if (event.seq > upTo) break;
    events.push(event);
  }
  return events;
}
