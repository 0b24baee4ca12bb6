import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import type { Treatments } from "../rules/events.ts";
import type { Options } from "./options.ts";

/** Whoever opened it (`by`) is its first host; a house room has none but the house. */
export interface RoomOpened extends Options {
  type: "room-opened";
  /** From data/chatrooms.txt, not opened by a person. */
  house: boolean;
  /** Where it was before it moved here: which house, and its id there. */
  origin?: { house: string; room: string };
}

/** Says everything anew, so that nobody has to know what was before. */
export interface RoomChanged extends Options {
  type: "room-changed";
}

/** Its words are erased with it (`erases: "all"`); opening it again starts afresh. */
export interface RoomClosed {
  type: "room-closed";
  /** A private room is not spoken of when it is closed, either. */
  found?: Options["found"];
  /** What its people read, where the house closed it over their heads. */
  reason?: string;
  /** What follows at the desk, as `room-shut` with the same `closing`. Not told to anybody in the room. */
  desk?: { closing: string; by: string; name?: string };
}

export interface MemberJoined extends Look {
  type: "member-joined";
  mask: Mask;
}

export interface MemberLeft {
  type: "member-left";
}

export interface LookChanged extends Look {
  type: "look-changed";
}

/** Somebody wants to come in, and waits for a host. */
export interface NewcomerKnocked extends Look {
  type: "newcomer-knocked";
  mask: Mask;
}

/** By a host. Who is not welcome may knock again after a while. */
export interface NewcomerAnswered {
  type: "newcomer-answered";
  whom: Mask;
  welcome: boolean;
}

export interface HostNamed {
  type: "host-named";
  whom: Mask;
}

/** Is a host no more: stepped down, or handed the room over. */
export interface HostEnded {
  type: "host-ended";
  whom: Mask;
}

/** Cannot speak until then (milliseconds since 1970); 0 ends a mute. */
export interface MemberMuted {
  type: "member-muted";
  whom: Mask;
  until: number;
}

/** Wants to be forgotten: is out, and how they looked is erased (`erases`). Their words are, too, each by an event of its own. */
export interface MemberForgotten {
  type: "member-forgotten";
  /** Said again, since where it was said first it is erased. */
  mask: Mask;
}

/** Is out, and cannot come back until then. */
export interface MemberRemoved {
  type: "member-removed";
  whom: Mask;
  until: number;
}

/** What was said up to this version was kept long enough; its words are erased (`erases`). */
export interface WordsExpired {
  type: "words-expired";
  upTo: number;
}

/** From now on the room is stricter than the house about what the filter finds, where this says so. */
export interface RoomFilterSet {
  type: "room-filter-set";
  filter: Treatments;
}

export type RoomEvent =
  | RoomOpened
  | RoomChanged
  | RoomFilterSet
  | RoomClosed
  | MemberJoined
  | MemberLeft
  | LookChanged
  | NewcomerKnocked
  | NewcomerAnswered
  | HostNamed
  | HostEnded
  | MemberMuted
  | MemberRemoved
  | MemberForgotten
  | WordsExpired;
