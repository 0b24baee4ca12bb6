// A room's events to its sockets: a batch is put into words once and handed to Bun, which sends it to all.
// tRPC's client numbers its subscriptions, and a frame names the number; so there is one Bun topic, and one
// `publish`, for each number in use, not for each socket.
import { type HouseEvent, type Mask, type Public, type Recorded, roomOf, roomStream } from "./events.ts";
import { Feed, frameTail, Handoff, type Listener, type Publish } from "./feed.ts";
import type { Log } from "./log/log.ts";
import type { Masks } from "./masks.ts";
import { EVERYBODY, Ring, type Said } from "./ring.ts";

/** Events that a returning reader is told one by one; whoever missed more begins anew. */
const MISSED_MOST = 1_000;

/** A room that somebody follows. In a one-way room everybody hears something else: a feed for each viewer. */
interface Followed {
  ring: Ring;
  feeds: Map<Mask, Feed>;
}

/** What a follower gets instead of events when it should ask for a new snapshot. */
const RELOAD = '"reload"';

/** Everybody who may hear everything. */
const ALL = "";

export class Hub {
  private readonly feeds = new Map<string, Feed>();
  private readonly rooms = new Map<string, Followed>();

  /** @param withheldFrom who must not hear an event in a one-way room */
  constructor(
    private readonly log: Log,
    private readonly masks: Masks,
    private readonly withheldFrom: (event: Public) => Mask | undefined,
    private readonly publish: Publish,
  ) {}

  /** Tells a room what was recorded in it. */
  tell(stream: string, recorded: readonly Recorded<HouseEvent>[]): void {
    const room = roomOf(stream);
    const followed = room === undefined ? undefined : this.rooms.get(room);
    if (room === undefined || !followed) return;
    const { ring, feeds } = followed;
    const news = recorded.filter(({ version }) => version > ring.version).map((event) => this.say(room, event));
    if (news.length === 0) return;
    if (recorded.some(({ erases }) => erases)) ring.clear();
    ring.add(news);
    const cursor = this.cursor(room, ring.version);
    for (const [viewer, feed] of feeds) feed.send(frameTail(heardBy(viewer, news), cursor));
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
    const missed: Said[] = [];
    // Made before reading: it keeps the feed from being abandoned meanwhile.
    const handoff = new Handoff([feed], listener, () => {
      const rest = from === undefined ? undefined : ring.after(from);
      const words = rest === undefined ? RELOAD : heardBy(viewer, [...missed, ...rest]);
      return frameTail(words, this.cursor(room, ring.version));
    });
    try {
      if (from !== undefined && (await this.isOlder(room, from, since))) from = undefined;
      while (from !== undefined && ring.after(from) === undefined) {
        const read = await this.log.read(roomStream(room), { after: from }, MISSED_MOST);
        const told = read.filter(({ version }) => version <= ring.version) as Recorded<HouseEvent>[];
        missed.push(...told.map((one) => this.say(room, one)));
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

  private say(room: string, recorded: Recorded<HouseEvent>): Said {
    const event = this.masks.publish(room, recorded);
    return { version: event.version, words: JSON.stringify(event), withheldFrom: this.withheldFrom(event) };
  }

  private followed(room: string, viewer: Mask): { ring: Ring; feed: Feed } {
    const stream = roomStream(room);
    const followed = this.rooms.get(room) ?? { ring: new Ring(this.log.versionOf(stream)), feeds: new Map() };
    this.rooms.set(room, followed);
    const { ring, feeds } = followed;
    const abandoned = () => {
      feeds.delete(viewer);
      if (feeds.size === 0) this.rooms.delete(room);
    };
    const feed = feeds.get(viewer) ?? new Feed(`${stream} ${viewer}`, this.publish, abandoned);
    feeds.set(viewer, feed);
    return { ring, feed };
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

/** What a viewer hears of these, as a JSON array. */
function heardBy(viewer: Mask, said: readonly Said[]): string {
  const heard = said.filter(({ withheldFrom }) => {
    return withheldFrom === undefined || (withheldFrom !== viewer && withheldFrom !== EVERYBODY);
  });
  return `[${heard.map(({ words }) => words).join(",")}]`;
}
