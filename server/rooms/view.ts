import type { InRoom, Public } from "../events.ts";
import type { Fold } from "../fold.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";

/** What a card or a sidebar row says of a room. */
export interface RoomCard {
  id: string;
  name: string;
  topic: string;
  /** Seconds between two messages of one person; 0: as fast as they like. */
  slow: number;
  house: boolean;
  /** How many are here now. */
  here: number;
  /** How many messages were ever said; what is above a reader's mark is unread. */
  posted: number;
}

/** A room as those in it know it. */
export interface RoomView {
  open: boolean;
  name: string;
  topic: string;
  slow: number;
  house: boolean;
  posted: number;
  /** How everybody looks who ever was here: their words may still be. */
  looks: Record<Mask, Look>;
  /** Who is a member now. */
  members: Record<Mask, true>;
}

export const roomView: Fold<RoomView, Public<InRoom>> = {
  start: () => ({ open: false, name: "", topic: "", slow: 0, house: false, posted: 0, looks: {}, members: {} }),
  evolve(draft, event) {
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, roomView.start(), { open: true, house: event.house });
        describe(draft, event);
        break;
      case "room-changed":
        describe(draft, event);
        break;
      case "room-closed":
        draft.open = false;
        draft.looks = {};
        draft.members = {};
        break;
      case "member-joined":
        if (!event.by || event.erased) break;
        draft.looks[event.by] = { name: event.name, hue: event.hue, face: event.face };
        draft.members[event.by] = true;
        break;
      case "look-changed":
        if (event.by && !event.erased) draft.looks[event.by] = { name: event.name, hue: event.hue, face: event.face };
        break;
      case "member-left":
        if (event.by) delete draft.members[event.by];
        break;
      case "message-posted":
        draft.posted += 1;
        break;
    }
  },
};

function describe(draft: RoomView, told: { name: string; topic: string; slow: number }): void {
  draft.name = told.name;
  draft.topic = told.topic;
  draft.slow = told.slow;
}
