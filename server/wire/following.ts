import { type Feed, frame, type Listener, type SubscriptionId } from "./feed.ts";

/** The tab that follows. */
export interface Follower extends Listener {
  /** Subscriptions that are begun and not over. */
  subscriptions: number;
  send(frame: string): void;
  /** It is the tab's to end from now on. */
  keep(id: SubscriptionId, following: Following): void;
  forget(following: Following): void;
}

const STOPPED = ',"result":{"type":"stopped"}}';

/**
 * Something that a tab follows. It stands in for a subscription's first item until tRPC's encoder meets it: in that
 * one synchronous step it is replaced by what was missed, and the socket begins to listen; nothing can be said in
 * between. From then on it is the tab's and the hub's alone, and tRPC, to which the subscription is over, keeps
 * nothing of it.
 */
export class Following implements Disposable {
  id: SubscriptionId | undefined;
  private feeds: readonly Feed[] = [];
  private missed: (() => string) | undefined;
  private readonly endings: (() => void)[] = [];
  private handed = false;
  private over = false;

  constructor(private readonly tab: Follower) {
    tab.subscriptions += 1;
  }

  /** @param missed the tail of the first frame, computed at the moment of attaching */
  hear(feeds: readonly Feed[], missed: () => string): void {
    this.feeds = feeds;
    this.missed = missed;
    for (const feed of feeds) feed.hold();
  }

  /** What ends with it. */
  until(...endings: readonly (() => void)[]): void {
    this.endings.push(...endings);
  }

  /** To be yielded as the only item; to the client's types it is what the encoder puts in its place. */
  handedOver<Item>(): Item {
    this.handed = true;
    return this.lent<Item>();
  }

  /** To be yielded where the procedure goes on, and ends it. */
  lent<Item>(): Item {
    return this as unknown as Item;
  }

  /** The first frame; nothing when it is over by then. */
  attach(id: SubscriptionId): string {
    if (this.over) return "";
    if (this.handed) this.tab.keep(id, this);
    this.id = id;
    const first = frame(id, this.missed?.() ?? "");
    // As long as somebody listens, what it took to begin is not to stay in memory.
    this.missed = undefined;
    for (const feed of this.feeds) feed.attach(this.tab, id);
    return first;
  }

  /** Hears no more of one of its topics. */
  leave(topic: string): void {
    this.drop(this.feeds.filter((feed) => feed.topic === topic));
    this.feeds = this.feeds.filter((feed) => feed.topic !== topic);
  }

  get isOver(): boolean {
    return this.over;
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    this.drop(this.feeds);
    for (const ending of this.endings) ending();
    this.tab.subscriptions -= 1;
    this.tab.forget(this);
  }

  /** Ends it, and says so. */
  stop(): void {
    const { id } = this;
    this.end();
    if (id !== undefined) this.tab.send(frame(id, STOPPED));
  }

  /** At the end of the procedure, unless it was handed over. */
  [Symbol.dispose](): void {
    if (!this.handed || this.id === undefined) this.end();
  }

  private drop(feeds: readonly Feed[]): void {
    for (const feed of feeds) {
      if (this.id !== undefined) feed.detach(this.tab, this.id);
      feed.release();
    }
  }
}
