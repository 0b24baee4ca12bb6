// The newest rows of each room in memory, older ones from disk, both folded by view.ts.
import { newsAfter } from "../base/dense.ts";
import type { Frozen } from "../base/fold.ts";
import { type HouseEvent, type InRoom, type Public, type Recorded, roomOf, roomStream } from "../events.ts";
import { NEWEST_KEPT } from "../limits.ts";
import type { Log } from "../log/log.ts";
import type { Look } from "../people/events.ts";
import type { Facts } from "./decide.ts";
import { asSeenBy } from "./discretion.ts";
import type { Mask } from "./events.ts";
import { type Message, placeOf, type Row, type Timeline, timeline } from "./view.ts";

/** Events read from disk in one go while looking for a page of messages. */
const STRIDE = 400;
/** Events looked through for one page at most: where joins and reactions crowd, a page is shorter, and more are there. */
const PAGE_READS_MOST = 4_000;
/** People of one reaction whose looks go along: those that a screen names. */
const NAMED_OF_REACTION = 5;
/** Rooms whose newest rows stay in memory; the one longest unread is forgotten first. */
const ROOMS_KEPT = 500;

export interface Page<R extends Row = Row> {
  rows: R[];
  /** How the people in them look, by mask. */
  looks: Record<Mask, Look>;
  /** Whether there is anything before. */
  more: boolean;
}

/** What of a room may be read. */
export interface ReadingRule {
  looks: Frozen<Record<Mask, Look>>;
  /** Words up to this version have expired. */
  expiredTo: number;
  /** Words from before (milliseconds since 1970) have expired, erased yet or not. */
  since: number;
  /** Own words are withheld from who said them. */
  oneWay: boolean;
  /** By version: the acts of moderators that hide a message. */
  hidden: ReadonlyMap<number, readonly string[]>;
}

interface Kept {
  timeline: Timeline;
  version: number;
  /** Whether older rows than these exist. */
  more: boolean;
}

