// What a room's host may do: every procedure asks the decision, which knows who is one.
import { z } from "zod";
import type { Chat, Deciding } from "../chat.ts";
import type { Decision } from "../decision.ts";
import { rejected } from "../decision.ts";
import { roomStream, type Unplaced } from "../events.ts";
import type { Frozen } from "../fold.ts";
import type { Hub } from "../hub.ts";
import type { Leaving } from "../leaving.ts";
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import { doorOf } from "../live.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import type { Treatments } from "../rules/events.ts";
import { accepted, follow, follower, guest, refuse, router } from "../trpc.ts";
import {
  answerNewcomer,
  change,
  close,
  handOver,
  mute,
  nameHost,
  notIn,
  remove,
  setFilter,
  stepDown,
} from "./decide.ts";
import type { RoomEvent } from "./events.ts";
import { lineOf } from "./lines.ts";
import { filterShape, optionsShape, roomId } from "./shapes.ts";
import type { RoomState } from "./state.ts";

interface Hosting {
  /** A name or topic as it is; or the refusal thrown. */
  screen: { name(text: string): string };
  chat: Chat;
  deciding: Deciding<RoomState>;
  hub: Hub;
  leaving: Leaving;
  now(): number;
  /** Who waits to be let in. */
  knockingAt(room: string): Frozen<Record<Mask, Look>>;
  maskOf(person: string, room: string): Mask;
  /** Refuses who is banned from a room. */
  mayCome(room: string, person: string): void;
}

/** The longest mute; for longer, somebody is removed. */
const MUTE_MOST_MS = 7 * 24 * 60 * 60 * 1000;

const mask = z.string().min(1).max(64);
const ofRoom = z.object({ room: roomId });
const ofMember = ofRoom.extend({ whom: mask });

export function hostingRouter(house: Hosting) {
  async function carryOut(
    room: string,
    by: string,
    decide: (state: Frozen<RoomState>, at: number) => Decision<Unplaced<RoomEvent>>,
  ): Promise<Record<never, never>> {
    house.mayCome(room, by);
    const at = house.now();
    accepted(await house.chat.carryOut(roomStream(room), house.deciding, (state) => decide(state, at)));
    return {};
  }

  return router({
    change: guest
      .input(ofRoom.extend({ options: optionsShape.partial() }))
      .mutation(({ input, ctx: { person: by } }) => {
        const { name, topic, ...others } = input.options;
        const options = {
          ...others,
          ...(name !== undefined && { name: lineOf(house.screen, "name", name, ROOM_NAME_CHARS) }),
          ...(topic !== undefined && { topic: topic.trim() ? lineOf(house.screen, "topic", topic, TOPIC_CHARS) : "" }),
        };
        return carryOut(input.room, by, (state, at) => change(state, { at, by, options }));
      }),

    /** Where the room is to be stricter than the house about what the filter finds. */
    filter: guest
      .input(ofRoom.extend({ filter: filterShape }))
      .mutation(({ input: { room, filter }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => setFilter(state, { at, by, filter: filter as Treatments })),
      ),

    close: guest
      .input(ofRoom)
      .mutation(({ input, ctx: { person: by } }) => carryOut(input.room, by, (state, at) => close(state, { at, by }))),

    /** Who waits to be let in, whenever that changes. */
    knocking: follower.input(ofRoom).subscription(async function* ({ input: { room }, ctx: { person, connection } }) {
      using following = follow(connection);
      const state = house.chat.peek(roomStream(room), house.deciding);
      house.mayCome(room, person);
      const refusal = notIn(state, person);
      if (refusal) refuse(refusal);
      if (!state.hosts.has(person)) refuse(rejected("not-a-host"));
      house.hub.listen(following, [doorOf(room, person)], () => house.knockingAt(room));
      following.until(house.leaving.onceLeft(room, house.maskOf(person, room), () => following.stop()));
      yield following.handedOver<Frozen<Record<Mask, Look>>>();
    }),

    answerNewcomer: guest
      .input(ofMember.extend({ welcome: z.boolean() }))
      .mutation(({ input: { room, whom, welcome }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => answerNewcomer(state, { at, by, whom, welcome })),
      ),

    /** `ms`: for so long; 0 ends a mute. */
    mute: guest
      .input(ofMember.extend({ ms: z.int().min(0).max(MUTE_MOST_MS) }))
      .mutation(({ input: { room, whom, ms }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => mute(state, { at, by, whom, until: ms === 0 ? 0 : at + ms })),
      ),

    remove: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => remove(state, { at, by, whom })),
      ),

    name: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => nameHost(state, { at, by, whom })),
      ),

    handOver: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => handOver(state, { at, by, whom, mask: house.maskOf(by, room) })),
      ),

    stepDown: guest
      .input(ofRoom)
      .mutation(({ input: { room }, ctx: { person: by } }) =>
        carryOut(room, by, (state, at) => stepDown(state, { at, by, mask: house.maskOf(by, room) })),
      ),
  });
}
