import { isRejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { actsStream, type HouseEvent, isFleeting, type Mask, type Recorded, roomStream } from "../events.ts";
// What acts hide: all that somebody said before an act is hidden after it, and shown again after it is undone.
import type { Chat } from "../heart/chat.ts";
import type { Process } from "../heart/processes.ts";
import type { Deciding } from "../heart/states.ts";
import type { Log } from "../log/log.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import { type ActsState, carriedOut } from "./decide.ts";
import type { Act, Moderation } from "./view.ts";

/** Events read in one go while looking for what somebody said. */
const STRIDE = 1_000;
/** Versions that one event hides: a line of some kilobytes. */
const HIDDEN_AT_ONCE = 1_000;

/** What it takes to find what somebody said. */
export interface Sayings {
  log: Log;
  maskOf(person: string, room: string): Mask;
  looksIn(room: string): Frozen<Record<Mask, unknown>>;
  /** Rooms that are open. */
  openRooms(): Iterable<string>;
}

export interface Hiding extends Sayings {
  chat: Chat;
  deciding: Deciding<ActsState>;
  /** Of a room, whether it is there to be written in. */
  life: Deciding<{ life: "unknown" | "open" | "closed" }>;
  now(): number;
  moderation(): Frozen<Moderation>;
}

export const hiding = (house: Hiding): Process => ({
  name: "hiding",
  begins: new Set(["act-done"]),
  open: () => house.moderation().pending,
  async run(name) {
    const act = house.moderation().acts.get(name);
    if (!act) return;
    for (const { room, versions } of await meantBy(house, act)) await hide(house, name, room, versions);
    const decide = (state: Frozen<ActsState>) => carriedOut(state, { at: house.now(), act: name });
    accepted(await house.chat.carryOut(actsStream(act.room), house.deciding, decide));
  },
});

export const showing = (house: Hiding): Process => ({
  name: "showing",
  begins: new Set(["act-undone"]),
  open: () => house.moderation().undone,
  async run(name) {
    for (const room of house.moderation().undone.get(name)?.hidesIn ?? []) await show(house, name, room);
  },
});

async function meantBy(house: Hiding, act: Frozen<Act>): Promise<{ room: string; versions: number[] }[]> {
  const { deed, from, whom, room } = act;
  if (deed === "hide") return from ? [{ room: from.room, versions: [from.version] }] : [];
  return saidBy(house, whom, room, act);
}

/**
 * The messages of a person that may still be read, by room.
 * @param before what was said after this act is not meant
 */
export async function saidBy(house: Sayings, person: string, room: string | undefined, before?: Frozen<Act>) {
  const found: { room: string; versions: number[] }[] = [];
  for (const one of room === undefined ? [...house.openRooms()] : [room]) {
    // Whoever never was in a room has no look there.
    if (!(house.maskOf(person, one) in house.looksIn(one))) continue;
    const versions = await saidIn(house.log, one, person, seqOf(before, one));
    if (versions.length > 0) found.push({ room: one, versions });
  }
  return found;
}

/** Rooms in memory have an order of their own, which tells nothing of what happened outside. */
function seqOf(act: Frozen<Act> | undefined, room: string): number {
  const isComparable = act && isFleeting(act.room ?? "") === isFleeting(room);
  return isComparable ? act.seq : Number.POSITIVE_INFINITY;
}

async function saidIn(log: Log, room: string, person: string, before: number): Promise<number[]> {
  const said = new Set<number>();
  let upTo = 0;
  for (let after = 0; ;) {
    const events = (await log.read(roomStream(room), { after }, STRIDE)) as Recorded<HouseEvent>[];
    for (const event of events) {
      if (event.seq < before) upTo = event.version;
      follow(said, event, person);
    }
    const last = events.at(-1);
    if (!last) return [...said].filter((version) => version <= upTo).sort((a, b) => a - b);
    after = last.version;
  }
}

function follow(said: Set<number>, event: Recorded<HouseEvent>, person: string): void {
  if (event.type === "room-closed" || event.type === "room-opened") said.clear();
  if (event.by !== person) return;
  if (event.type === "message-posted" && !event.erased) said.add(event.version);
  if (event.type === "message-edited" && !event.erased && event.about) said.add(event.about);
  if (event.type === "message-erased" && event.about) said.delete(event.about);
}

async function hide(house: Hiding, name: string, room: string, versions: readonly number[]): Promise<void> {
  const hidden = house.moderation().hidden.get(room);
  const left = versions.filter((version) => !hidden?.get(version)?.includes(name));
  for (const some of inPieces(left)) await tell(house, room, { type: "messages-hidden", act: name, versions: some });
}

async function show(house: Hiding, name: string, room: string): Promise<void> {
  const hidden = [...(house.moderation().hidden.get(room) ?? [])];
  const versions = hidden.filter(([, acts]) => acts.includes(name)).map(([version]) => version);
  for (const some of inPieces(versions)) await tell(house, room, { type: "messages-shown", act: name, versions: some });
}

function* inPieces(versions: readonly number[]): Generator<number[]> {
  for (let first = 0; first < versions.length; first += HIDDEN_AT_ONCE)
    yield versions.slice(first, first + HIDDEN_AT_ONCE);
}

/** By nobody: who moderates is not told to the room. Nothing is hidden by an act that was undone meanwhile. */
async function tell(
  { chat, life, now, moderation }: Hiding,
  room: string,
  event: { type: "messages-hidden" | "messages-shown"; act: string; versions: number[] },
): Promise<void> {
  const told = { ...event, at: now() };
  const stands = () => event.type === "messages-shown" || moderation().acts.has(event.act);
  const answer = await chat.carryOut(roomStream(room), life, ({ life }) => (life === "open" && stands() ? [told] : []));
  if (isRejection(answer)) refuse(answer);
}
