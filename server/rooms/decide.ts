import { alike } from "../alike.ts";
import { type Decision, rejected } from "../decision.ts";
import type { InRoom, Recorded, Unplaced } from "../events.ts";
import type { Fold, Frozen } from "../fold.ts";
import type { Look } from "../people/events.ts";
import type { RoomEvent } from "./events.ts";

export type RoomReason = "no-such-room" | "room-closed" | "room-name-taken" | "not-a-member" | "name-taken";

/** A name stays its wearer's in a room for a day after they last spoke there, so that nobody speaks on as them. */
export const NAME_HELD_MS = 24 * 60 * 60 * 1000;

export interface Member extends Look {
  /** What its name has in common with all names that look like it. */
  alike: string;
  /** When they last spoke, in milliseconds since 1970; 0: never. */
  spokeAt: number;
}

export interface RoomState {
  /** Nobody opened it yet, it is open, or it was closed. */
  life: "unknown" | "open" | "closed";
  name: string;
  topic: string;
  slow: number;
  members: Map<string, Member>;
  /** Who spoke and left, longest ago first: their names are held, too. */
  left: Map<string, Member>;
}

export const roomState: Fold<RoomState, Recorded<InRoom>> = {
  start: () => ({ life: "unknown", name: "", topic: "", slow: 0, members: new Map(), left: new Map() }),
  evolve(draft, event) {
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, {
          life: "open",
          name: event.name,
          topic: event.topic,
          slow: event.slow,
          members: new Map(),
          left: new Map(),
        });
        break;
      case "room-changed":
        Object.assign(draft, { name: event.name, topic: event.topic, slow: event.slow });
        break;
      case "room-closed":
        Object.assign(draft, { ...roomState.start(), life: "closed" });
        break;
      case "member-joined":
      case "look-changed":
        if (!event.by || event.erased) break;
        draft.members.set(event.by, {
          name: event.name,
          hue: event.hue,
          face: event.face,
          alike: alike(event.name),
          spokeAt: (draft.members.get(event.by) ?? draft.left.get(event.by))?.spokeAt ?? 0,
        });
        draft.left.delete(event.by);
        break;
      case "member-left":
        if (event.by) leaveNameBehind(draft, event.by, event.at);
        break;
      case "message-posted": {
        const member = event.by && draft.members.get(event.by);
        if (member) member.spokeAt = event.at;
        break;
      }
    }
  },
};

function leaveNameBehind({ members, left }: RoomState, person: string, at: number): void {
  const member = members.get(person);
  members.delete(person);
  if (member && member.spokeAt > 0) left.set(person, member);
  for (const [one, { spokeAt }] of left) {
    if (at - spokeAt < NAME_HELD_MS) break;
    left.delete(one);
  }
}

type Decided = Decision<Unplaced<RoomEvent>, RoomReason>;

export interface Described {
  name: string;
  topic: string;
  slow: number;
}

export function open(state: Frozen<RoomState>, wish: Described & { at: number; by?: string; house: boolean }): Decided {
  if (state.life === "open") return rejected("room-name-taken");
  const { at, by, ...room } = wish;
  return [{ type: "room-opened", at, by, ...room }];
}

export function describe(state: Frozen<RoomState>, wish: Described & { at: number }): Decided {
  if (state.life !== "open") return notOpen(state);
  if (state.name === wish.name && state.topic === wish.topic && state.slow === wish.slow) return [];
  return [{ type: "room-changed", ...wish }];
}

export function close(state: Frozen<RoomState>, wish: { at: number }): Decided {
  if (state.life !== "open") return notOpen(state);
  return [{ type: "room-closed", at: wish.at, erases: "all" }];
}

export interface LookWish {
  at: number;
  by: string;
  look: Look;
  /** The persons who are here now. */
  present: ReadonlySet<string>;
}

/** Whoever's name is worn there already walks in as "Ada 2". */
export function join(state: Frozen<RoomState>, wish: LookWish): Decided {
  if (state.life !== "open") return notOpen(state);
  if (state.members.has(wish.by)) return [];
  let name = wish.look.name;
  for (let n = 2; taken(state, name, wish); n += 1) name = `${wish.look.name} ${n}`;
  return [{ type: "member-joined", at: wish.at, by: wish.by, ...wish.look, name }];
}

export function leave(state: Frozen<RoomState>, wish: { at: number; by: string }): Decided {
  if (!state.members.has(wish.by)) return [];
  return [{ type: "member-left", at: wish.at, by: wish.by }];
}

export function changeLook(state: Frozen<RoomState>, wish: LookWish): Decided {
  const member = state.members.get(wish.by);
  if (!member) return rejected("not-a-member");
  const { name, hue, face } = wish.look;
  if (member.name === name && member.hue === hue && member.face === face) return [];
  if (member.name !== name && taken(state, name, wish)) return rejected("name-taken");
  return [{ type: "look-changed", at: wish.at, by: wish.by, name, hue, face }];
}

function taken(state: Frozen<RoomState>, name: string, wish: LookWish): boolean {
  const shape = alike(name);
  const isTheirs = (person: string, member: Frozen<Member>) =>
    person !== wish.by &&
    member.alike === shape &&
    (wish.present.has(person) || wish.at - member.spokeAt < NAME_HELD_MS);
  for (const [person, member] of state.members) if (isTheirs(person, member)) return true;
  for (const [person, member] of state.left) if (isTheirs(person, member)) return true;
  return false;
}

const notOpen = (state: Frozen<RoomState>) => rejected(state.life === "closed" ? "room-closed" : "no-such-room");
