import type { Fold } from "../base/fold.ts";
import { type HouseEvent, type Recorded, roomOf } from "../events.ts";
import { type Look, lookOf } from "./events.ts";

/** Who is known to the house: by session, how they look, which rooms they are in. */
export interface People {
  /** Session hash to person, also of sessions that are over: whether one holds is the person's own state. */
  personOf: Map<string, string>;
  looks: Map<string, Look>;
  /** Person to the rooms that they are a member of, in the order of joining. */
  roomsOf: Map<string, Set<string>>;
  /** How many wear a name, so that a new guest gets one of their own. */
  wearing: Map<string, number>;
  /** Who is nobody any more, but whose words may still stand in rooms. */
  forgetting: Set<string>;
  /** Who is nobody any more, but still a member of rooms; their words stay. */
  leaving: Set<string>;
  /** Who does not look everywhere yet as they chose; the version of that choice. */
  dressing: Map<string, number>;
}

export const people: Fold<People, Recorded<HouseEvent>> = {
  start: () => ({
    personOf: new Map(),
    looks: new Map(),
    roomsOf: new Map(),
    wearing: new Map(),
    forgetting: new Set(),
    leaving: new Set(),
    dressing: new Map(),
  }),
  evolve(draft, event) {
    if (event.type === "room-closed") {
      for (const person of draft.roomsOf.keys()) leave(draft, person, event.stream);
    }
    if (!event.by) return;
    followLife(draft, event, event.by);
    if (event.erased) return;
    switch (event.type) {
      case "guest-arrived":
        draft.personOf.set(event.session, event.by);
        wear(draft, event.by, event);
        break;
      case "look-chosen":
        wear(draft, event.by, event);
        if (event.pending) draft.dressing.set(event.by, event.version);
        break;
      case "look-worn":
        if (draft.dressing.get(event.by) === event.about) draft.dressing.delete(event.by);
        break;
      case "session-renewed":
      case "session-began":
        draft.personOf.set(event.session, event.by);
        break;
      case "session-ended":
        draft.personOf.delete(event.session);
        break;
    }
  },
};

/**
 * Coming, leaving and being forgotten are read from the envelope, which erasing leaves. A start from a snapshot finds
 * nothing else of people who were forgotten since.
 */
function followLife(draft: People, { type, stream }: Recorded<HouseEvent>, person: string): void {
  switch (type) {
    case "member-joined": {
      const rooms = draft.roomsOf.get(person) ?? new Set();
      draft.roomsOf.set(person, rooms.add(roomOf(stream) ?? ""));
      break;
    }
    case "member-left":
    case "member-forgotten":
      leave(draft, person, stream);
      break;
    case "person-forgotten":
      forget(draft, person);
      draft.forgetting.add(person);
      break;
    case "person-gone":
      forget(draft, person);
      draft.forgetting.delete(person);
      break;
    case "person-lapsed":
      forget(draft, person);
      if (draft.roomsOf.has(person)) draft.leaving.add(person);
      break;
  }
}

// Nobody is kept who is in no room: who was in one that was closed may be in no line of the record any more.
function leave({ roomsOf, leaving }: People, person: string, stream: string): void {
  const rooms = roomsOf.get(person);
  rooms?.delete(roomOf(stream) ?? "");
  if (rooms?.size !== 0) return;
  roomsOf.delete(person);
  leaving.delete(person);
}

function forget(draft: People, person: string): void {
  for (const [session, whose] of draft.personOf) if (whose === person) draft.personOf.delete(session);
  takeOff(draft, person);
  draft.looks.delete(person);
  draft.dressing.delete(person);
}

function wear(draft: People, person: string, look: Look): void {
  const { name } = look;
  takeOff(draft, person);
  draft.wearing.set(name, (draft.wearing.get(name) ?? 0) + 1);
  draft.looks.set(person, lookOf(look));
}

function takeOff({ looks, wearing }: People, person: string): void {
  const name = looks.get(person)?.name;
  if (name === undefined) return;
  const left = (wearing.get(name) ?? 1) - 1;
  if (left > 0) wearing.set(name, left);
  else wearing.delete(name);
}
