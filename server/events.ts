import type { AccountEvent, NameEvent } from "./accounts/events.ts";
import type { DeskEvent } from "./desk/events.ts";
import type { InviteEvent } from "./invites/events.ts";
import type { Envelope, ErasableIn, Lost } from "./log/log.ts";
import type { Mask, MessageEvent } from "./messages/events.ts";
import type { ActEvent, HidingEvent } from "./moderation/events.ts";
import type { PersonEvent } from "./people/events.ts";
import type { ReportEvent } from "./reports/events.ts";
import type { RoleEvent } from "./roles/events.ts";
import type { RoomEvent } from "./rooms/events.ts";
import type { RuleEvent } from "./rules/events.ts";

export type { Envelope, Recorded, Unplaced, Whole } from "./log/log.ts";
export type { Mask } from "./messages/events.ts";

/** Everything that can have happened in `room:<id>`. */
export type InRoom = RoomEvent | MessageEvent | HidingEvent;
/** Everything that can have happened in `person:<id>`. */
export type OfPerson = PersonEvent | AccountEvent;
/** Everything that can have happened in `names`. */
export type OfNames = NameEvent;
/** Everything that can have happened in `invites:<room>`. */
export type OfInvites = InviteEvent;

/** Everything that can have happened in `house`. */
export type OfHouse = RoleEvent | RuleEvent | DeskEvent;

/** Everything that can have happened in `acts` and `acts:<room>`. */
export type OfActs = ActEvent;

/** Everything that can have happened in `reports:<room>`. */
export type OfReports = ReportEvent;

/** Everything that can have happened; and in any stream, where the record was repaired, something that nobody knows. */
export type HouseEvent = InRoom | OfPerson | OfNames | OfInvites | OfHouse | OfActs | OfReports | Lost;

/** All that this version understands. */
export const eventTypes: Readonly<Record<HouseEvent["type"], true>> = {
  "act-carried-out": true,
  "act-done": true,
  "act-undone": true,
  "appeal-decided": true,
  "appeal-made": true,
  "appeal-withdrawn": true,
  "code-used": true,
  "codes-made": true,
  "guest-arrived": true,
  "host-ended": true,
  "host-link-made": true,
  "host-named": true,
  "house-host-made": true,
  "invite-made": true,
  "invite-revoked": true,
  "invite-used": true,
  "lockdown-begun": true,
  "lockdown-ended": true,
  "look-changed": true,
  "look-chosen": true,
  "look-worn": true,
  lost: true,
  "member-forgotten": true,
  "member-joined": true,
  "member-left": true,
  "member-muted": true,
  "member-removed": true,
  "message-edited": true,
  "message-erased": true,
  "message-let-through": true,
  "message-posted": true,
  "messages-hidden": true,
  "messages-shown": true,
  "moderator-ended": true,
  "moderator-named": true,
  "name-claimed": true,
  "name-released": true,
  "newcomer-answered": true,
  "newcomer-knocked": true,
  "password-changed": true,
  "person-flagged": true,
  "person-forgotten": true,
  "person-gone": true,
  "person-lapsed": true,
  "reaction-added": true,
  "reaction-removed": true,
  "report-made": true,
  "reports-decided": true,
  "reports-withdrawn": true,
  "room-changed": true,
  "room-closed": true,
  "room-filter-set": true,
  "room-opened": true,
  "room-shut": true,
  "rules-changed": true,
  "session-began": true,
  "session-ended": true,
  "session-renewed": true,
  "sessions-ended": true,
  "session-seen": true,
  "signed-up": true,
  "words-expired": true,
};
export const isKnown = (type: string): boolean => Object.hasOwn(eventTypes, type);

/** What the wire says of an event of a room: its place in that room, and a mask instead of a person. */
export type Public<Event extends { type: string } = InRoom> = ErasableIn<Omit<Envelope, "seq" | "stream">, Event>;

/** What `live.room` tells at once: everything that its reader may know of what happened between two versions. */
export interface Told {
  /** A cursor: the place up to which it tells. It ends in a dot and a version. */
  id: string;
  /** The version that it tells on from. Who was told less has missed something. */
  after: number;
  /** "reload": enter the room again. */
  data: readonly Public[] | "reload";
}

/** What concerns the house as a whole. */
export const HOUSE_STREAM = "house";
/** Who is called how and nobody else. */
export const NAMES_STREAM = "names";
export const roomStream = (room: string): string => `room:${room}`;
export const inviteStream = (room: string): string => `invites:${room}`;
/** What moderators did in a room alone, or in the whole house. */
export const actsStream = (room?: string): string => (room === undefined ? "acts" : `acts:${room}`);
export const reportsStream = (room: string): string => `reports:${room}`;
export const personStream = (person: string): string => `person:${person}`;

/** Begins the id of somebody who is known here by a mask alone: whose words came with a room from another house. */
const FROM_ELSEWHERE = "~";
export const fromElsewhere = (mask: Mask): string => FROM_ELSEWHERE + mask;
export const isFromElsewhere = (person: string | undefined): boolean => person?.startsWith(FROM_ELSEWHERE) ?? false;
/** Whom that house's rooms know them as. */
export const maskElsewhere = (person: string): Mask => person.slice(FROM_ELSEWHERE.length);

/** A room kept in memory only says so by its id: its streams never reach the disk. */
export const FLEETING = "~";
export const isFleeting = (room: string): boolean => room.startsWith(FLEETING);

/** The room whose stream it is, if it is a room's. */
export const roomOf = (stream: string): string | undefined => after("room:", stream);
/** The room whose invites it holds, if it does. */
export const invitesOf = (stream: string): string | undefined => after("invites:", stream);

/** The person whose stream it is, if it is a person's. */
export const personOf = (stream: string): string | undefined => after("person:", stream);

/** The room whose reports it holds, if it does. */
export const reportsOf = (stream: string): string | undefined => after("reports:", stream);
/** The room in which alone the acts of a stream hold, if it is such a stream. */
export const actsOf = (stream: string): string | undefined => after("acts:", stream);

const after = (start: string, stream: string): string | undefined =>
  stream.startsWith(start) ? stream.slice(start.length) : undefined;
