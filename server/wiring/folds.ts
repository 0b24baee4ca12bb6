// What is folded of the record, once: for decisions a state of each stream, for screens views of the whole house.
import { type Names, names } from "../accounts/state.ts";
import { type Brought, brought } from "../avatars/view.ts";
import type { Fold } from "../base/fold.ts";
import { type Unfinished, unfinished } from "../desk/unfinished.ts";
import { type Deed, deeds } from "../desk/view.ts";
import {
  actsOf,
  type HouseEvent,
  type InRoom,
  invitesOf,
  isFleeting,
  isKnown,
  NAMES_STREAM,
  type Recorded,
  reportsOf,
  roomOf,
} from "../events.ts";
import type { Masks } from "../heart/masks.ts";
import type { Deciding, Slices, View } from "../heart/states.ts";
import { type Invites, invites } from "../invites/decide.ts";
import { type Doors, doors } from "../invites/view.ts";
import { type Conversation, conversation } from "../messages/state.ts";
import { type ActsState, actsState } from "../moderation/decide.ts";
import { type Act, type Moderation, moderation } from "../moderation/view.ts";
import { isNobody, type Person, personState } from "../people/decide.ts";
import { type People, people } from "../people/view.ts";
import { type Reports, reports } from "../reports/decide.ts";
import { type Cases, cases } from "../reports/view.ts";
import { type Roles, roles } from "../roles/decide.ts";
import { type RoomState, roomState } from "../rooms/state.ts";
import { type RoomView, roomView } from "../rooms/view.ts";
import { type RulesState, rulesState } from "../rules/decide.ts";

export function foldsOf(masks: Masks) {
  const rooms = withMasks(roomState, masks);
  const messages = withMasks(conversation, masks);
  const deciding = {
    // A room that is as if it never was: groups come and go by the thousand.
    rooms: {
      name: "rooms-deciding",
      streams: "room:",
      fold: rooms,
      isOver: ({ life }: RoomState) => life === "unknown",
    } satisfies Deciding<RoomState>,
    messages: {
      name: "messages-deciding",
      streams: "room:",
      fold: messages,
      isOver: ({ life }: Conversation) => life === "unknown",
    } satisfies Deciding<Conversation>,
    invites: { name: "invites-deciding", streams: "invites:", fold: invites } satisfies Deciding<Invites>,
    names: { name: "names", streams: NAMES_STREAM, fold: names } satisfies Deciding<Names>,
    people: {
      name: "people-deciding",
      streams: "person:",
      fold: personState,
      isOver: isNobody,
    } satisfies Deciding<Person>,
    roles: { name: "roles", streams: "house", fold: roles } satisfies Deciding<Roles>,
    rules: { name: "rules", streams: "house", fold: rulesState } satisfies Deciding<RulesState>,
    acts: { name: "acts", streams: "acts", fold: actsState } satisfies Deciding<ActsState>,
    reports: { name: "reports-deciding", streams: "reports:", fold: reports } satisfies Deciding<Reports>,
  };
  const views = {
    people: { name: "people", fold: people, traces: peopleWithTraces } satisfies View<People>,
    rooms: { name: "rooms", fold: roomsFold(masks), traces: roomsWithTraces } satisfies View<Map<string, RoomView>>,
    doors: { name: "doors", fold: doors, traces: doorsWithTraces } satisfies View<Doors>,
    moderation: { name: "moderation", fold: moderation, traces: moderationWithTraces } satisfies View<Moderation>,
    brought: { name: "pictures", fold: brought } satisfies View<Brought>,
    deeds: { name: "desk", fold: deeds } satisfies View<Deed[]>,
    unfinished: { name: "unfinished", fold: unfinished, traces: unfinishedWithTraces } satisfies View<Unfinished>,
    cases: { name: "reports", fold: cases, traces: casesWithTraces } satisfies View<Cases>,
  };
  const slices: Slices = {
    views: Object.values(views),
    deciding: Object.values(deciding),
    knows: isKnown,
    leavesNoTrace,
  };
  return { deciding, views, slices };
}

