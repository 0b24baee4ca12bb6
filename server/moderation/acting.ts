import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { actsStream, type Mask, roomStream } from "../events.ts";
// What an act takes beyond its decision: whom it means, what it would change, and the messages that it hides.
import type { Chat } from "../heart/chat.ts";
import type { Finish } from "../heart/processes.ts";
import type { Deciding } from "../heart/states.ts";
import type { Look } from "../people/events.ts";
import type { Role } from "../roles/events.ts";
import type { Recall } from "../wire/recall.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import { act, type ActsState, type Authority, refusalToUndo, undo } from "./decide.ts";
import type { ActDone, Deed, Ground, Target } from "./events.ts";
import { saidBy, type Sayings } from "./hiding.ts";
import type { Act, Moderation } from "./view.ts";

/** What acting needs of the house. */
export interface Acting extends Sayings {
  chat: Chat;
  deciding: Deciding<ActsState>;
  /** Waits until an act hides all that it should, and until it hides nothing any more. */
  hidden: Finish;
  shown: Finish;
  recall: Recall;
  now(): number;
  moderation(): Frozen<Moderation>;
  roleOf(person: string): Role | undefined;
  isHost(room: string, person: string): boolean;
  /** The person who wears a mask in a room, or lately did. */
  wearerOf(room: string, mask: Mask): string | undefined;
  lookOf(person: string): Look | undefined;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** Rooms of which nothing may be in a file. */
  isFleeting(room: string): boolean;
  networkOf(person: string): string | undefined;
  /** Persons who are here now, by what their tabs show. */
  here(): Iterable<{ person: string; network: string }>;
  /** Ends what somebody follows in a room, so that they ask for it anew. */
  followAnew(room: string, person: string): void;
}

/** What a moderator wishes to do. */
export interface Wish {
  target: Target;
  deed: Exclude<Deed, "hide">;
  /** Where alone it is to hold; without, in the whole house. */
  room?: string;
  /** For so many milliseconds; null: for good. */
  ms: number | null;
  /** Also for whoever else comes from their network. */
  network: boolean;
  /** Hides all that they said, too. */
  purge: boolean;
  ground: Ground;
  note?: string;
}

interface Meant {
  person: string;
  name: string;
  /** In which room they were seen. */
  room?: string;
  from?: { room: string; version: number };
}

/** What an act would do, counted on what is there now. */
export interface Preview {
  messages: number;
  rooms: number;
  /** People who are here now and would be stopped: the one meant, and with their network the others. */
  here: number;
  hereOfNetwork: number;
  name: string;
}

export async function hideMessage(
  house: Acting,
  by: string,
  wish: { room: string; version: number; ground: Ground },
): Promise<{ act: string }> {
  const { room, version, ground } = wish;
  mustBeAllowed(house, by, room);
  if (house.moderation().hidden.get(room)?.has(version)) refuse(rejected("hidden-already"));
  const meant = await whoIs(house, { room, version });
  const done = { act: newName(), deed: "hide" as const, whom: meant.person, name: meant.name, ground };
  await record(house, by, room, { ...done, from: { room, version }, pending: true }, room);
  await house.hidden(done.act);
  return { act: done.act };
}

export async function preview(house: Acting, by: string, wish: Wish): Promise<Preview> {
  mustBeAllowedTo(house, by, wish);
  const meant = await whoIs(house, wish.target);
  const said = wish.purge || wish.deed === "purge" ? await saidBy(house, meant.person, wish.room) : [];
  const network = house.networkOf(meant.person);
  const persons = new Set<string>();
  const others = new Set<string>();
  for (const one of house.here()) {
    if (one.person === meant.person) persons.add(one.person);
    else if (network !== undefined && one.network === network && !house.roleOf(one.person)) others.add(one.person);
  }
  return {
    messages: said.reduce((sum, { versions }) => sum + versions.length, 0),
    rooms: said.length,
    here: persons.size,
    hereOfNetwork: others.size,
    name: meant.name,
  };
}

export async function restrain(house: Acting, by: string, wish: Wish): Promise<{ act: string }> {
  const { deed, room, ms, ground, note } = wish;
  mustBeAllowedTo(house, by, wish);
  const meant = await whoIs(house, wish.target);
  const network = wish.network ? house.networkOf(meant.person) : undefined;
  const purges = wish.purge || deed === "purge";
  const name = newName();
  const done = {
    act: name,
    deed,
    whom: meant.person,
    name: meant.name,
    ground,
    ...(network !== undefined && { network }),
    ...(ms !== null && deed !== "purge" && { until: house.now() + ms }),
    ...(note !== undefined && { note }),
    ...(purges && { purges: true as const, pending: true as const }),
    ...(meant.from && { from: meant.from }),
  };
  await record(house, by, room, done, meant.room);
  await house.hidden(name);
  return { act: name };
}

