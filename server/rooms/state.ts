import { alike } from "../base/alike.ts";
import type { Fold } from "../base/fold.ts";
import type { InRoom, Mask, Recorded, Whole } from "../events.ts";
import { type Look, lookOf } from "../people/events.ts";
import type { MemberJoined, MemberRemoved, NewcomerAnswered } from "./events.ts";
import { isHidden, type Options, optionsOf, PLAIN } from "./options.ts";

/** A name stays its wearer's in a room for a day after they last spoke there, so that nobody speaks on as them. */
export const NAME_HELD_MS = 24 * 60 * 60 * 1000;
/** Whoever was removed, or not let in, may come back after this, unless the room is locked meanwhile. */
export const REMOVED_MS = 60 * 60 * 1000;

export interface Member extends Look {
  mask: Mask;
  /** What its name has in common with all names that look like it. */
  alike: string;
  /** When they last spoke, in milliseconds since 1970; 0: never. */
  spokeAt: number;
}

/** What deciding about a room takes. */
export interface RoomState {
  /** Nobody opened it yet, it is open, or it was closed. */
  life: "unknown" | "open" | "closed";
  /** Why the house closed it, where it said so. */
  shutFor: string | undefined;
  options: Options;
  house: boolean;
  /** By person. */
  members: Map<string, Member>;
  /** Who spoke and left: their names are held, too. */
  left: Map<string, Member>;
  /** Persons; whoever opened the room is the first. They stay hosts when they leave. */
  hosts: Set<string>;
  /** Who waits to be let in, by person. */
  knocking: Map<string, Mask>;
  /** Persons whom a host let in. */
  welcome: Set<string>;
  /** Until when a person cannot come back. */
  removedUntil: Map<string, number>;
}

export const roomState: Fold<RoomState, Recorded<InRoom>> = {
  start: () => ({
    life: "unknown",
    shutFor: undefined,
    options: PLAIN,
    house: false,
    members: new Map(),
    left: new Map(),
    hosts: new Set(),
    knocking: new Map(),
    welcome: new Set(),
    removedUntil: new Map(),
  }),
  evolve(draft, event) {
    const { by = "" } = event;
    // That somebody spoke is known also when what they said is not.
    if (event.type === "message-posted") noteSpeaking(draft.members.get(by), event.at);
    if (event.erased) return;
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, roomState.start(), { life: "open", options: optionsOf(event), house: event.house });
        if (event.by) draft.hosts.add(event.by);
        break;
      case "room-changed":
        draft.options = optionsOf(event);
        break;
      case "room-closed":
        // A private room is then as if it never was.
        Object.assign(draft, roomState.start(), { life: isHidden(event.found) ? "unknown" : "closed" });
        if (draft.life === "closed") draft.shutFor = event.reason;
        break;
      case "member-joined":
        seat(draft, by, event);
        break;
      case "look-changed":
        dress(draft.members.get(by), event);
        break;
      case "member-left":
        leaveNameBehind(draft, by, event.at);
        break;
      case "newcomer-knocked":
        draft.knocking.set(by, event.mask);
        break;
      case "newcomer-answered":
        answer(draft, event);
        break;
      case "host-named":
        nameHost(draft, event.whom);
        break;
      case "host-ended":
        // Nobody ends it but oneself.
        draft.hosts.delete(by);
        break;
      case "member-removed":
        remove(draft, event);
        break;
      case "member-forgotten":
        forget(draft, by);
        break;
    }
  },
};

/** The member who wears a mask. */
export function personOf(state: { members: ReadonlyMap<string, { mask: Mask }> }, mask: Mask): string | undefined {
  for (const [person, member] of state.members) if (member.mask === mask) return person;
  return undefined;
}

/** Who wears a mask in a room, or left and spoke there under it lately. */
export function wearerIn(
  state: { members: ReadonlyMap<string, { mask: Mask }>; left: ReadonlyMap<string, { mask: Mask }> },
  mask: Mask,
): string | undefined {
  return personOf(state, mask) ?? personOf({ members: state.left }, mask);
}

function seat(draft: RoomState, person: string, event: MemberJoined): void {
  const spokeAt = (draft.members.get(person) ?? draft.left.get(person))?.spokeAt ?? 0;
  draft.members.set(person, { ...lookOf(event), mask: event.mask, alike: alike(event.name), spokeAt });
  draft.left.delete(person);
  draft.welcome.add(person);
  draft.knocking.delete(person);
}

function dress(member: Member | undefined, look: Look): void {
  if (!member) return;
  delete member.avatar;
  Object.assign(member, lookOf(look), { alike: alike(look.name) });
}

function noteSpeaking(member: Member | undefined, at: number): void {
  if (member) member.spokeAt = at;
}

function leaveNameBehind({ members, left }: RoomState, person: string, at: number): void {
  const member = members.get(person);
  members.delete(person);
  if (member && member.spokeAt > 0) left.set(person, member);
  letGoOfNames(left, at);
}

/** All of them, in whatever order they left: one that was forgotten since must not decide about the others. */
function letGoOfNames(left: RoomState["left"], at: number): void {
  for (const [one, { spokeAt }] of left) if (at - spokeAt >= NAME_HELD_MS) left.delete(one);
}

function forget(draft: RoomState, person: string): void {
  for (const those of [draft.members, draft.left, draft.hosts, draft.knocking, draft.welcome, draft.removedUntil])
    those.delete(person);
}

function nameHost(draft: RoomState, mask: Mask): void {
  const person = personOf(draft, mask);
  if (person !== undefined) draft.hosts.add(person);
}

function answer(draft: RoomState, { whom, welcome, at }: Whole<NewcomerAnswered>): void {
  for (const [person, mask] of draft.knocking) {
    if (mask !== whom) continue;
    draft.knocking.delete(person);
    if (welcome) draft.welcome.add(person);
    else draft.removedUntil.set(person, at + REMOVED_MS);
  }
}

function remove(draft: RoomState, { whom, until, at }: Whole<MemberRemoved>): void {
  letGoOfNames(draft.left, at);
  const person = personOf(draft, whom);
  if (person === undefined) return;
  leaveNameBehind(draft, person, at);
  draft.welcome.delete(person);
  draft.hosts.delete(person);
  draft.removedUntil.set(person, until);
}
