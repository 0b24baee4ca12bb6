// A WebSocket of one browser tab or program: Bun's socket, dressed as the little of the `ws` package's that tRPC uses.
import { TRPCError } from "@trpc/server";
import type { ServerWebSocket } from "bun";
import { Bucket } from "../base/pace.ts";
import type { SubscriptionId } from "../wire/feed.ts";
import type { Following } from "../wire/following.ts";
import type { Connection } from "../wire/trpc.ts";

/** What is known of a socket before it is open. */
export interface TabData {
  url: string;
  /** A keyed hash. */
  address: string;
  /** A keyed hash by which bans know the network again. */
  network: string;
  /** The session's hash, when a cookie brought one, or a program said it. */
  session: string | undefined;
  browser: boolean;
  /** Whose it is, once they said so. */
  person?: string;
  /** The version of the protocol that it says it speaks. */
  protocol: number;
  tab?: Tab;
}

/** Frames that one tab may send at once, and each second: a person's typing, reading and reacting stays far below. */
const FRAMES = { burst: 200, perSecond: 50 };
/** RFC 6455, 7.4.1: what it sent goes against a policy. */
const POLICY_VIOLATION = 1008;

export class Tab implements Connection {
  calls = 0;
  subscriptions = 0;
  /** What was handed over to it; few, so that a list is the smallest. */
  private followed: readonly Following[] = [];
  private readonly onMessage: ((data: Buffer, isBinary: boolean) => void)[] = [];
  private readonly onClose: (() => void)[] = [];
  private readonly frames = new Bucket(FRAMES, performance.now());

  constructor(private readonly socket: ServerWebSocket<TabData>) {}

  get data(): TabData {
    return this.socket.data;
  }

  get readyState(): number {
    return this.socket.readyState;
  }

  on(event: string, listener: (data: Buffer, isBinary: boolean) => void): this {
    if (event === "message") this.onMessage.push(listener);
    return this;
  }

  once(event: string, listener: () => void): this {
    if (event === "close") this.onClose.push(listener);
    return this;
  }

  /** Nothing is sent of nothing, as where the hub answers instead of tRPC. */
  send(frame: string | Uint8Array<ArrayBuffer>): void {
    if (frame.length > 0) this.socket.send(frame);
  }

  keep(id: SubscriptionId, following: Following): void {
    if (this.follows(id)) throw new TRPCError({ code: "BAD_REQUEST", message: `Duplicate id ${id}` });
    this.followed = [...this.followed, following];
  }

  forget(following: Following): void {
    this.followed = this.followed.filter((one) => one !== following);
  }

  follows(id: SubscriptionId | undefined): boolean {
    return this.followed.some((one) => one.id === id);
  }

  /** Its client follows that no more. */
  stop(id: SubscriptionId | undefined): void {
    this.followed.find((one) => one.id === id)?.stop();
  }

  ping(): void {
    this.socket.ping();
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  subscribe(topic: string): void {
    this.socket.subscribe(topic);
  }

  unsubscribe(topic: string): void {
    if (this.readyState === WebSocket.OPEN) this.socket.unsubscribe(topic);
  }

  /** tRPC takes buffers, as `ws` hands them over. */
  heard(message: string | Buffer): void {
    if (this.frames.take(performance.now()) > 0) {
      this.close(POLICY_VIOLATION, "Too many frames. Please slow down.");
      return;
    }
    const text = typeof message === "string";
    const bytes = text ? Buffer.from(message) : message;
    for (const listener of this.onMessage) listener(bytes, !text);
  }

  closed(): void {
    for (const following of this.followed) following.end();
    for (const listener of this.onClose) listener();
  }
}
