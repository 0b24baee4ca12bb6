import type { Avatars } from "../avatars/avatars.ts";
// What lives in a house: what is folded, who is here, what is told to whom.
import { alike } from "../base/alike.ts";
import type { Frozen } from "../base/fold.ts";
import {
  HOUSE_STREAM,
  type HouseEvent,
  type InRoom,
  type Mask,
  NAMES_STREAM,
  personStream,
  type Recorded,
  roomOf,
  roomStream,
  type Whole,
} from "../events.ts";
import { Chat, type Faults } from "../heart/chat.ts";
import type { Masks } from "../heart/masks.ts";
import type { Address } from "../http/origins.ts";
import type { Log } from "../log/log.ts";
import { Calls } from "../messages/calls.ts";
import { discretionOf } from "../messages/discretion.ts";
import { type ReadingRule, Timelines } from "../messages/timelines.ts";
import type { Deed } from "../moderation/events.ts";
import { type Act, restraining, restraintsOn } from "../moderation/view.ts";
import { OF_HOST, ORDINARY, sessionHolds } from "../people/decide.ts";
import { Presence } from "../presence/presence.ts";
import { roleIn } from "../roles/decide.ts";
import type { Role } from "../roles/events.ts";
import { type CardNews, Cards } from "../rooms/cards.ts";
import { isGroup, isHidden, keptMs, PLAIN } from "../rooms/options.ts";
import type { Rules } from "../rules/events.ts";
import { HouseRules } from "../rules/rules.ts";
import type { Hub } from "../wire/hub.ts";
import { Leaving } from "../wire/leaving.ts";
import { callsOf, cardOf, doorOf, HOUSE, saidIn, signalsOf } from "../wire/live.ts";
import { ANSWERED_MS, Recall, type Recallable } from "../wire/recall.ts";
import { foldsOf } from "./folds.ts";
import { Networks } from "./networks.ts";

/** Reads as moderators do, and is nobody's mask. */
export const MODERATOR: Mask = "";

const NOTHING: ReadonlyMap<number, string[]> = new Map();

export type House = ReturnType<typeof makeHouse>;

/** What every page is told of the house: cards of rooms, and where others find it, when that changed. */
export interface HouseNews extends CardNews {
  address?: Address;
  /** Until when the house is locked down, and for how many milliseconds yet; null: it is not. */
  lockdown?: { until: number; left: number } | null;
}

interface World {
  log: Log;
  masks: Masks;
  hub: Hub;
  avatars: Avatars;
  now(): number;
  address?: () => Address;
  /** What holds where no host set anything. */
  rules: Rules;
  faults?: Faults;
}

export function makeHouse(world: World) {
  const { log, masks, hub, avatars, now, address = () => ({}) } = world;
  const { deciding, views, slices } = foldsOf(masks);
  const chat = new Chat(log, slices, world.faults);
  const people = () => chat.read(views.people);
  const rooms = () => chat.read(views.rooms);
  const stateOf = (room: string) => chat.peek(roomStream(room), deciding.rooms);
  const looksIn = (room: string) => rooms().get(room)?.looks ?? {};
  const knockingAt = (room: string) => rooms().get(room)?.knocking ?? {};

  /** What of a room may be read now. */
  function ruleOf(room: string): ReadingRule {
    const { looks = {}, expiredTo = 0, options = PLAIN } = rooms().get(room) ?? {};
    const hidden = moderation().hidden.get(room) ?? NOTHING;
    return { looks, expiredTo, oneWay: options.oneWay, since: now() - keptMs(options.keep), hidden };
  }

  /** How many are in a room now: of a group all its members, who may look elsewhere for a while. */
  const here = (room: string) => (isGroup(room) ? stateOf(room).members.size : presence.here(room));
  const presence = new Presence(
    looksIn,
    (room, signals) => hub.signal(signalsOf(room), signals),
    (room) => cards.touch(room),
  );
  const cards = new Cards(rooms, here, (news, room) => hub.signal(room === undefined ? HOUSE : cardOf(room), news));
  const calls = new Calls(
    (room) => ({ posted: rooms().get(room)?.posted ?? 0, looks: looksIn(room), members: stateOf(room).members }),
    (person, told) => hub.signal(callsOf(person), told),
    (room, told) => hub.signal(saidIn(room), told),
  );
  const moderation = () => chat.read(views.moderation);
  const rules = new HouseRules(world.rules, () => chat.peek(HOUSE_STREAM, deciding.rules), now);
  const roles = () => chat.peek(HOUSE_STREAM, deciding.roles);
  const roleOf = (person: string | undefined) => roleIn(roles(), person);
  const lifeOf = (person: string) => (roleOf(person) === "host" ? OF_HOST : ORDINARY);
  const networks = new Networks();
  /** No act is about a host of the house; a moderator is held back by what is about them, not by their network. */
  const restraintsOf = (person: string, role: Role | undefined, network: string | undefined): readonly Frozen<Act>[] =>
    role === "host" ? [] : restraintsOn(moderation(), { person, network: role ? undefined : network }, now());
  const restraintsNow = (person: string, network = networks.of(person)) =>
    restraintsOf(person, roleOf(person), network);
  const heldBack = (person: string, deed: Deed, room?: string, network?: string) =>
    restraining(restraintsNow(person, network), deed, room);
  function moderates(room: string, mask: Mask): boolean {
    if (mask === MODERATOR) return true;
    const { hosts, moderators } = roles();
    if (rooms().get(room)?.hosts[mask]) return true;
    return [...hosts, ...moderators].some((person) => masks.of(person, room) === mask);
  }
  hub.discretion = (room, event) =>
    discretionOf(event, (version) => moderation().hidden.get(room)?.has(version) ?? false);
  const timelines = new Timelines(log, (room, event) => masks.publish(room, event), ruleOf, moderates);
  const leaving = new Leaving();
  const recall = new Recall();
  const accountOf = (person: string) => chat.peek(personStream(person), deciding.people).account;
  const claims = () => chat.peek(NAMES_STREAM, deciding.names);
  /** The person of a session, while it holds. */
  function personOf(session: string): string | undefined {
    const person = people().personOf.get(session);
    if (person === undefined) return undefined;
    const { sessions } = chat.peek(personStream(person), deciding.people);
    return sessionHolds(sessions.get(session), now(), lifeOf(person)) ? person : undefined;
  }

  const house = {
    log,
    hub,
    now,
    avatars,
    address,
    chat,
    deciding,
    views,
    slices,
    presence,
    here,
    cards,
    calls,
    timelines,
    leaving,
    recall,
    networks,
    rules,
    moderation,
    moderates,
    restraintsOf,
    heldBack,
    lastingHashOf: (network: string) => masks.ofNetwork(network),
    accountOf,
    /** Whether somebody has a name of their own and a password. */
    isSignedUp: (person: string) => accountOf(person) !== undefined,
    /** Whose names are, by their shape. */
    claims,
    /** Whose a name is that somebody signed up with, or one that looks like it. */
    claimant: (name: string) => claims().get(alike(name))?.person,
    personOf,
    people,
    rooms,
    stateOf,
    looksIn,
    knockingAt,
    ruleOf,
    maskOf: (person: string, room: string) => masks.of(person, room),
    lookOf: (person: string) => people().looks.get(person),
    roleOf,
    /** How long sessions of somebody hold. */
    lifeOf,
    /** Of a room, which one who is banned from it does not lead. @param restraints what holds the person back */
    isHost: (room: string, person: string, restraints = restraintsNow(person)) =>
      stateOf(room).hosts.has(person) && !restraining(restraints, "ban", room),
    /** The open rooms that somebody is in, in the order of joining. */
    roomsOf: (person: string) => [...(people().roomsOf.get(person) ?? [])].filter((room) => isIn(room, person)),
  };
  const isIn = (room: string, person: string) => rooms().has(room) && stateOf(room).members.has(person);
  chat.listeners.push(...listenersOf(house));
  return house;
}

