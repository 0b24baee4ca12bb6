import type { Fold } from "../base/fold.ts";
import { type HouseEvent, isFromElsewhere, type Recorded, roomOf } from "../events.ts";

/** Pictures that came with a room from another house, by that room: who wears them is nobody here who could take them off. */
export type Brought = Map<string, string[]>;

export const brought: Fold<Brought, Recorded<HouseEvent>> = {
  start: () => new Map(),
  evolve(draft, event) {
    const room = roomOf(event.stream);
    if (room === undefined) return;
    if (event.type === "room-closed") draft.delete(room);
    if (event.type !== "look-changed" || event.erased || !event.avatar || !isFromElsewhere(event.by)) return;
    draft.set(room, [...(draft.get(room) ?? []), event.avatar]);
  },
};
