import type { AccountEvent, NameEvent } from "./accounts/events.ts";
import type { InviteEvent } from "./invites/events.ts";
import type { MessageEvent } from "./messages/events.ts";
import type { PersonEvent } from "./people/events.ts";
import type { RoomEvent } from "./rooms/events.ts";

export type { Envelope, Recorded, Unplaced } from "./log/log.ts";
export type { Mask } from "./messages/events.ts";

/** Everything that can have happened in `room:<id>`. */
export type InRoom = RoomEvent | MessageEvent;
/** Everything that can have happened in `person:<id>`. */
export type OfPerson = PersonEvent | AccountEvent;
/** Everything that can have happened in `names`. */
export type OfNames = NameEvent;
/** Everything that can have happened in `invites:<room>`. */
export type OfInvites = InviteEvent;

export type HouseEvent = InRoom | OfPerson | OfNames | OfInvites;

/** What the wire says of an event of a room: its place in that room, and a mask instead of a person. */
export type Public<Event extends object = InRoom> = Event & {
  readonly version: number;
  readonly at: number;
  readonly by?: string;
  readonly about?: number;
  readonly erases?: readonly number[] | "all";
  readonly erased?: 1;
};

/** Who is called how and nobody else. */
export const NAMES_STREAM = "names";
export const roomStream = (room: string): string => `room:${room}`;
export const inviteStream = (room: string): string => `invites:${room}`;
export const personStream = (person: string): string => `person:${person}`;

/** The room whose stream it is, if it is a room's. */
export const roomOf = (stream: string): string | undefined => after("room:", stream);
/** The room whose invites it holds, if it does. */
export const invitesOf = (stream: string): string | undefined => after("invites:", stream);

const after = (start: string, stream: string): string | undefined =>
  stream.startsWith(start) ? stream.slice(start.length) : undefined;
