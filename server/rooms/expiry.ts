// Erases what was kept long enough, once a minute; and the rooms in memory that everybody has left.
import type { Chat, Deciding } from "../chat.ts";
import { type HouseEvent, type Recorded, roomStream } from "../events.ts";
import type { Frozen } from "../fold.ts";
import type { Log } from "../log/log.ts";
import { close, expire } from "./decide.ts";
import { isFleeting, keptMs } from "./options.ts";
import type { RoomState } from "./state.ts";
import type { RoomView } from "./view.ts";

/** Between two rounds. */
const ROUND_MS = 60_000;
/** Events looked at for one erasure: the room is not kept waiting for more. */
const AT_ONCE = 500;

interface House {
  chat: Chat;
  log: Log;
  deciding: Deciding<RoomState>;
  rooms(): Frozen<Map<string, RoomView>>;
  here(room: string): number;
  now(): number;
}

/** Goes round until it is stopped. @param failed told when a round broke off; the next one tries again */
export function keepExpiring(house: House, failed: (error: unknown) => void): () => void {
  const empty = new Set<string>();
  const timer = setInterval(() => void round(house, empty).catch(failed), ROUND_MS);
  return () => clearInterval(timer);
}

/** @param empty the fleeting rooms in which nobody was at the last round */
export async function round(house: House, empty: Set<string>): Promise<void> {
  for (const [room, { open, options, expiredTo }] of house.rooms()) {
    if (!open) continue;
    const kept = keptMs(options.keep);
    if (Number.isFinite(kept)) await expireIn(house, room, expiredTo, house.now() - kept);
    if (isFleeting(room)) await forgetIfLeft(house, room, empty);
  }
}

async function expireIn(house: House, room: string, expiredTo: number, before: number): Promise<void> {
  const stream = roomStream(room);
  for (let after = expiredTo; ; ) {
    const read = (await house.log.read(stream, { after }, AT_ONCE)) as Recorded<HouseEvent>[];
    const fresh = read.findIndex(({ at }) => at >= before);
    const old = fresh < 0 ? read : read.slice(0, fresh);
    const upTo = old.at(-1)?.version;
    if (upTo === undefined) return;
    const versions = await wordsOf(house.log, stream, old);
    await house.chat.carryOut(stream, house.deciding, (state) => expire(state, { at: house.now(), upTo, versions }));
    if (fresh >= 0 || read.length < AT_ONCE) return;
    after = upTo;
  }
}

/** The versions that hold words of these messages, their edits included. */
async function wordsOf(log: Log, stream: string, events: Recorded<HouseEvent>[]): Promise<number[]> {
  const messages = events.filter(({ type, erased }) => type === "message-posted" && !erased);
  const edits = await Promise.all(
    events.filter(({ type }) => type === "message-posted").map(({ version }) => log.concerning(stream, version)),
  );
  const edited = edits.flat().filter(({ type, erased }) => type === "message-edited" && !erased);
  return [...messages, ...edited].map(({ version }) => version);
}

/** What is kept only while it is said is gone with the last one: at the second round in which nobody is there. */
async function forgetIfLeft(house: House, room: string, empty: Set<string>): Promise<void> {
  if (house.here(room) > 0 || !empty.has(room)) {
    if (house.here(room) > 0) empty.delete(room);
    else empty.add(room);
    return;
  }
  const stream = roomStream(room);
  if (!house.rooms().get(room)?.house) {
    empty.delete(room);
    await house.chat.carryOut(stream, house.deciding, (state) => close(state, { at: house.now() }));
    return;
  }
  const read = (await house.log.read(stream, { after: 0 }, Number.MAX_SAFE_INTEGER)) as Recorded<HouseEvent>[];
  const versions = await wordsOf(house.log, stream, read);
  const upTo = read.at(-1)?.version ?? 0;
  await house.chat.carryOut(stream, house.deciding, (state) => expire(state, { at: house.now(), upTo, versions }));
}
