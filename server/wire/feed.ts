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
  /** Who listen or are about to. */
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

export const frame = (id: SubscriptionId, tail: string): string => `{"id":${JSON.stringify(id)}${tail}`;

/** The rest of a tRPC data frame. */
export const frameTail = (data: string): string => `,"result":{"type":"data","data":${data}}}`;

/** The same with a place in a stream, after which a client resumes. */
export function toldTail(data: string, after: number, cursor: string): string {
  const id = JSON.stringify(cursor);
  return `,"result":{"type":"data","data":{"id":${id},"after":${after},"data":${data}},"id":${id}}}`;
}
