// What a tab follows. Every subscription hands its socket over to the hub and then only waits for its end.
import { tracked } from "@trpc/server";
import { z } from "zod";
import type { Public } from "./events.ts";
import type { Handoff, Hub } from "./hub.ts";
import type { Mask } from "./messages/events.ts";
import { follower, router } from "./trpc.ts";

interface Live<Signals, CardNews> {
  hub: Hub;
  maskOf(person: string, room: string): Mask;
  /** Refuses who may not follow this room. */
  mayFollow(room: string, person: string): void;
  /** A tab is open on the room; answers what ends that. */
  arrive(room: string, person: string, mask: Mask): () => void;
  signals(room: string): Signals;
  cards(): CardNews;
}

const room = z.string().min(1).max(100);

export function liveRouter<Signals, CardNews>(house: Live<Signals, CardNews>) {
  const { hub } = house;
  return router({
    /** What is recorded in a room, in batches; "reload" where the cursor cannot be followed on. */
    room: follower.input(z.object({ room, lastEventId: z.string().max(100).nullish() })).subscription(async function* ({
      input,
      ctx,
      signal,
    }) {
      house.mayFollow(input.room, ctx.person);
      const handoff = await hub.follow(input.room, input.lastEventId ?? undefined, ctx.connection);
      const leave = house.arrive(input.room, ctx.person, house.maskOf(ctx.person, input.room));
      try {
        yield tracked(hub.cursor(0), toBe<Public[] | "reload">(handoff));
        await ended(signal);
      } finally {
        handoff.detach();
        leave();
      }
    }),

    /** Who is here and who is typing. */
    signals: follower.input(z.object({ room })).subscription(async function* ({ input, ctx, signal }) {
      house.mayFollow(input.room, ctx.person);
      const handoff = hub.listen(signalsOf(input.room), ctx.connection, () => house.signals(input.room));
      try {
        yield toBe<Signals>(handoff);
        await ended(signal);
      } finally {
        handoff.detach();
      }
    }),

    /** The cards of Discover and the sidebar: all of them first, then those that changed. */
    house: follower.subscription(async function* ({ ctx, signal }) {
      const handoff = hub.listen(HOUSE, ctx.connection, house.cards);
      try {
        yield toBe<CardNews>(handoff);
        await ended(signal);
      } finally {
        handoff.detach();
      }
    }),
  });
}

export const HOUSE = "house";
export const signalsOf = (room: string): string => `signals:${room}`;

/** The encoder puts the real thing in a hand-off's place; to the client's types it is that thing. */
const toBe = <T>(handoff: Handoff): T => handoff as unknown as T;

function ended(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!signal || signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
