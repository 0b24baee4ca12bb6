import type { Fold } from "../base/fold.ts";
import { type HouseEvent, invitesOf, type Recorded, roomOf } from "../events.ts";

/** Which room and invite a link leads to, by the hash of its token. */
export type Doors = Map<string, { room: string; invite: string }>;

export const doors: Fold<Doors, Recorded<HouseEvent>> = {
  start: () => new Map(),
  evolve(draft, event) {
    if (event.type === "room-closed") forgetRoom(draft, roomOf(event.stream));
    const room = invitesOf(event.stream);
    if (room !== undefined && event.type === "invite-made" && !event.erased)
      draft.set(event.token, { room, invite: event.invite });
  },
};

function forgetRoom(draft: Doors, room: string | undefined): void {
  for (const [token, door] of draft) if (door.room === room) draft.delete(token);
}
