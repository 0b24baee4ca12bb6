// A room's events to its sockets: a batch is put into words once and handed to Bun, which sends it to all.
// tRPC's client numbers its subscriptions, and a frame names the number; so there is one Bun topic, and one
// `publish`, for each number in use, not for each socket.
import { type HouseEvent, type Mask, type Public, type Recorded, roomOf, roomStream } from "./events.ts";
import type { Log } from "./log/log.ts";
import type { Masks } from "./masks.ts";

/** What the hub needs of a socket. */
export interface Listener {
  subscribe(topic: string): void;
  unsubscribe(topic: string): void;
}

export type SubscriptionId = number | string;
export type Publish = (topic: string, frame: string) => void;

/** Characters of a room's newest batches kept for readers who come back after a short cut; older ones come from the log. */
const RING_CHARACTERS = 256 * 1024;
/** Events that a returning reader is told one by one; whoever missed more begins anew. */
const MISSED_MOST = 1_000;

interface Batch {
  first: number;
  last: number;
  /** In words, with commas between. */
  events: string;
}

interface Followed {
  ring: Ring;
  feed: Feed;
}

/** What a follower gets instead of events when it should ask for a new snapshot. */
const RELOAD = '"reload"';

/** Everybody who may hear everything. */
const ALL = "";

export class Hub {
  private readonly feeds = new Map<string, Feed>();
  /** By room, then by viewer: in a one-way room everybody is told something else. */
  private readonly rooms = new Map<string, Map<Mask, Followed>>();

  /** @param withheld what a viewer must not hear in a one-way room */
  constructor(
    private readonly log: Log,
    private readonly masks: Masks,
    private readonly withheld: (event: Public, viewer: Mask) => boolean,
    private readonly publish: Publish,
  ) {}

  /** Tells a room what was recorded in it. */
  tell(stream: string, recorded: readonly Recorded<HouseEvent>[]): void {
    const room = roomOf(stream);
    const viewers = room === undefined ? undefined : this.rooms.get(room);
    if (room === undefined || !viewers) return;
    const erasing = recorded.some(({ erases }) => erases);
    const said = recorded.map((event) => this.say(room, event));
    for (const [viewer, { ring, feed }] of viewers) {
      const news = said.filter(({ event }) => event.version > ring.version);
      if (news.length === 0) continue;
      if (erasing) ring.clear();
      const heard = news.filter(({ event }) => viewer === ALL || !this.withheld(event, viewer));
      const first = ring.version + 1;
      const last = news.at(-1)?.event.version ?? first;
      const words = ring.add(heard.map(({ words }) => words).join(","), first, last);
      feed.send(frameTail(words, this.cursor(room, ring.version)));
    }
  }

  /** A place in a room's stream as clients know it; of another house or an older copy, it is foreign. */
  cursor(room: string, version: number): string {
    return `${this.log.epochOf(roomStream(room))}.${version}`;
  }

  /**
   * Prepares to follow a room from after a cursor: what is missing is read now, the rest handed over when attaching.
   * @param hearing `viewer`: in a one-way room the mask from which its own words are withheld; `since`: what is older
   * (milliseconds since 1970) is not told any more, and who missed some of it begins anew
   */
  async follow(
    room: string,
    cursor: string | undefined,
    listener: Listener,
    { viewer = ALL, since = Number.NEGATIVE_INFINITY }: { viewer?: Mask; since?: number } = {},
  ): Promise<Handoff> {
    const { ring, feed } = this.followed(room, viewer);
    let from = cursor === undefined ? ring.version : this.versionIn(room, cursor, ring);
    let missed = "";
    // Made before reading: it keeps the feed from being abandoned meanwhile.
    const handoff = new Handoff([feed], listener, () => {
      const rest = from === undefined ? undefined : ring.after(from);
      const words = rest === undefined ? RELOAD : `[${(missed + rest.slice(1, -1)).replace(/,$/, "")}]`;
      return frameTail(words, this.cursor(room, ring.version));
    });
    try {
      if (from !== undefined && (await this.isOlder(room, from, since))) from = undefined;
      while (from !== undefined && ring.after(from) === undefined) {
        const read = await this.log.read(roomStream(room), { after: from }, MISSED_MOST);
        const told = read.filter(({ version }) => version <= ring.version) as Recorded<HouseEvent>[];
        const said = told.map((one) => this.say(room, one));
        for (const { event, words } of said) if (viewer === ALL || !this.withheld(event, viewer)) missed += `${words},`;
        from = read.length === MISSED_MOST ? undefined : told.at(-1)?.version;
      }
    } catch (error) {
      handoff.detach();
      throw error;
    }
    return handoff;
  }

  /** Signals: said to whoever listens to a topic now, and to nobody later. */
  signal(topic: string, data: unknown): void {
    this.feeds.get(topic)?.send(frameTail(JSON.stringify(data)));
  }

  /** @param first what a listener is told when it begins to listen */
  listen(topics: readonly string[], listener: Listener, first: () => unknown): Handoff {
    return new Handoff(
      topics.map((topic) => this.feed(topic)),
      listener,
      () => frameTail(JSON.stringify(first())),
    );
  }

  private feed(topic: string): Feed {
    const feed = this.feeds.get(topic) ?? new Feed(topic, this.publish, () => this.feeds.delete(topic));
    this.feeds.set(topic, feed);
    return feed;
  }

