// What hosts did, to be told in the room.
import type { InRoom, Public } from "../events.ts";
import type { Mask } from "../messages/events.ts";
import { type Options, optionsOf } from "./options.ts";
import type { RoomView } from "./view.ts";

export interface News {
  version: number;
  at: number;
  /** Absent for the house. */
  by?: Mask | undefined;
  deed: Deed;
}

/** Of the newest so many a room is told: some screens' worth. */
export const NEWS_KEPT = 30;

export type Deed =
  | { kind: "changed"; to: Partial<Options> }
  | { kind: "filter" }
  | { kind: "named" | "ended" | "removed"; whom: Mask }
  | { kind: "muted"; whom: Mask; until: number };

/** @param view as it was before the event */
export function newsIn(event: Public<InRoom>, view: Pick<RoomView, "options">): News | undefined {
  const deed = deedIn(event, view);
  return deed && { version: event.version, at: event.at, by: event.by, deed };
}

function deedIn(event: Public<InRoom>, view: Pick<RoomView, "options">): Deed | undefined {
  if (event.erased) return undefined;
  switch (event.type) {
    case "room-changed":
      return { kind: "changed", to: differing(view.options, optionsOf(event)) };
    case "room-filter-set":
      return { kind: "filter" };
    case "host-named":
      return { kind: "named", whom: event.whom };
    case "host-ended":
      return { kind: "ended", whom: event.whom };
    case "member-removed":
      return { kind: "removed", whom: event.whom };
    case "member-muted":
      return { kind: "muted", whom: event.whom, until: event.until };
    default:
      return undefined;
  }
}

function differing(before: Options, after: Options): Partial<Options> {
  const options = Object.keys(before) as (keyof Options)[];
  return Object.fromEntries(options.filter((one) => before[one] !== after[one]).map((one) => [one, after[one]]));
}

/** Whom news speak of. */
export const namedIn = (news: readonly News[]): Mask[] =>
  news.flatMap(({ by, deed }) => [by, "whom" in deed ? deed.whom : undefined]).filter((mask) => mask !== undefined);