/** After these somebody may wear another picture, or none. */
const LOOKS_CHANGE: ReadonlySet<string> = new Set<HouseEvent["type"]>([
  "look-chosen",
  "person-forgotten",
  "person-lapsed",
]);

const LOCKDOWN_CHANGES: ReadonlySet<string> = new Set<HouseEvent["type"]>(["lockdown-begun", "lockdown-ended"]);

export function lockdownOf({ rules, now }: Pick<House, "rules" | "now">): NonNullable<HouseNews["lockdown"]> | null {
  const { until } = rules.lockdown() ?? {};
  return until === undefined ? null : { until, left: until - now() };
}

/** Pass on what was recorded: to who reads, who follows, and who is out. Each alone, as one may break. */
function listenersOf(house: House): Chat["listeners"] {
  const { timelines, hub, cards, avatars, people, recall } = house;
  const isOver = ({ session }: Recallable) => session !== undefined && house.personOf(session) === undefined;
  return [
    (stream, events) => timelines.tell(stream, events),
    (stream, events) => hub.tell(stream, events),
    (_, events) => events.some(endsSessions) && recall.those(isOver, ANSWERED_MS),
    (_, events) => {
      for (const { type, by } of events)
        if (by && LOOKS_CHANGE.has(type)) avatars.wear(by, people().looks.get(by)?.avatar);
    },
    (_, events) => {
      if (events.some(({ type }) => LOCKDOWN_CHANGES.has(type)))
        hub.signal(HOUSE, { ...cards.newsOf([]), lockdown: lockdownOf(house) } satisfies HouseNews);
    },
    (stream, events) => {
      const room = roomOf(stream);
      if (room === undefined) return;
      cards.touch(room);
      for (const event of events as readonly Recorded<InRoom>[]) react(house, room, event);
    },
  ];
}

const endsSessions = ({ type }: Recorded<HouseEvent>): boolean => type === "session-ended";

function react(house: House, room: string, event: Recorded<InRoom>): void {
  const { presence, calls, leaving, hub, avatars, stateOf, knockingAt, maskOf } = house;
  if (!event.erased) reactToWords(house, room, event);
  switch (event.type) {
    case "message-erased":
      calls.forget(room, event.about);
      break;
    case "newcomer-knocked":
    case "newcomer-answered":
    case "member-joined":
      for (const host of stateOf(room).hosts) hub.signal(doorOf(room, host), knockingAt(room));
      break;
    case "look-changed":
      presence.lookChanged(room);
      break;
    case "member-left":
    case "member-forgotten":
      if (event.by) leaving.left(room, maskOf(event.by, room));
      break;
    case "room-closed":
      leaving.closed(room);
      avatars.roomClosed(room);
      calls.forget(room);
      break;
  }
}

function reactToWords({ presence, cards, calls, leaving, maskOf }: House, room: string, event: Whole<InRoom>): void {
  switch (event.type) {
    case "message-posted":
      if (!event.by) break;
      presence.spoke(room, maskOf(event.by, room));
      // What is held calls nobody.
      if (!event.held) calls.posted(room, event, maskOf(event.by, room));
      break;
    case "messages-hidden":
      for (const version of event.versions) calls.forget(room, version);
      break;
    case "member-removed":
      leaving.left(room, event.whom);
      break;
    case "room-closed":
      if (isHidden(event.found)) cards.closedPrivately(room);
      break;
  }
}
