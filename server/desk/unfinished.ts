import type { Fold } from "../base/fold.ts";
// What hosts did at the desk and what is not over yet in other streams.
import { type HouseEvent, personOf, type Recorded, roomOf, type Whole } from "../events.ts";
import type { RoomClosed } from "../rooms/events.ts";

interface Closing {
  room: string;
  by: string;
  reason: string;
  name?: string;
}

interface Ending {
  by: string;
  /** By SHA-256 of their token. */
  sessions: Set<string>;
}

export interface Unfinished {
  /** Rooms closed at the desk of which it does not say so yet, by the name of the closing. */
  closings: Map<string, Closing>;
  /** Sessions that are to end and have not, by person. */
  endings: Map<string, Ending>;
}

const OVER: ReadonlySet<string> = new Set<HouseEvent["type"]>(["person-forgotten", "person-gone", "person-lapsed"]);

export const unfinished: Fold<Unfinished, Recorded<HouseEvent>> = {
  start: () => ({ closings: new Map(), endings: new Map() }),
  evolve({ closings, endings }, event) {
    const { type, by = "" } = event;
    // All sessions of theirs are over.
    if (OVER.has(type)) endings.delete(by);
    // What its stream said of an earlier closing is erased.
    if (type === "room-closed") forget(closings, roomOf(event.stream) ?? "");
    if (event.erased) return;
    switch (event.type) {
      case "room-closed":
        if (event.desk) closings.set(event.desk.closing, closingOf(event, event.desk));
        break;
      case "room-shut":
        closings.delete(event.closing ?? "");
        break;
      case "sessions-ended": {
        const before = endings.get(event.whom)?.sessions ?? [];
        if (event.sessions) endings.set(event.whom, { by, sessions: new Set([...before, ...event.sessions]) });
        break;
      }
      case "session-ended":
        end(endings, event.stream, event.session);
        break;
    }
  },
};

const closingOf = (
  { stream, reason = "" }: Whole<RoomClosed>,
  { by, name }: NonNullable<RoomClosed["desk"]>,
): Closing => ({
  room: roomOf(stream) ?? "",
  by,
  reason,
  ...(name !== undefined && { name }),
});

function forget(closings: Unfinished["closings"], room: string): void {
  for (const [name, closing] of closings) if (closing.room === room) closings.delete(name);
}

function end(endings: Unfinished["endings"], stream: string, session: string): void {
  const whom = personOf(stream) ?? "";
  const sessions = endings.get(whom)?.sessions;
  sessions?.delete(session);
  if (sessions?.size === 0) endings.delete(whom);
}