export async function undoAct(house: Acting, by: string, name: string): Promise<void> {
  const { acts, undone } = house.moderation();
  const known = acts.get(name) ?? undone.get(name) ?? refuse(rejected("no-such-act"));
  const wish = { at: house.now(), ...rightsOver(house, known, by), act: name };
  if (acts.has(name)) return lift(house, known, (state) => undo(state, wish));
  const refusal = refusalToUndo(known, wish);
  if (refusal) refuse(refusal);
  await house.shown(name);
}

/** What an act had changed is as if it had not been. @param decide what undoes it */
export async function lift(
  house: Acting,
  known: Frozen<Act>,
  decide: (state: Frozen<ActsState>) => ReturnType<typeof undo>,
): Promise<void> {
  // Nothing is to be hidden after it is shown again. What could not be hidden yet need not be any more.
  await house.hidden(known.act).catch(() => {});
  accepted(await house.chat.carryOut(actsStream(known.room), house.deciding, decide));
  stopHolding(house, known);
  await house.shown(known.act);
}

/** Who would undo an act, by which right, and which one whoever did it has. */
export function rightsOver(house: Acting, known: Frozen<Act>, by: string) {
  const [authority, theirs] = [by, known.by].map((one) => authorityOf(house, one, known.room));
  return { by, authority, theirs };
}

/** By which right somebody acts in a room, or in the whole house. */
function authorityOf(house: Acting, person: string, room: string | undefined): Authority | undefined {
  const role = house.roleOf(person);
  if (role) return role;
  return room !== undefined && house.isHost(room, person) ? "room-host" : undefined;
}

function mustBeAllowed(house: Acting, by: string, room: string | undefined): Authority {
  return authorityOf(house, by, room) ?? refuse(rejected("not-a-moderator"));
}

/** A room's host means whom they see there: nothing is to tell them who wears a mask of another room. */
function mustBeAllowedTo(house: Acting, by: string, { room, target }: Wish): void {
  const authority = mustBeAllowed(house, by, room);
  if (authority === "room-host" && !("room" in target && target.room === room)) refuse(rejected("not-a-moderator"));
}

/** @param seenIn the room in which the one meant was seen */
async function record(
  house: Acting,
  by: string,
  room: string | undefined,
  done: Omit<ActDone, "type">,
  seenIn: string | undefined,
): Promise<void> {
  const { chat, deciding } = house;
  const authority = authorityOf(house, by, room);
  const theirs = authorityOf(house, done.whom, room);
  const leavesTraces = seenIn !== undefined && house.isFleeting(seenIn) && seenIn !== room;
  const told = leavesTraces ? withoutTraces(done) : done;
  const wish = { at: house.now(), by, authority, theirs, done: told };
  accepted(await chat.carryOut(actsStream(room), deciding, (state) => act(state, wish)));
}

/** Nothing of a room in memory is in a file, not even what somebody is called there. */
function withoutTraces({ from: _, ...done }: Omit<ActDone, "type">): Omit<ActDone, "type"> {
  return { ...done, name: "" };
}

async function whoIs(house: Acting, target: Target): Promise<Meant> {
  if ("person" in target) {
    const name = house.lookOf(target.person)?.name;
    return name === undefined ? refuse(rejected("no-such-person")) : { person: target.person, name };
  }
  const { room } = target;
  const person = "version" in target ? await authorOf(house, room, target.version) : house.wearerOf(room, target.whom);
  if (person === undefined) return refuse(rejected("version" in target ? "no-such-message" : "no-such-person"));
  const name = house.looksIn(room)[house.maskOf(person, room)]?.name ?? "";
  return { person, name, room, ...("version" in target && { from: { room, version: target.version } }) };
}

async function authorOf({ log }: Acting, room: string, version: number): Promise<string | undefined> {
  const [event] = await log.readEach(roomStream(room), [version]);
  return event?.type === "message-posted" ? event.by : undefined;
}

/** Makes itself felt at once, on every open socket. */
export function takeEffect(house: Acting, name: string): void {
  const done = house.moderation().acts.get(name);
  if (!done) return;
  const { whom, network, room, deed } = done;
  const isMeant = (one: { person?: string; network: string }) =>
    one.person === whom || (network !== undefined && one.network === network && !house.roleOf(one.person ?? ""));
  if (deed === "ban" && room === undefined) {
    house.recall.those(isMeant);
    return;
  }
  if (deed !== "ban" && deed !== "shadow-mute") return;
  const persons = new Set([whom, ...[...house.here()].filter(isMeant).map(({ person }) => person)]);
  const rooms = room === undefined ? house.openRooms() : [room];
  for (const one of rooms) for (const person of persons) house.followAnew(one, person);
}

/** Whoever reads why they are out is let in again. */
function stopHolding(house: Acting, { deed, room, whom, network }: Frozen<Act>): void {
  if (deed !== "ban" || room !== undefined) return;
  house.recall.those((one) => one.person === whom || (network !== undefined && one.network === network));
}

const newName = (): string => crypto.randomUUID();
