// What an act takes beyond its decision: whom it means, what it would change, and the messages that it hides.
import type { Chat, Deciding } from "../chat.ts";
import { isRejection, rejected } from "../decision.ts";
import { actsStream, type HouseEvent, type Mask, type Recorded, roomStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import type { Log } from "../log/log.ts";
import type { Look } from "../people/events.ts";
import type { Recall } from "../recall.ts";
import type { Role } from "../roles/events.ts";
import { accepted, refuse } from "../trpc.ts";
import { act, type ActsState, type Authority, undo } from "./decide.ts";
import type { ActDone, Deed, Ground, Target } from "./events.ts";
import type { Act, Moderation } from "./view.ts";

/** Events read in one go while looking for what somebody said. */
const STRIDE = 1_000;
/** Versions that one event hides: a line of some kilobytes. */
const HIDDEN_AT_ONCE = 1_000;

/** What acting needs of the house. */
export interface Acting {
  chat: Chat;
  log: Log;
  deciding: Deciding<ActsState>;
  /** Of a room, whether it is there to be written in. */
  life: Deciding<{ life: "unknown" | "open" | "closed" }>;
  recall: Recall;
  now(): number;
  moderation(): Frozen<Moderation>;
  roleOf(person: string): Role | undefined;
  isHost(room: string, person: string): boolean;
  maskOf(person: string, room: string): Mask;
  /** The person who wears a mask in a room, or lately did. */
  wearerOf(room: string, mask: Mask): string | undefined;
  lookOf(person: string): Look | undefined;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** Rooms that are open. */
  openRooms(): Iterable<string>;
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
  await record(house, by, room, { ...done, from: { room, version } }, room);
  await hide(house, done.act, room, [version]);
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
    ...(purges && { purges: true as const }),
    ...(meant.from && { from: meant.from }),
  };
  await record(house, by, room, done, meant.room);
  takeEffect(house, name);
  if (purges)
    for (const { room: one, versions } of await saidBy(house, meant.person, room))
      await hide(house, name, one, versions);
  return { act: name };
}

export async function undoAct(house: Acting, by: string, name: string): Promise<void> {
  const known = house.moderation().acts.get(name);
  if (!known) refuse(rejected("no-such-act"));
  const { deciding, chat } = house;
  const wish = { at: house.now(), ...rightsOver(house, known, by), act: name };
  accepted(await chat.carryOut(actsStream(known.room), deciding, (state) => undo(state, wish)));
  await lift(house, known);
}

/** What an act had changed is as if it had not been: to be called once it is undone. */
export async function lift(house: Acting, known: Frozen<Act>): Promise<void> {
  stopHolding(house, known);
  for (const room of known.hidesIn) await show(house, known.act, room);
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

/** The messages of a person that may still be read, by room. */
async function saidBy(house: Acting, person: string, room: string | undefined) {
  const found: { room: string; versions: number[] }[] = [];
  for (const one of room === undefined ? house.openRooms() : [room]) {
    // Whoever never was in a room has no look there.
    if (!(house.maskOf(person, one) in house.looksIn(one))) continue;
    const versions = await saidIn(house.log, one, person);
    if (versions.length > 0) found.push({ room: one, versions });
  }
  return found;
}

async function saidIn(log: Log, room: string, person: string): Promise<number[]> {
  const versions = new Set<number>();
  for (let after = 0; ;) {
    const events = (await log.read(roomStream(room), { after }, STRIDE)) as Recorded<HouseEvent>[];
    for (const event of events) follow(versions, event, person);
    const last = events.at(-1);
    if (!last) return [...versions].sort((a, b) => a - b);
    after = last.version;
  }
}

function follow(versions: Set<number>, event: Recorded<HouseEvent>, person: string): void {
  if (event.type === "room-closed" || event.type === "room-opened") versions.clear();
  if (event.by !== person) return;
  if (event.type === "message-posted" && !event.erased) versions.add(event.version);
  if (event.type === "message-edited" && !event.erased && event.about) versions.add(event.about);
  if (event.type === "message-erased" && event.about) versions.delete(event.about);
}

async function hide(house: Acting, name: string, room: string, versions: readonly number[]): Promise<void> {
  for (let first = 0; first < versions.length; first += HIDDEN_AT_ONCE) {
    const some = versions.slice(first, first + HIDDEN_AT_ONCE);
    await tell(house, room, { type: "messages-hidden", act: name, versions: some });
  }
}

async function show(house: Acting, name: string, room: string): Promise<void> {
  const hidden = [...(house.moderation().hidden.get(room) ?? [])];
  const versions = hidden.filter(([, acts]) => acts.includes(name)).map(([version]) => version);
  for (let first = 0; first < versions.length; first += HIDDEN_AT_ONCE) {
    const some = versions.slice(first, first + HIDDEN_AT_ONCE);
    await tell(house, room, { type: "messages-shown", act: name, versions: some });
  }
}

/** By nobody: who moderates is not told to the room. Nothing is hidden by an act that was undone meanwhile. */
async function tell(
  { chat, life, now, moderation }: Acting,
  room: string,
  event: { type: "messages-hidden" | "messages-shown"; act: string; versions: number[] },
): Promise<void> {
  const told = { ...event, at: now() };
  const stands = () => event.type === "messages-shown" || moderation().acts.has(event.act);
  const answer = await chat.carryOut(roomStream(room), life, ({ life }) => (life === "open" && stands() ? [told] : []));
  if (isRejection(answer)) refuse(answer);
}

const newName = (): string => crypto.randomUUID();