  private say(room: string, recorded: Recorded<HouseEvent>): { event: Public; words: string } {
    const event = this.masks.publish(room, recorded);
    return { event, words: JSON.stringify(event) };
  }

  private followed(room: string, viewer: Mask): Followed {
    const viewers = this.rooms.get(room) ?? new Map<Mask, Followed>();
    this.rooms.set(room, viewers);
    const known = viewers.get(viewer);
    if (known) return known;
    const stream = roomStream(room);
    const feed = new Feed(`${stream} ${viewer}`, this.publish, () => {
      viewers.delete(viewer);
      if (viewers.size === 0) this.rooms.delete(room);
    });
    const followed = { ring: new Ring(this.log.versionOf(stream)), feed };
    viewers.set(viewer, followed);
    return followed;
  }

  /** Whether what comes after a version begins before a time. */
  private async isOlder(room: string, version: number, since: number): Promise<boolean> {
    if (!Number.isFinite(since)) return false;
    const [next] = await this.log.read(roomStream(room), { after: version }, 1);
    return next !== undefined && next.at < since;
  }

  private versionIn(room: string, cursor: string, ring: Ring): number | undefined {
    const [epoch, version] = cursor.split(".");
    if (epoch !== this.log.epochOf(roomStream(room)) || !/^\d{1,15}$/.test(version ?? "")) return undefined;
    return Number(version) <= ring.version ? Number(version) : undefined;
  }
}

/** Who listens to one thing, by subscription id. */
export class Feed {
  private readonly listening = new Map<SubscriptionId, number>();
  /** Hand-offs that listen or are about to. */
  private holding = 0;

  constructor(
    readonly topic: string,
    private readonly publish: Publish,
    private readonly abandoned: () => void,
  ) {}

  /** @param tail the frame after its id (see `frameTail`) */
  send(tail: string): void {
    for (const id of this.listening.keys()) this.publish(this.topicOf(id), frame(id, tail));
  }

  attach(listener: Listener, id: SubscriptionId): void {
    this.listening.set(id, (this.listening.get(id) ?? 0) + 1);
    listener.subscribe(this.topicOf(id));
  }

  detach(listener: Listener, id: SubscriptionId): void {
    listener.unsubscribe(this.topicOf(id));
    const left = (this.listening.get(id) ?? 1) - 1;
    if (left > 0) this.listening.set(id, left);
    else this.listening.delete(id);
  }

  hold(): void {
    this.holding += 1;
  }

  release(): void {
    this.holding -= 1;
    if (this.holding === 0) this.abandoned();
  }

  private topicOf(id: SubscriptionId): string {
    return `${this.topic}#${JSON.stringify(id)}`;
  }
}

/**
 * Stands in for a subscription's first item until tRPC's encoder meets it. In that one synchronous step it is
 * replaced by what was missed, and the socket begins to listen: nothing can be said in between.
 */
export class Handoff {
  private id: SubscriptionId | undefined;
  private readonly feeds: Set<Feed>;

  /** @param missed the tail of the first frame, computed at the moment of attaching */
  constructor(
    feeds: readonly Feed[],
    private readonly listener: Listener,
    private readonly missed: () => string,
  ) {
    this.feeds = new Set(feeds);
    for (const feed of feeds) feed.hold();
  }

  attach(id: SubscriptionId): string {
    this.id = id;
    const first = frame(id, this.missed());
    for (const feed of this.feeds) feed.attach(this.listener, id);
    return first;
  }

  detach(): void {
    for (const feed of [...this.feeds]) this.leave(feed.topic);
  }

  /** Hears no more of one of its topics. */
  leave(topic: string): void {
    for (const feed of this.feeds) {
      if (feed.topic !== topic || !this.feeds.delete(feed)) continue;
      if (this.id !== undefined) feed.detach(this.listener, this.id);
      feed.release();
    }
  }
}

/** The newest batches of one room, in words. */
export class Ring {
  private batches: Batch[] = [];
  private characters = 0;

  /** @param head the version up to which everything is told */
  constructor(private head: number) {}

  get version(): number {
    return this.head;
  }

  /** @param events in words, with commas between @returns the same as a JSON array */
  add(events: string, first: number, last: number): string {
    this.batches.push({ first, last, events });
    this.characters += events.length;
    while (this.characters > RING_CHARACTERS) this.characters -= this.batches.shift()?.events.length ?? this.characters;
    this.head = last;
    return `[${events}]`;
  }

  /** The events after a version as a JSON array, or undefined where the ring does not reach back so far. */
  after(version: number): string | undefined {
    if (version >= this.head) return "[]";
    const from = this.batches.findIndex((batch) => batch.first === version + 1);
    if (from < 0) return undefined;
    const told = this.batches.slice(from).map(({ events }) => events);
    return `[${told.filter(Boolean).join(",")}]`;
  }

  /** Words were erased: what is kept here may hold them. */
  clear(): void {
    this.batches = [];
    this.characters = 0;
  }
}

const frame = (id: SubscriptionId, tail: string): string => `{"id":${JSON.stringify(id)}${tail}`;

/** The rest of a tRPC data frame; with a cursor it is tracked, and a client resumes after it. */
export function frameTail(data: string, cursor?: string): string {
  if (cursor === undefined) return `,"result":{"type":"data","data":${data}}}`;
  const id = JSON.stringify(cursor);
  return `,"result":{"type":"data","data":{"id":${id},"data":${data}},"id":${id}}}`;
}