/** Streams of rooms that are kept in memory only: theirs and their invites'. */
export function leavesNoTrace(stream: string): boolean {
  const room = roomOf(stream) ?? invitesOf(stream) ?? actsOf(stream) ?? reportsOf(stream);
  return room !== undefined && isFleeting(room);
}

/** Whoever joined before masks were recorded wears the one that they are given now. */
function withMasks<State>(fold: Fold<State, Recorded<InRoom>>, masks: Masks): Fold<State, Recorded<HouseEvent>> {
  return {
    start: fold.start,
    evolve(draft, event) {
      const { by, stream } = event;
      const bare = event.type === "member-joined" && !event.erased && event.mask === undefined && by !== undefined;
      const dressed = bare ? { ...event, mask: masks.of(by, roomOf(stream) ?? "") } : event;
      fold.evolve(draft, dressed as Recorded<InRoom>);
    },
  };
}

/** Every room by its id, as those in it know it. */
function roomsFold(masks: Masks): Fold<Map<string, RoomView>, Recorded<HouseEvent>> {
  return {
    start: () => new Map(),
    evolve(draft, event) {
      const id = roomOf(event.stream);
      if (id === undefined) return;
      // Its name, its topic and its people are erased with it.
      if (event.type === "room-closed") return void draft.delete(id);
      const room = draft.get(id) ?? roomView.start();
      roomView.evolve(room, masks.publish(id, event));
      draft.set(id, room);
    },
  };
}

const leavesTraces = (room: string): boolean => !isFleeting(room);

function peopleWithTraces(state: People): People {
  const kept = [...state.roomsOf].map(([person, rooms]) => [person, new Set([...rooms].filter(leavesTraces))] as const);
  // People who are only in rooms in memory are in no room for a fold of the record.
  const roomsOf = new Map(kept.filter(([, rooms]) => rooms.size > 0));
  return { ...state, roomsOf, leaving: new Set([...state.leaving].filter((person) => roomsOf.has(person))) };
}

const unfinishedWithTraces = ({ closings, endings }: Unfinished): Unfinished => ({
  closings: new Map([...closings].filter(([, { room }]) => !isFleeting(room))),
  endings,
});

const casesWithTraces = (all: Cases): Cases => new Map([...all].filter(([, { room }]) => !isFleeting(room)));

function moderationWithTraces(state: Moderation): Moderation {
  const leavesTraces = ({ room }: { room?: string }) => room === undefined || !isFleeting(room);
  const withTraces = (all: Map<string, Act>) => {
    const kept = [...all.values()].filter(leavesTraces);
    return new Map(kept.map((act) => [act.act, { ...act, hidesIn: act.hidesIn.filter((room) => !isFleeting(room)) }]));
  };
  const acts = withTraces(state.acts);
  const known = (index: Map<string, string[]>) => {
    const kept = [...index].map(([key, names]) => [key, names.filter((name) => acts.has(name))] as const);
    return new Map(kept.filter(([, names]) => names.length > 0));
  };
  return {
    acts,
    ofPerson: known(state.ofPerson),
    ofNetwork: known(state.ofNetwork),
    pending: new Set([...state.pending].filter((name) => acts.has(name))),
    undone: new Map([...withTraces(state.undone)].filter(([, { hidesIn }]) => hidesIn.length > 0)),
    hidden: new Map([...state.hidden].filter(([room]) => !isFleeting(room))),
    flags: state.flags,
    flagged: state.flagged,
    record: state.record.filter(leavesTraces),
  };
}

const roomsWithTraces = (rooms: Map<string, RoomView>) => new Map([...rooms].filter(([room]) => !isFleeting(room)));

const doorsWithTraces = (all: Doors): Doors => new Map([...all].filter(([, { room }]) => !isFleeting(room)));
