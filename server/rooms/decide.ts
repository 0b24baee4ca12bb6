import { alike } from "../base/alike.ts";
import { type Decision, rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { notIn as notAmong, notOpen } from "../base/membership.ts";
import type { Unplaced } from "../events.ts";
import type { Mask } from "../messages/events.ts";
import { type Look, lookOf, looksAlike } from "../people/events.ts";
import type { Treatments } from "../rules/events.ts";
import type { RoomEvent } from "./events.ts";
import { isHidden, type Options, optionsOf } from "./options.ts";
import { type Member, NAME_HELD_MS, personOf, REMOVED_MS, type RoomState } from "./state.ts";

export type RoomReason =
  | "no-such-room"
  | "room-closed"
  | "house-room"
  | "room-name-taken"
  | "room-full"
  | "room-locked"
  | "removed"
  | "waiting"
  | "no-guests"
  | "not-a-member"
  | "not-a-host"
  | "not-oneself"
  | "last-host"
  | "option-fixed"
  | "name-taken";

type State = Frozen<RoomState>;
type Decided = Decision<Unplaced<RoomEvent>, RoomReason>;

interface Wish {
  at: number;
  by: string;
}

/** By a person, or without one by the house. */
export function open(state: State, wish: { at: number; by?: string; options: Options; house: boolean }): Decided {
  if (state.life === "open") return rejected("room-name-taken");
  return [{ type: "room-opened", at: wish.at, by: wish.by, house: wish.house, ...optionsOf(wish.options) }];
}

/** By a host, or without a person by the house. */
export function change(state: State, wish: { at: number; by?: string; options: Partial<Options> }): Decided {
  const refusal = notByHost(state, wish.by);
  if (refusal) return refusal;
  const now = state.options;
  const next = optionsOf({ ...now, ...wish.options });
  // People said what they said on the strength of these.
  const fixed = now.found !== next.found || now.oneWay !== next.oneWay || now.masks !== next.masks;
  if (fixed || (now.keep === "memory") !== (next.keep === "memory")) return rejected("option-fixed");
  if ((Object.keys(next) as (keyof Options)[]).every((option) => now[option] === next[option])) return [];
  return [{ type: "room-changed", at: wish.at, by: wish.by, ...next }];
}

export function setFilter(state: State, wish: Wish & { filter: Treatments }): Decided {
  const { at, by, filter } = wish;
  return notByHost(state, by) ?? [{ type: "room-filter-set", at, by, filter }];
}

export function close(state: State, wish: { at: number; by?: string }): Decided {
  const { found } = state.options;
  return notByHost(state, wish.by) ?? [{ type: "room-closed", at: wish.at, by: wish.by, found, erases: "all" }];
}

/** By a host of the house, who need not be in it. A house room comes back as long as chatrooms.txt names it. */
export function shut(
  state: State,
  { at, reason, desk }: { at: number; reason: string; desk: { closing: string; by: string; name?: string } },
): Decided {
  if (state.life !== "open") return notOpen(state);
  if (state.house) return rejected("house-room");
  return [{ type: "room-closed", at, found: state.options.found, reason, desk, erases: "all" }];
}

export interface LookWish extends Wish {
  look: Look;
  /** The persons who are here now. */
  present: ReadonlySet<string>;
  /** Whose names are for whoever signed up, by their shape; masks are nobody's. */
  claims?: ReadonlyMap<string, { readonly person: string }>;
}

export interface JoinWish extends LookWish {
  mask: Mask;
  /** By a link that holds. */
  invited: boolean;
  signedUp: boolean;
  /** Hosts the house, and so leads a room that nobody leads. */
  hostsHouse?: boolean;
}

/** Whoever's name is worn there already, or has become somebody else's since they came, walks in as "Ada 2". */
export function join(state: State, wish: JoinWish): Decided {
  if (state.life !== "open") return notOpen(state);
  const { at, by, mask } = wish;
  const led = leads(state, wish) ? [{ type: "host-named" as const, at, whom: mask }] : [];
  const member = state.members.get(by);
  if (member && !isClaimed(member.alike, wish)) return led;
  if (member) return [{ type: "look-changed", at, by, ...named(state, wish, member) }, ...led];
  const refusal = mayNotCome(state, wish);
  if (refusal?.rejected === "waiting" && !state.knocking.has(by)) {
    return [{ type: "newcomer-knocked", at, by, mask, ...wish.look }];
  }
  if (refusal) return refusal;
  return [{ type: "member-joined", at, by, mask, ...named(state, wish, wish.look) }, ...led];
}

function named(state: State, wish: LookWish, look: Look): Look {
  let name = look.name;
  for (let n = 2; taken(state, name, wish); n += 1) name = `${look.name} ${n}`;
  return { ...lookOf(look), name };
}

/** Its hosts stayed in the house that it came from, or are forgotten. Groups of strangers have none. */
const isLedByNobody = ({ life, house, hosts, options }: State): boolean =>
  life === "open" && !house && hosts.size === 0 && options.found !== "nobody";

const leads = (state: State, { hostsHouse }: Pick<JoinWish, "hostsHouse">): boolean =>
  hostsHouse === true && isLedByNobody(state);

function mayNotCome(state: State, wish: JoinWish) {
  const { options, hosts, welcome, removedUntil, members } = state;
  const { at, by } = wish;
  if (hosts.has(by)) return undefined;
  const away = (removedUntil.get(by) ?? 0) - at;
  if (away > 0) return rejected("removed", { retryAfter: away });
  if (isHidden(options.found) && !wish.invited && needsInvite(state, by)) return rejected("no-such-room");
  if (leads(state, wish)) return undefined;
  if (options.signedUp && !wish.signedUp) return rejected("no-guests");
  if (options.locked && !welcome.has(by)) return rejected("room-locked");
  if (options.most > 0 && members.size >= options.most) return rejected("room-full", { limit: options.most });
  if (options.held && !welcome.has(by)) return rejected("waiting");
  return undefined;
}

/** Whether somebody comes into a room by nothing but a link; also into one that is not there, which looks the same. */
export function needsInvite({ life, options, hosts, welcome, knocking }: State, person: string): boolean {
  if (life === "open" && options.found === "everybody") return false;
  if (options.found === "nobody") return true;
  return !hosts.has(person) && !welcome.has(person) && !knocking.has(person);
}

export function leave(state: State, wish: Wish): Decided {
  if (!state.members.has(wish.by)) return [];
  return [{ type: "member-left", at: wish.at, by: wish.by }];
}

/** In a masked room the mask stays, whatever one looks like elsewhere. */
export function changeLook(state: State, wish: LookWish): Decided {
  const member = state.members.get(wish.by);
  if (!member) return rejected("not-a-member");
  const { name } = wish.look;
  if (state.options.masks || looksAlike(member, wish.look)) return [];
  if (member.name !== name && taken(state, name, wish)) return rejected("name-taken");
  return [{ type: "look-changed", at: wish.at, by: wish.by, ...lookOf(wish.look) }];
}

export function answerNewcomer(state: State, wish: Wish & { whom: Mask; welcome: boolean }): Decided {
  const refusal = notByHost(state, wish.by);
  if (refusal) return refusal;
  if (![...state.knocking.values()].includes(wish.whom)) return [];
  return [{ type: "newcomer-answered", at: wish.at, by: wish.by, whom: wish.whom, welcome: wish.welcome }];
}

export function nameHost(state: State, wish: Wish & { whom: Mask }): Decided {
  const { at, by, whom } = wish;
  const found = hostAndOther(state, wish);
  if ("rejected" in found) return found;
  return state.hosts.has(found.person) ? [] : [{ type: "host-named", at, by, whom }];
}

/** Names another host and steps down in one go. */
export function handOver(state: State, wish: Wish & { whom: Mask; mask: Mask }): Decided {
  const { at, by, whom, mask } = wish;
  const found = hostAndOther(state, wish);
  if ("rejected" in found) return found;
  const ended = { type: "host-ended" as const, at, by, whom: mask };
  return state.hosts.has(found.person) ? [ended] : [{ type: "host-named", at, by, whom }, ended];
}

export function stepDown(state: State, wish: Wish & { mask: Mask }): Decided {
  const refusal = notByHost(state, wish.by);
  if (refusal) return refusal;
  if (state.hosts.size === 1) return rejected("last-host");
  return [{ type: "host-ended", at: wish.at, by: wish.by, whom: wish.mask }];
}

/** @param wish.until milliseconds since 1970; 0 ends a mute */
export function mute(state: State, wish: Wish & { whom: Mask; until: number }): Decided {
  const { at, by, whom, until } = wish;
  const found = hostAndOther(state, wish);
  if ("rejected" in found) return found;
  return [{ type: "member-muted", at, by, whom, until }];
}

export function remove(state: State, wish: Wish & { whom: Mask }): Decided {
  const { at, by, whom } = wish;
  const found = hostAndOther(state, wish);
  if ("rejected" in found) return found;
  return [{ type: "member-removed", at, by, whom, until: at + REMOVED_MS }];
}

/** @param wish.looks the versions that hold how they looked */
export function forget(state: State, wish: Wish & { mask: Mask; looks: readonly number[] }): Decided {
  if (state.life !== "open") return [];
  return [{ type: "member-forgotten", at: wish.at, by: wish.by, mask: wish.mask, erases: wish.looks }];
}

/** By the house: what was kept long enough. @param wish.versions those that hold words */
export function expire(state: State, wish: { at: number; upTo: number; versions: number[] }): Decided {
  if (state.life !== "open" || wish.versions.length === 0) return [];
  return [{ type: "words-expired", at: wish.at, upTo: wish.upTo, erases: wish.versions }];
}

/** A host, and a member other than themselves. */
function hostAndOther(state: State, wish: Wish & { whom: Mask }) {
  const refusal = notByHost(state, wish.by);
  if (refusal) return refusal;
  const person = personOf(state, wish.whom);
  if (person === undefined) return rejected("not-a-member");
  return person === wish.by ? rejected("not-oneself") : { person };
}

function notByHost(state: State, by: string | undefined) {
  if (state.life !== "open") return notOpen(state);
  if (by === undefined || state.hosts.has(by)) return undefined;
  return notIn(state, by) ?? rejected("not-a-host");
}

/** Why a person may neither read nor speak in a room. */
export const notIn = ({ life, members, options, shutFor }: State, person: string) =>
  notAmong({ life, members, shutFor, secret: isHidden(options.found) }, person);

function taken(state: State, name: string, wish: LookWish): boolean {
  const shape = alike(name);
  return isClaimed(shape, wish) || isWorn(state, shape, wish);
}

const isClaimed = (shape: string, { claims, by }: LookWish): boolean => (claims?.get(shape)?.person ?? by) !== by;

/** Whether somebody else goes by a name of that shape: they are there, or spoke not long ago. */
export function isWorn(state: State, shape: string, wish: Wish & { present: ReadonlySet<string> }): boolean {
  const isTheirs = (person: string, member: Frozen<Member>) =>
    person !== wish.by &&
    member.alike === shape &&
    (wish.present.has(person) || wish.at - member.spokeAt < NAME_HELD_MS);
  for (const [person, member] of state.members) if (isTheirs(person, member)) return true;
  for (const [person, member] of state.left) if (isTheirs(person, member)) return true;
  return false;
}
