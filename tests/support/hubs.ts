// A hub without a house: sockets that note what they hear, one room, and readers who come and go.
import { expect } from "bun:test";
import type { HouseEvent, Recorded } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { type Follower, Following } from "../../server/wire/following.ts";
import { type Hearing, Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";
import { NOON, opened } from "./cast.ts";

/** A socket on a wire that notes everything. */
export function wire() {
  const topics = new Map<string, Set<Socket>>();
  const published: string[] = [];
  class Socket implements Follower {
    subscriptions = 0;
    heard: string[] = [];
    send(frame: string) {
      this.heard.push(frame);
    }
    keep() {}
    forget() {}
    subscribe(topic: string) {
      topics.set(topic, (topics.get(topic) ?? new Set()).add(this));
    }
    unsubscribe(topic: string) {
      topics.get(topic)?.delete(this);
    }
  }
  const publish = (topic: string, frame: string) => {
    published.push(topic);
    for (const socket of topics.get(topic) ?? []) socket.heard.push(frame);
  };
  return { Socket, publish, published };
}

/** A room with a hub on it; what is said is recorded, and told a step later as the heart does. */
export async function roomOnHub() {
  const log = memoryLog();
  const masks = new Masks(new Uint8Array(32));
  const { Socket, publish } = wire();
  const reads: Promise<void>[] = [];
  const slowly = new Proxy(log, {
    get: (target, key) => {
      if (key !== "read") return Reflect.get(target, key);
      return async (...what: Parameters<typeof log.read>) => {
        await reads.shift();
        return log.read(...what);
      };
    },
  });
  const hub = new Hub(slowly, masks, withheldFrom, publish);
  await log.append("room:tea", 0, [opened()]);
  const say = async (...texts: string[]) => {
    const told = await record(...texts);
    told();
  };
  const record = async (...texts: string[]) => {
    const said = texts.map((text) => ({ type: "message-posted", at: NOON, by: "p_bo", id: text, text }));
    const appended = await log.append("room:tea", log.versionOf("room:tea"), said);
    if (appended.outcome !== "recorded") throw new Error(appended.outcome);
    return () => hub.tell("room:tea", appended.events as Recorded<HouseEvent>[]);
  };
  const erase = async (...versions: number[]) => {
    const event = { type: "message-erased", at: NOON, by: "p_bo", about: versions[0]!, erases: versions };
    const appended = await log.append("room:tea", log.versionOf("room:tea"), [event]);
    if (appended.outcome === "recorded") hub.tell("room:tea", appended.events as Recorded<HouseEvent>[]);
    await log.erase("room:tea", versions);
  };
  /** Lets the next read wait until the answer is called. */
  const holdRead = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    reads.push(promise);
    return resolve;
  };
  const follow = async (cursor?: string, socket: Follower = new Socket(), hearing?: Hearing & { since?: number }) => {
    const following = new Following(socket);
    await hub.follow(following, "tea", cursor, hearing);
    return following;
  };
  const listen = (topics: string[], socket: Follower) => {
    const following = new Following(socket);
    hub.listen(following, topics, () => 0);
    return following;
  };
  /** Of whoever says everything here. */
  const mask = masks.of("p_bo", "tea");
  return { hub, follow, listen, log, Socket, say, record, erase, holdRead, mask };
}

export interface Item {
  cursor: string;
  after: number;
  data: "reload" | { version: number; text?: string; erased?: 1 }[];
}

export const itemIn = (frame: string): Item => {
  const { data, id } = JSON.parse(frame).result;
  expect(data.id).toBe(id);
  return { cursor: id, after: data.after, data: data.data };
};
export const versionsOf = ({ data }: Item) => (data === "reload" ? [Number.NaN] : data.map(({ version }) => version));

/** Follows from version 1 on, over any number of connections. */
export class Reader {
  private seen = 1;
  private following: Promise<void> | undefined;
  private ready: Following | undefined;
  private attached = false;

  constructor(
    private readonly hub: Hub,
    private readonly id: number,
    private readonly socket: Follower & { heard: string[] },
  ) {}

  come(): void {
    if (this.following) return;
    const begun = new Following(this.socket);
    const following = this.hub.follow(begun, "tea", this.hub.cursor("tea", this.seen));
    this.following = following;
    void following.then(() => {
      if (this.following === following) this.ready = begun;
      else begun.end();
    });
  }

  attach(): void {
    if (!this.ready || this.attached) return;
    this.attached = true;
    this.socket.heard.push(this.ready.attach(this.id));
  }

  go(): void {
    this.hear();
    this.ready?.end();
    this.following = undefined;
    this.ready = undefined;
    this.attached = false;
  }

  async catchUp(head: number): Promise<void> {
    this.come();
    await this.following;
    this.attach();
    this.go();
    expect(this.seen).toBe(head);
  }

  private hear(): void {
    for (const frame of this.socket.heard.splice(0)) {
      const { data, after, cursor } = itemIn(frame);
      if (data !== "reload") expect(after).toBe(this.seen);
      if (data === "reload") this.seen = Number(cursor.split(".")[1]);
      else for (const { version } of data) this.next(version);
      expect(cursor).toBe(this.hub.cursor("tea", this.seen));
    }
  }

  private next(version: number): void {
    expect(version).toBe(this.seen + 1);
    this.seen = version;
  }
}
