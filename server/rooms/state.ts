import { alike } from "../alike.ts";
import type { InRoom, Recorded } from "../events.ts";
import type { Fold } from "../fold.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";
import type { MemberJoined, MemberRemoved } from "./events.ts";
import { type Options, optionsOf, PLAIN } from "./options.ts";

/** A name stays its wearer's in a room for a day after they last spoke there, so that nobody speaks on as them. */
export const NAME_HELD_MS = 24 * 60 * 60 * 1000;

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
  options: Options;
  house: boolean;
  /** By person. */
  members: Map<string, Member>;
  /** Who spoke and left, longest ago first: their names are held, too. */
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
        Object.assign(draft, roomState.start(), { life: "closed" });
        break;
      case "member-joined":
        if (event.by) seat(draft, event.by, event);
        break;
      case "look-changed": {
        const { name, hue, face } = event;
        const member = draft.members.get(event.by ?? "");
        if (member) Object.assign(member, { name, hue, face, alike: alike(name) });
        break;
      }
      case "member-left":
        if (event.by) leaveNameBehind(draft, event.by, event.at);
        break;
      case "newcomer-knocked":
        if (event.by) draft.knocking.set(event.by, event.mask);
        break;
      case "newcomer-answered":
        answer(draft, event.whom, event.welcome);
        break;
      case "host-named":
        draft.hosts.add(personOf(draft, event.whom) ?? "");
        break;
      case "host-ended":
        draft.hosts.delete(personOf(draft, event.whom) ?? "");
        break;
      case "member-removed":
        remove(draft, event);
        break;
      case "message-posted": {
        const member = draft.members.get(event.by ?? "");
        if (member) member.spokeAt = event.at;
        break;
      }
    }
  },
};

/** The member who wears a mask. */
export function personOf(state: { members: ReadonlyMap<string, { mask: Mask }> }, mask: Mask): string | undefined {
  for (const [person, member] of state.members) if (member.mask === mask) return person;
  return undefined;
}

function seat(draft: RoomState, person: string, { name, hue, face, mask }: MemberJoined): void {
  const spokeAt = (draft.members.get(person) ?? draft.left.get(person))?.spokeAt ?? 0;
  draft.members.set(person, { name, hue, face, mask, alike: alike(name), spokeAt });
  draft.left.delete(person);
  draft.welcome.add(person);
  draft.knocking.delete(person);
}

function leaveNameBehind({ members, left }: RoomState, person: string, at: number): void {
  const member = members.get(person);
  members.delete(person);
  if (member && member.spokeAt > 0) left.set(person, member);
  for (const [one, { spokeAt }] of left) {
    if (at - spokeAt < NAME_HELD_MS) break;
    left.delete(one);
  }
}

function answer(draft: RoomState, mask: Mask, welcome: boolean): void {
  for (const [person, knocked] of draft.knocking) {
    if (knocked !== mask) continue;
    draft.knocking.delete(person);
    if (welcome) draft.welcome.add(person);
  }
}

function remove(draft: RoomState, { whom, until, at }: Recorded<MemberRemoved>): void {
  const person = personOf(draft, whom);
  if (person === undefined) return;
  leaveNameBehind(draft, person, at);
  draft.welcome.delete(person);
  draft.hosts.delete(person);
  draft.removedUntil.set(person, until);
}
