// What a tab follows. Every subscription is prepared here, and then handed over to the tab and the hub.
import { z } from "zod";
import type { Mask, Told } from "../events.ts";
import { MINDED_ROOMS_MOST } from "../limits.ts";
import type { Call, Called } from "../messages/calls.ts";
import type { Hearing, Hub } from "./hub.ts";
import type { Leaving } from "./leaving.ts";
import type { Standing } from "./standing.ts";
import { type Connection, follow, follower, router } from "./trpc.ts";

interface Live<Signals, CardNews> {
  hub: Hub;
  maskOf(person: string, room: string): Mask;
  /** Refuses people who may not follow this room. Answers what they are not to hear. */
  mayFollow(room: string, standing: Standing): Hearing & { since: number };
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
    /** What is recorded in a room, in batches; "reload" where the cursor cannot be followed on, or something was not told. */
    room: follower.input(z.object({ room, lastEventId: z.string().max(100).nullish() })).subscription(async function* ({
      input: { room, lastEventId },
      ctx: { person, connection, standing },
    }) {
      using following = follow(connection);
      const hearing = house.mayFollow(room, standing);
      const mask = house.maskOf(person, room);
      // Before reading what was missed, or people who are put out meanwhile would go on hearing.
      following.until(house.leaving.onceLeft(room, mask, () => following.stop()));
      await hub.follow(following, room, lastEventId ?? undefined, hearing);
      if (following.isOver) return;
      following.until(house.arrive(room, person, mask), house.attend(person));
      yield following.handedOver<Told>();
    }),

    /** Who is here and who is typing. */
    signals: follower.input(z.object({ room })).subscription(async function* ({
      input: { room },
      ctx: { person, connection, standing },
    }) {
      using following = follow(connection);
      house.mayFollow(room, standing);
      hub.listen(following, [signalsOf(room)], () => house.signals(room));
      following.until(house.leaving.onceLeft(room, house.maskOf(person, room), () => following.stop()));
      yield following.handedOver<Signals>();
    }),

    /**
     * The cards of Discover and the sidebar: first those of the fullest public rooms and of one's own, then those that
     * changed. To be asked again after joining.
     */
    house: follower.subscription(({ ctx }) => {
      const { own } = house.cardsFor(ctx.person);
      return hear(ctx, HOUSE, mapped(own, cardOf), () => house.cardsFor(ctx.person).news);
    }),

    /**
     * What calls for oneself in any of one's rooms: first what did lately, then what does. In the rooms of `everything`
     * whatever is said calls, also what oneself says. To be asked again after joining.
     */
    calls: follower
      .input(z.object({ everything: z.array(room).max(MINDED_ROOMS_MOST) }))
      .subscription(({ input, ctx }) => {
        const { person } = ctx;
        const minded = house.callsFor(person).rooms.filter((one) => input.everything.includes(one));
        const you = Object.fromEntries(minded.map((one) => [one, house.maskOf(person, one)]));
        return hear(ctx, callsOf(person), mapped(minded, saidIn), (): Called => {
          return { calls: house.callsFor(person).calls, you };
        });
      }),
  });

  /** Listens to a topic of one's own, and to those of some rooms for as long as one is in them. */
  async function* hear<Told>(
    { person, connection }: { person: string; connection: Connection },
    own: string,
    ofRooms: ReadonlyMap<string, string>,
    first: () => Told,
  ): AsyncGenerator<Told> {
    using following = follow(connection);
    hub.listen(following, [own, ...ofRooms.values()], first);
    following.until(house.attend(person));
    for (const [room, topic] of ofRooms)
      following.until(house.leaving.onceLeft(room, house.maskOf(person, room), () => following.leave(topic)));
    yield following.handedOver<Told>();
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
