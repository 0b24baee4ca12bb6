import { type HouseEvent, invitesOf, type Recorded } from "../events.ts";
import type { Fold } from "../fold.ts";

/** Which room and invite a link leads to, by the hash of its token. */
export type Doors = Map<string, { room: string; invite: string }>;

export const doors: Fold<Doors, Recorded<HouseEvent>> = {
  start: () => new Map(),
  evolve(draft, event) {
    const room = invitesOf(event.stream);
    if (room !== undefined && event.type === "invite-made") draft.set(event.token, { room, invite: event.invite });
  },
};
