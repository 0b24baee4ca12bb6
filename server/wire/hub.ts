// A room's events to its sockets: a batch is put into words once and handed to Bun, which sends it to all.
// tRPC's client numbers its subscriptions, and a frame names the number; so there is one Bun topic, and one
// `publish`, for each number in use, not for each socket.
import { newsAfter } from "../base/dense.ts";
import { type HouseEvent, type Mask, type Public, type Recorded, roomOf, roomStream } from "../events.ts";
import type { Masks } from "../heart/masks.ts";
import type { Log } from "../log/log.ts";
import { Feed, frameTail, type Publish, toldTail } from "./feed.ts";
import type { Following } from "./following.ts";
import { EVERYBODY, Ring, type Said } from "./ring.ts";

/** Events that a returning reader is told one by one; whoever missed more begins anew. */
const MISSED_MOST = 1_000;

/** A room that somebody follows: a feed for each way of hearing it. */
interface Followed {
  ring: Ring;
  feeds: Map<string, { feed: Feed; hearing: Hearing }>;
}

/** What somebody hears of a room. */
export interface Hearing {
  /** In a one-way room: who they are, since they do not hear themselves. */
  withheld?: Mask;
  /** Who they are where what they say is told to nobody else. */
  own?: Mask;
  /** They hear also what is hidden, and what is told to its author alone. */
  moderates?: boolean;
}

/** What a follower gets instead of events when it should ask for a new snapshot. */
const RELOAD = '"reload"';

/** Those who hear the same share a feed; most hear what everybody does. */
const keyOf = ({ withheld = "", own = "", moderates = false }: Hearing): string =>
  `${withheld}${own && ` own ${own}`}${moderates ? " all" : ""}`;

export class Hub {
  private readonly feeds = new Map<string, Feed>();
  private readonly rooms = new Map<string, Followed>();
  /** How an event is told that not everybody is to hear; undefined for all others. */
  discretion: (room: string, event: Public) => { only?: Mask; plain: Public } | undefined = () => undefined;

  /** @param withheldFrom who must not hear an event in a one-way room */
  constructor(
    private readonly log: Log,
    private readonly masks: Masks,
    private readonly withheldFrom: (event: Public) => Mask | undefined,
    private readonly publish: Publish,
  ) {}

  /** Tells a room what was recorded in it; where something before was never told, to begin anew. */
  tell(stream: string, recorded: readonly Recorded<HouseEvent>[]): void {
    const room = roomOf(stream);
    const followed = room === undefined ? undefined : this.rooms.get(room);
    if (room === undefined || !followed) return;
    const { ring, feeds } = followed;
    const after = ring.version;
    const news = newsAfter(after, recorded)?.map((event) => this.say(room, event));
    if (news?.length === 0) return;
    // What the ring has in words may be erased, hidden or shown by now.
    if (recorded.some(({ erases, type }) => erases || CHANGES_EARLIER.has(type))) ring.clear();
    if (news) ring.add(news);
    else ring.skipTo(recorded.at(-1)?.version ?? ring.version);
    const cursor = this.cursor(room, ring.version);
    for (const { feed, hearing } of feeds.values())
      feed.send(toldTail(news ? heardBy(hearing, news) : RELOAD, after, cursor));
  }

  /** A place in a room's stream as clients know it; of another house or an older copy, it is foreign. */
  cursor(room: string, version: number): string {
    return `${this.log.epochOf(roomStream(room))}.${version}`;
  }

  /**
   * Prepares to follow a room from after a cursor: what is missing is read now, the rest handed over when attaching.
   * @param hearing `since`: what is older (milliseconds since 1970) is not told any more, and who missed some of it
   * begins anew
   */
  async follow(
    following: Following,
    room: string,
    cursor: string | undefined,
    { since = Number.NEGATIVE_INFINITY, ...hearing }: Hearing & { since?: number } = {},
  ): Promise<void> {
    const { ring, feed } = this.followed(room, hearing);
    let from = cursor === undefined ? ring.version : this.versionIn(room, cursor);
    const after = from ?? 0;
    const missed: Said[] = [];
    // Before reading: it keeps the feed from being abandoned meanwhile.
    following.hear([feed], () => {
      const rest = from === undefined ? undefined : ring.after(from);
      const words = rest === undefined ? RELOAD : heardBy(hearing, [...missed, ...rest]);
      // Who read what nobody was told yet stays there.
      return toldTail(words, after, this.cursor(room, Math.max(ring.version, after)));
    });
    if (from !== undefined && (await this.isOlder(room, from, since))) from = undefined;
    while (from !== undefined && ring.after(from) === undefined) {
      const read = await this.log.read(roomStream(room), { after: from }, MISSED_MOST);
      const told = read.filter(({ version }) => version <= ring.version) as Recorded<HouseEvent>[];
      missed.push(...told.map((one) => this.say(room, one)));
      from = read.length === MISSED_MOST ? undefined : told.at(-1)?.version;
    }
  }

  /** Signals: said to whoever listens to a topic now, and to nobody later. */
  signal(topic: string, data: unknown): void {
    this.feeds.get(topic)?.send(frameTail(JSON.stringify(data)));
  }

  /** @param first what a listener is told when it begins to listen */
  listen(following: Following, topics: readonly string[], first: () => unknown): void {
    following.hear(
      topics.map((topic) => this.feed(topic)),
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
    const said = { version: event.version, words: JSON.stringify(event), withheldFrom: this.withheldFrom(event) };
    const discretion = this.discretion(room, event);
    if (!discretion) return said;
    const { only, plain } = discretion;
    return { ...said, plain: JSON.stringify(plain), ...(only !== undefined && { only }) };
  }

  private followed(room: string, hearing: Hearing): { ring: Ring; feed: Feed } {
    const stream = roomStream(room);
    const followed = this.rooms.get(room) ?? { ring: new Ring(this.log.versionOf(stream)), feeds: new Map() };
    this.rooms.set(room, followed);
    const { ring, feeds } = followed;
    const key = keyOf(hearing);
    const abandoned = () => {
      feeds.delete(key);
      if (feeds.size === 0) this.rooms.delete(room);
    };
    const feed = feeds.get(key)?.feed ?? new Feed(`${stream} ${key}`, this.publish, abandoned);
    feeds.set(key, { feed, hearing });
    return { ring, feed };
  }

  /** Whether what comes after a version begins before a time. */
  private async isOlder(room: string, version: number, since: number): Promise<boolean> {
    if (!Number.isFinite(since)) return false;
    const [next] = await this.log.read(roomStream(room), { after: version }, 1);
    return next !== undefined && next.at < since;
  }

  private versionIn(room: string, cursor: string): number | undefined {
    const stream = roomStream(room);
    const [epoch, version] = cursor.split(".");
    if (epoch !== this.log.epochOf(stream) || !/^\d{1,15}$/.test(version ?? "")) return undefined;
    return Number(version) <= this.log.versionOf(stream) ? Number(version) : undefined;
  }
}

const CHANGES_EARLIER = new Set(["messages-hidden", "messages-shown", "message-let-through"]);

/** What somebody hears of these, as a JSON array. */
function heardBy({ withheld, own, moderates }: Hearing, said: readonly Said[]): string {
  const hears = ({ withheldFrom, only }: Said) =>
    withheldFrom !== EVERYBODY &&
    (withheld === undefined || withheldFrom !== withheld) &&
    (only === undefined || moderates || only === own);
  const words = said.filter(hears).map((one) => (moderates ? one.words : (one.plain ?? one.words)));
  return `[${words.join(",")}]`;
}
