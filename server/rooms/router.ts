import { z } from "zod";
import type { Chat, Deciding } from "../chat.ts";
import { isRejection, rejected, type Rejection } from "../decision.ts";
import { roomStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import type { Hub } from "../hub.ts";
import { PAGE_MESSAGES, ROOM_NAME_CHARS, TOPIC_CHARS } from "../limits.ts";
import type { Mask } from "../messages/events.ts";
import type { Pace } from "../pace.ts";
import type { Look } from "../people/events.ts";
import { tidyLine } from "../text.ts";
import { accepted, guest, paced, refuse, router } from "../trpc.ts";
import type { Cards } from "./cards.ts";
import { codename } from "./codename.ts";
import { changeLook, join, leave, open, type RoomState } from "./decide.ts";
import { slugOf } from "./slug.ts";
import type { RoomCard, RoomView } from "./view.ts";

export type OpeningReason = "name-empty" | "name-too-long" | "name-ill-formed" | "topic-too-long" | "topic-ill-formed";

/** What the rooms need of the house. `Page`: the newest of a room as its screen shows it. */
export interface Rooms<Page extends { version: number }> {
  chat: Chat;
  hub: Hub;
  deciding: Deciding<RoomState>;
  cards: Cards;
  openings: Pace;
  now(): number;
  rooms(): Frozen<Map<string, RoomView>>;
  maskOf(person: string, room: string): Mask;
  lookOf(person: string): Look | undefined;
  personsIn(room: string): ReadonlySet<string>;
  newest(room: string, messages: number): Promise<Page>;
}

/** A room's id as callers may write it. */
export const roomId = z.string().min(1).max(100);

export function roomsRouter<Page extends { version: number }>(house: Rooms<Page>) {
  const { chat, deciding, cards } = house;

  /** Records that somebody is a member, if they are not yet. */
  async function enter(room: string, person: string): Promise<void> {
    const look = house.lookOf(person);
    if (!look) refuse(rejected("no-session"));
    const wish = { by: person, look, present: house.personsIn(room) };
    if (isMember(chat.peek(roomStream(room), deciding), person)) return;
    accepted(await chat.carryOut(roomStream(room), deciding, (state) => join(state, { ...wish, at: house.now() })));
  }

  return router({
    discover: guest.query((): RoomCard[] => cards.all()),

    enter: guest.input(z.object({ room: roomId })).mutation(async ({ input: { room }, ctx }) => {
      await enter(room, ctx.person);
      const { version, ...page } = await house.newest(room, PAGE_MESSAGES);
      const card = cards.of(room);
      const mask = house.maskOf(ctx.person, room);
      const look = house.rooms().get(room)?.looks[mask];
      if (!card || !look) refuse(rejected("room-closed"));
      return { room: card, cursor: house.hub.cursor(version), you: { mask, ...look }, ...page };
    }),

    leave: guest.input(z.object({ room: roomId })).mutation(async ({ input: { room }, ctx }) => {
      const wish = { by: ctx.person, at: house.now() };
      accepted(await chat.carryOut(roomStream(room), deciding, (state) => leave(state, wish)));
      return {};
    }),

    open: guest
      .use(paced([house.openings, (caller) => caller.person ?? ""]))
      .input(z.object({ name: z.string().max(1000).optional(), topic: z.string().max(2000).optional() }))
      .mutation(async ({ input, ctx }) => {
        const name = input.name?.trim() ? lineOf("name", input.name, ROOM_NAME_CHARS) : codename(Math.random);
        const topic = input.topic?.trim() ? lineOf("topic", input.topic, TOPIC_CHARS) : "";
        const room = slugOf(name);
        if (room === "") refuse(rejected("name-empty"));
        const wish = { name, topic, slow: 0, house: false, at: house.now(), by: ctx.person };
        accepted(await chat.carryOut(roomStream(room), deciding, (state) => open(state, wish)));
        await enter(room, ctx.person);
        return { room };
      }),
  });
}

/** What somebody who changes their look needs: it is worn in all their rooms, or refused in all. */
export async function wearIn(
  rooms: Iterable<string>,
  house: Pick<Rooms<never>, "chat" | "deciding" | "personsIn" | "now">,
  wish: { by: string; look: Look },
  first: () => Promise<void>,
): Promise<Rejection | undefined> {
  const { chat, deciding } = house;
  const changing = [...rooms].map((room) => ({
    stream: roomStream(room),
    wish: { ...wish, at: house.now(), present: house.personsIn(room) },
  }));
  for (const { stream, wish } of changing) {
    const refusal = changeLook(chat.peek(stream, deciding), wish);
    if (isRejection(refusal)) return refusal;
  }
  await first();
  // Somebody quicker may have taken the name in one of the rooms meanwhile: there, the old one stays.
  await Promise.all(
    changing.map(({ stream, wish }) => chat.carryOut(stream, deciding, (state) => changeLook(state, wish))),
  );
  return undefined;
}

const isMember = (state: Frozen<RoomState>, person: string): boolean => state.members.has(person);

function lineOf(what: "name" | "topic", raw: string, most: number): string {
  const tidied = tidyLine(raw, most);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(`${what}-${tidied.problem}`, tidied.problem === "too-long" ? { limit: most } : {}));
}
