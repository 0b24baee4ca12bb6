// Who listens to what, and what they are sent: one frame for all whose subscription has the same number.

/** What is needed of a socket. */
export interface Listener {
  subscribe(topic: string): void;
  unsubscribe(topic: string): void;
}

export type SubscriptionId = number | string;
export type Publish = (topic: string, frame: string) => void;

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

  /** @param missed the tail of the first frame, computed at the moment of attaching */
  constructor(
    private feeds: readonly Feed[],
    private readonly listener: Listener,
    private missed: (() => string) | undefined,
  ) {
    for (const feed of feeds) feed.hold();
  }

  attach(id: SubscriptionId): string {
    this.id = id;
    const first = frame(id, this.missed?.() ?? "");
    // As long as somebody listens, what it took to begin is not to stay in memory.
    this.missed = undefined;
    for (const feed of this.feeds) feed.attach(this.listener, id);
    return first;
  }

  detach(): void {
    for (const { topic } of this.feeds) this.leave(topic);
  }

  /** Hears no more of one of its topics. */
  leave(topic: string): void {
    const left = this.feeds.filter((feed) => feed.topic === topic);
    this.feeds = this.feeds.filter((feed) => feed.topic !== topic);
    for (const feed of left) {
      if (this.id !== undefined) feed.detach(this.listener, this.id);
      feed.release();
    }
  }
}

/** The encoder puts the real thing in a hand-off's place; to the client's types it is that thing. */
export const handedOver = <T>(handoff: Handoff): T => handoff as unknown as T;

const frame = (id: SubscriptionId, tail: string): string => `{"id":${JSON.stringify(id)}${tail}`;

/** The rest of a tRPC data frame; with a cursor it is tracked, and a client resumes after it. */
export function frameTail(data: string, cursor?: string): string {
  if (cursor === undefined) return `,"result":{"type":"data","data":${data}}}`;
  const id = JSON.stringify(cursor);
  return `,"result":{"type":"data","data":{"id":${id},"data":${data}},"id":${id}}}`;
}
