import { type Decision, isRejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { type Mask, roomStream, type Unplaced } from "../events.ts";
// Rooms for groups of strangers: real ones, that nobody finds and nobody hosts.
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import { codename } from "./codename.ts";
import { close, join, leave, open } from "./decide.ts";
import type { RoomEvent } from "./events.ts";
import { maskedLook } from "./masked.ts";
import { GROUP, groupOptions } from "./options.ts";
import type { RoomState } from "./state.ts";
import { unguessable } from "./unguessable.ts";

export interface GroupRoomsHouse {
  chat: Chat;
  deciding: Deciding<RoomState>;
  now(): number;
  maskOf(person: string, room: string): Mask;
  personsIn(room: string): ReadonlySet<string>;
}

export function groupRooms({ chat, deciding, now, maskOf, personsIn }: GroupRoomsHouse) {
  /** Answers whether it was done. */
  async function carryOut(
    room: string,
    decide: (state: Frozen<RoomState>, at: number) => Decision<Unplaced<RoomEvent>>,
  ): Promise<boolean> {
    return !isRejection(await chat.carryOut(roomStream(room), deciding, (state) => decide(state, now())));
  }

  return {
    newId: () => GROUP + unguessable(),
    newCode: () => codename(Math.random),
    open: (room: string, code: string, size: number) =>
      carryOut(room, (state, at) => open(state, { at, house: false, options: groupOptions(code, size) })),
    join(room: string, by: string) {
      const mask = maskOf(by, room);
      const wish = { by, mask, look: maskedLook(mask), present: personsIn(room), invited: true, signedUp: false };
      return carryOut(room, (state, at) => join(state, { ...wish, at }));
    },
    leave: (room: string, by: string) => carryOut(room, (state, at) => leave(state, { at, by })),
    close: (room: string) => carryOut(room, (state, at) => close(state, { at })),
  };
}
