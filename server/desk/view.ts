import type { Fold } from "../base/fold.ts";
// What hosts did at the desk, for the record.
import type { HouseEvent, Recorded } from "../events.ts";
import type { RoomShut, SessionsEnded } from "./events.ts";

/** At hand for the desk; the log has all. */
const DEEDS_KEPT = 300;

export type Deed = { at: number; by: string } & (RoomShut | SessionsEnded);

/** Newest last. */
export const deeds: Fold<Deed[], Recorded<HouseEvent>> = {
  start: () => [],
  evolve(draft, event) {
    if (event.erased) return;
    const { at, by = "" } = event;
    switch (event.type) {
      case "room-shut": {
        const { type, name, reason } = event;
        draft.push({ at, by, type, reason, ...(name !== undefined && { name }) });
        break;
      }
      case "sessions-ended": {
        const { type, whom, count } = event;
        draft.push({ at, by, type, whom, count });
        break;
      }
    }
    if (draft.length > DEEDS_KEPT) draft.shift();
  },
};
