// tRPC as its manual has it: an async generator for each subscriber, each message encoded and sent for each of them.
import type { IncomingMessage } from "node:http";
import { initTRPC, tracked } from "@trpc/server";
import { getWSConnectionHandler } from "@trpc/server/adapters/ws";
import type { ServerWebSocket } from "bun";
import { z } from "zod";
import { posted } from "./event.ts";

type Event = ReturnType<typeof posted>;

/** One follower's queue: filled by every post, emptied by its generator. */
class Follower {
  private queue: Event[] = [];
  private wake = Promise.withResolvers<void>();

  push(event: Event): void {
    this.queue.push(event);
    this.wake.resolve();
  }

  end(): void {
    this.wake.resolve();
  }

  async next(): Promise<Event[]> {
    if (this.queue.length === 0) await this.wake.promise;
    this.wake = Promise.withResolvers<void>();
    return this.queue.splice(0);
  }
}

const followers = new Set<Follower>();
const t = initTRPC.create();
const router = t.router({
  post: t.procedure.input(z.object({ text: z.string().max(2000) })).mutation(({ input }) => {
    const event = posted(input.text);
    for (const follower of followers) follower.push(event);
    return { version: event.version };
  }),
  follow: t.procedure.subscription(async function* ({ signal }) {
    const follower = new Follower();
    followers.add(follower);
    signal?.addEventListener("abort", () => follower.end());
    try {
      while (!signal?.aborted) for (const event of await follower.next()) yield tracked(`${event.version}`, event);
    } finally {
      followers.delete(follower);
    }
  }),
});

/** Bun's socket, as tRPC's handler for the `ws` package wants it. */
class Client {
  private readonly listeners = new Map<string, ((data?: Buffer, binary?: boolean) => void)[]>();

  constructor(private readonly socket: ServerWebSocket<Data>) {}

  get readyState() {
    return this.socket.readyState;
  }
  on(event: string, listener: (data?: Buffer, binary?: boolean) => void): this {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }
  once(event: string, listener: () => void): this {
    return this.on(event, listener);
  }
  emit(event: string, data?: Buffer): void {
    for (const listener of this.listeners.get(event) ?? []) listener(data, false);
  }
  send(frame: string): void {
    this.socket.send(frame);
  }
  close(): void {
    this.socket.close();
  }
  terminate(): void {
    this.socket.terminate();
  }
}

interface Data {
  client?: Client;
}

const connect = getWSConnectionHandler({ wss: undefined, router });
const handshake = { url: "/", headers: {}, method: "GET", socket: {} } as unknown as IncomingMessage;

const server = Bun.serve<Data>({
  port: 0,
  hostname: "127.0.0.1",
  fetch: (request, server) => (server.upgrade(request, { data: {} }) ? undefined : new Response()),
  websocket: {
    perMessageDeflate: false,
    open(socket) {
      socket.data.client = new Client(socket);
      connect(socket.data.client as unknown as Parameters<typeof connect>[0], handshake);
    },
    message: (socket, message) => socket.data.client?.emit("message", Buffer.from(message as string)),
    close: (socket) => socket.data.client?.emit("close"),
  },
});
console.log(`http://localhost:${server.port}`);
