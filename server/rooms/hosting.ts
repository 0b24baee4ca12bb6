// What a room's host may do: every procedure asks the decision, which knows who is one.
import { z } from "zod";
import type { Decision } from "../base/decision.ts";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { roomStream, type Unplaced } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import type { Treatments } from "../rules/events.ts";
import type { Hub } from "../wire/hub.ts";
import type { Leaving } from "../wire/leaving.ts";
import { doorOf } from "../wire/live.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted, follow, follower, guest, refuse, router } from "../wire/trpc.ts";
import { answerNewcomer, change, close, handOver, mute, nameHost, remove, setFilter, stepDown } from "./decide.ts";
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
}

/** The longest mute; for longer, somebody is removed. */
const MUTE_MOST_MS = 7 * 24 * 60 * 60 * 1000;

const mask = z.string().min(1).max(64);
const ofRoom = z.object({ room: roomId });
const ofMember = ofRoom.extend({ whom: mask });

export function hostingRouter(house: Hosting) {
  async function carryOut(
    room: string,
    standing: Standing,
    decide: (state: Frozen<RoomState>, wish: { at: number; by: string; mask: Mask }) => Decision<Unplaced<RoomEvent>>,
  ): Promise<Record<never, never>> {
    standing.mayCome(room);
    const wish = { at: house.now(), by: standing.person, mask: standing.maskIn(room) };
    accepted(await house.chat.carryOut(roomStream(room), house.deciding, (state) => decide(state, wish)));
    return {};
  }

  return router({
    change: guest.input(ofRoom.extend({ options: optionsShape.partial() })).mutation(({ input, ctx: { standing } }) => {
      const { name, topic, ...others } = input.options;
      const options = {
        ...others,
        ...(name !== undefined && { name: lineOf(house.screen, "name", name, ROOM_NAME_CHARS) }),
        ...(topic !== undefined && { topic: topic.trim() ? lineOf(house.screen, "topic", topic, TOPIC_CHARS) : "" }),
      };
      return carryOut(input.room, standing, (state, wish) => change(state, { ...wish, options }));
    }),

    /** Where the room is to be stricter than the house about what the filter finds. */
    filter: guest
      .input(ofRoom.extend({ filter: filterShape }))
      .mutation(({ input: { room, filter }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => setFilter(state, { ...wish, filter: filter as Treatments })),
      ),

    close: guest.input(ofRoom).mutation(({ input, ctx: { standing } }) => carryOut(input.room, standing, close)),

    /** Who waits to be let in, whenever that changes. */
    knocking: follower.input(ofRoom).subscription(async function* ({
      input: { room },
      ctx: { person, connection, standing },
    }) {
      using following = follow(connection);
      standing.mayCome(room);
      standing.mustBeIn(room);
      if (!standing.leads(room)) refuse(rejected("not-a-host"));
      house.hub.listen(following, [doorOf(room, person)], () => house.knockingAt(room));
      following.until(house.leaving.onceLeft(room, standing.maskIn(room), () => following.stop()));
      yield following.handedOver<Frozen<Record<Mask, Look>>>();
    }),

    answerNewcomer: guest
      .input(ofMember.extend({ welcome: z.boolean() }))
      .mutation(({ input: { room, whom, welcome }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => answerNewcomer(state, { ...wish, whom, welcome })),
      ),

    /** `ms`: for so long; 0 ends a mute. */
    mute: guest
      .input(ofMember.extend({ ms: z.int().min(0).max(MUTE_MOST_MS) }))
      .mutation(({ input: { room, whom, ms }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => mute(state, { ...wish, whom, until: ms === 0 ? 0 : wish.at + ms })),
      ),

    remove: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => remove(state, { ...wish, whom })),
      ),

    name: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => nameHost(state, { ...wish, whom })),
      ),

    handOver: guest
      .input(ofMember)
      .mutation(({ input: { room, whom }, ctx: { standing } }) =>
        carryOut(room, standing, (state, wish) => handOver(state, { ...wish, whom })),
      ),

    stepDown: guest
      .input(ofRoom)
      .mutation(({ input: { room }, ctx: { standing } }) => carryOut(room, standing, stepDown)),
  });
}