export class Timelines {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly log: Log,
    private readonly publish: (room: string, event: Recorded<HouseEvent>) => Public<InRoom>,
    private readonly ruleOf: (room: string) => ReadingRule,
    private readonly moderates: (room: string, viewer: Mask) => boolean = () => false,
  ) {}

  /** Folds what was just recorded into the rooms that are in memory; one that missed something is let go, and read anew. */
  tell(stream: string, events: readonly Recorded<HouseEvent>[]): void {
    const room = roomOf(stream);
    const kept = room === undefined ? undefined : this.kept.get(room);
    if (room === undefined || !kept) return;
    const news = newsAfter(kept.version, events);
    if (!news) return void this.kept.delete(room);
    for (const event of news) {
      timeline.evolve(kept.timeline, this.publish(room, event));
      kept.version = event.version;
    }
    // Opened again, a room in memory begins with version 1.
    if (events.some(({ type }) => type === "room-closed")) return void this.kept.delete(room);
    const { rows } = kept.timeline;
    if (rows.length < NEWEST_KEPT * 2) return;
    kept.timeline.rows = rows.slice(-NEWEST_KEPT);
    kept.more = true;
  }

  /** The newest rows with at least `messages` messages where there are so many, and the version up to which they are told. */
  async newest(room: string, messages: number, viewer: Mask): Promise<Page & { version: number }> {
    const { timeline, version, more } = await this.keep(room);
    const first = firstOf(timeline.rows, messages, ({ kind }) => kind === "message");
    const rows = structuredClone(timeline.rows.slice(first));
    return { ...this.page(room, rows, more || first > 0, viewer), version };
  }

  async before(room: string, version: number, messages: number, viewer: Mask): Promise<Page> {
    const { events, more } = await this.readBack(roomStream(room), version, messages);
    return this.page(room, await this.rowsOf(room, events), more, viewer);
  }

  /** Everything that is kept, page by page from the oldest on. */
  async *all(room: string, viewer: Mask): AsyncGenerator<Page> {
    for (let after = this.ruleOf(room).expiredTo; ;) {
      const events = (await this.log.read(roomStream(room), { after }, STRIDE)) as Recorded<HouseEvent>[];
      const last = events.at(-1);
      if (!last) return;
      yield this.page(room, await this.rowsOf(room, events), true, viewer);
      after = last.version;
    }
  }

  /** What these events show, with all that ever concerned them. */
  private async rowsOf(room: string, events: readonly Recorded<HouseEvent>[]): Promise<Row[]> {
    const posted = events.filter(({ type }) => type === "message-posted");
    const concerning = await Promise.all(posted.map(({ version }) => this.log.concerning(roomStream(room), version)));
    const shown = events.filter(({ about }) => about === undefined);
    return this.fold(room, [...shown, ...concerning.flat()] as Recorded<HouseEvent>[]).rows;
  }

  /** Single messages, wherever they are. */
  async at(room: string, versions: readonly number[], viewer: Mask): Promise<Page<Message>> {
    return this.page(room, await this.messagesAt(room, versions), false, viewer);
  }

  private async messagesAt(room: string, versions: readonly number[]): Promise<Message[]> {
    const stream = roomStream(room);
    const posted = (await this.log.readEach(stream, versions)).filter(({ type }) => type === "message-posted");
    const concerning = await Promise.all(posted.map((event) => this.log.concerning(stream, event.version)));
    const { rows } = this.fold(room, [...posted, ...concerning.flat()] as Recorded<HouseEvent>[]);
    return rows.filter((row) => row.kind === "message");
  }

  /** What a decision about a message needs to know. */
  async facts(room: string, version: number): Promise<Facts | undefined> {
    const message = this.inMemory(room, version) ?? (await this.messagesAt(room, [version]))[0];
    if (!message) return undefined;
    const concerning = await this.log.concerning(roomStream(room), version);
    const edits = concerning.filter(({ type, erased }) => type === "message-edited" && !erased);
    const { by, at, id, replyTo, replyToBy, erased = false, edited, held, flags, reactions } = message;
    return {
      version,
      by,
      at,
      erased,
      ...(held && { held }),
      ...(flags && { flags }),
      said: { id, ...(replyTo !== undefined && { replyTo, replyToBy }) },
      wordsAt: edited ? edits.map((edit) => edit.version) : [version],
      reactions,
    };
  }

  /** What of these rows a viewer may see, and the looks that it takes. */
  private page<R extends Row>(room: string, found: R[], more: boolean, viewer: Mask): Page<R> {
    const { looks: known, expiredTo, since, oneWay } = this.ruleOf(room);
    const looks: Record<Mask, Look> = {};
    const mayBeRead = (row: Row) => {
      if (row.version <= expiredTo) return false;
      // People who were forgotten have no look, and no notices of coming and going.
      if (row.kind !== "message") return known[row.by] !== undefined;
      return row.at >= since && !(oneWay && row.by === viewer);
    };
    const rows = this.seenBy(room, found.filter(mayBeRead), viewer);
    for (const row of rows) {
      const reacting = row.kind === "message" ? row.reactions.flatMap(({ by }) => by.slice(0, NAMED_OF_REACTION)) : [];
      for (const mask of [row.by, ...reacting]) if (known[mask]) looks[mask] = known[mask];
    }
    return { rows, looks, more };
  }

  private seenBy<R extends Row>(room: string, rows: R[], viewer: Mask): R[] {
    const { hidden } = this.ruleOf(room);
    // What hides an older message, or shows it again, stands somewhere later in the record.
    for (const row of rows) {
      if (row.kind !== "message") continue;
      const acts = row.erased ? undefined : hidden.get(row.version);
      if (acts) row.hidden = [...acts];
      else delete row.hidden;
    }
    const isPlain = (row: Row) => row.kind !== "message" || !(row.held || row.hidden || row.flags);
    if (rows.every(isPlain)) return rows;
    const moderates = this.moderates(room, viewer);
    return rows.filter((row) => row.kind !== "message" || asSeenBy(row, viewer, moderates) !== undefined);
  }

  private inMemory(room: string, version: number): Frozen<Message> | undefined {
    const rows = this.kept.get(room)?.timeline.rows ?? [];
    const row = rows[placeOf(rows, version)];
    return row?.version === version && row.kind === "message" ? row : undefined;
  }

  private async keep(room: string): Promise<Kept> {
    const stream = roomStream(room);
    const known = this.kept.get(room);
    this.kept.delete(room);
    // One that was not told of everything yet is read anew, as it may never be.
    if (known?.version === this.log.versionOf(stream)) {
      this.kept.set(room, known);
      return known;
    }
    const head = this.log.versionOf(stream);
    const { events, more } = await this.readBack(stream, head + 1, NEWEST_KEPT);
    const kept = { timeline: this.fold(room, events), version: head, more };
    // What was recorded while reading was told to nobody here: it is read until nothing is missing.
    while (kept.version < this.log.versionOf(stream)) {
      const news = (await this.log.read(stream, { after: kept.version }, STRIDE)) as Recorded<HouseEvent>[];
      for (const event of news) timeline.evolve(kept.timeline, this.publish(room, event));
      kept.version = news.at(-1)?.version ?? Number.POSITIVE_INFINITY;
    }
    const quicker = this.kept.get(room);
    if (quicker) return quicker;
    this.kept.set(room, kept);
    if (this.kept.size > ROOMS_KEPT) this.kept.delete(this.kept.keys().next().value ?? "");
    return kept;
  }

  /** Events backwards from a version until there are enough messages, or the room's opening. */
  private async readBack(stream: string, before: number, messages: number) {
    let events: Recorded<HouseEvent>[] = [];
    let found = 0;
    let from = before;
    let opened = false;
    const floor = Math.max(1, this.ruleOf(roomOf(stream) ?? "").expiredTo);
    while (!opened && from > floor && found < messages && events.length < PAGE_READS_MOST) {
      const read = (await this.log.read(stream, { before: from }, STRIDE)) as Recorded<HouseEvent>[];
      from = read[0]?.version ?? 1; // nothing is read where all that came before is gone
      const opening = read.findLastIndex(({ type }) => type === "room-opened");
      const ofThisLife = read.slice(opening + 1);
      found += ofThisLife.filter(({ type }) => type === "message-posted").length;
      events = [...ofThisLife, ...events];
      opened = opening >= 0;
    }
    const surplus = firstOf(events, messages, ({ type }) => type === "message-posted");
    return { events: events.slice(surplus), more: (!opened && from > floor) || surplus > 0 };
  }

  private fold(room: string, events: readonly Recorded<HouseEvent>[]): Timeline {
    const folded = timeline.start();
    for (const event of events.toSorted((a, b) => a.version - b.version)) {
      timeline.evolve(folded, this.publish(room, event));
    }
    return folded;
  }
}

/** Where the last `most` begin of those that count. */
function firstOf<T>(all: readonly T[], most: number, counts: (one: T) => boolean): number {
  let missing = most;
  let first = all.length;
  while (first > 0 && missing > 0) {
    first -= 1;
    if (counts(all[first] as T)) missing -= 1;
  }
  return first;
}
