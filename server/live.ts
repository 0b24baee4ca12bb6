// What a tab follows. Every subscription hands its socket over to the hub and then only waits for its end.
import { tracked } from "@trpc/server";
import { z } from "zod";
import type { Mask, Public } from "./events.ts";
import { handedOver } from "./feed.ts";
import type { Hearing, Hub } from "./hub.ts";
import type { Leaving } from "./leaving.ts";
import { MINDED_ROOMS_MOST } from "./limits.ts";
import type { Call, Called } from "./messages/calls.ts";
import { beginFollowing, type Connection, endFollowing, follower, router } from "./trpc.ts";

interface Live<Signals, CardNews> {
  hub: Hub;
  maskOf(person: string, room: string): Mask;
  /** Refuses who may not follow this room. Answers what they are not to hear. */
  mayFollow(room: string, person: string): Hearing & { since: number };
  /** A tab is open on the house; answers what ends that. */
  attend(person: string): () => void;
  /** A tab is open on the room; answers what ends that. */
  arrive(room: string, person: string, mask: Mask): () => void;
  signals(room: string): Signals;
  /** The cards that a person sees first, and their own rooms, whose cards follow. */
  cardsFor(person: string): { news: CardNews; own: string[] };
  /** What calls a person, and the rooms that they are in. */
  callsFor(person: string): { calls: Call[]; rooms: string[] };
  /** Ends what somebody follows when they are put out of a room. */
  leaving: Leaving;
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
      beginFollowing(ctx.connection);
      try {
        const hearing = house.mayFollow(input.room, ctx.person);
        const mask = house.maskOf(ctx.person, input.room);
        const handoff = await hub.follow(input.room, input.lastEventId ?? undefined, ctx.connection, hearing);
        const leave = house.arrive(input.room, ctx.person, mask);
        const go = house.attend(ctx.person);
        try {
          yield tracked(hub.cursor(input.room, 0), handedOver<Public[] | "reload">(handoff));
          await house.leaving.ofRoom(input.room, mask, signal);
        } finally {
          handoff.detach();
          leave();
          go();
        }
      } finally {
        endFollowing(ctx.connection);
      }
    }),

    /** Who is here and who is typing. */
    signals: follower.input(z.object({ room })).subscription(async function* ({ input, ctx, signal }) {
      beginFollowing(ctx.connection);
      try {
        house.mayFollow(input.room, ctx.person);
        const handoff = hub.listen([signalsOf(input.room)], ctx.connection, () => house.signals(input.room));
        try {
          yield handedOver<Signals>(handoff);
          await house.leaving.ofRoom(input.room, house.maskOf(ctx.person, input.room), signal);
        } finally {
          handoff.detach();
        }
      } finally {
        endFollowing(ctx.connection);
      }
    }),

    /**
     * The cards of Discover and the sidebar: first those of the fullest public rooms and of one's own, then those that
     * changed. To be asked again after joining.
     */
    house: follower.subscription(({ ctx, signal }) => {
      const { own } = house.cardsFor(ctx.person);
      return hear(ctx, signal, HOUSE, mapped(own, cardOf), () => house.cardsFor(ctx.person).news);
    }),

    /**
     * What calls for oneself in any of one's rooms: first what did lately, then what does. In the rooms of `everything`
     * whatever is said calls, also what oneself says. To be asked again after joining.
     */
    calls: follower
      .input(z.object({ everything: z.array(room).max(MINDED_ROOMS_MOST) }))
      .subscription(({ input, ctx, signal }) => {
        const { person } = ctx;
        const minded = house.callsFor(person).rooms.filter((one) => input.everything.includes(one));
        const you = Object.fromEntries(minded.map((one) => [one, house.maskOf(person, one)]));
        return hear(ctx, signal, callsOf(person), mapped(minded, saidIn), (): Called => {
          return { calls: house.callsFor(person).calls, you };
        });
      }),
  });

  /** Listens to a topic of one's own, and to those of some rooms for as long as one is in them. */
  async function* hear<Told>(
    { person, connection }: { person: string; connection: Connection },
    signal: AbortSignal | undefined,
    own: string,
    ofRooms: ReadonlyMap<string, string>,
    first: () => Told,
  ): AsyncGenerator<Told> {
    beginFollowing(connection);
    const go = house.attend(person);
    const handoff = hub.listen([own, ...ofRooms.values()], connection, first);
    for (const [room, topic] of ofRooms) {
      const left = house.leaving.ofRoom(room, house.maskOf(person, room), signal);
      void left.then(() => handoff.leave(topic));
    }
    try {
      yield handedOver<Told>(handoff);
      await house.leaving.ofHouse(signal);
    } finally {
      handoff.detach();
      go();
      endFollowing(connection);
    }
  }
}

const mapped = (rooms: readonly string[], topicOf: (room: string) => string): Map<string, string> =>
  new Map(rooms.map((one) => [one, topicOf(one)]));

export const HOUSE = "house";
export const cardOf = (room: string): string => `card:${room}`;
export const callsOf = (person: string): string => `calls:${person}`;
export const saidIn = (room: string): string => `said:${room}`;
/** Each host has one of their own: who is a host no more hears nothing more. */
export const doorOf = (room: string, host: string): string => `door:${host} ${room}`;
export const signalsOf = (room: string): string => `signals:${room}`;
