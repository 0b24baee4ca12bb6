import { isRejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { type HouseEvent, isFleeting, type Recorded, roomStream } from "../events.ts";
// Erases what was kept long enough; and what was said in rooms in memory that everybody has left.
import type { Chat } from "../heart/chat.ts";
import type { Deciding } from "../heart/states.ts";
import type { Log } from "../log/log.ts";
import { close, expire } from "./decide.ts";
import { keptMs } from "./options.ts";
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
  const expiry = new Expiry(house);
  let going = false;
  const timer = setInterval(() => {
    if (going) return;
    going = true;
    void expiry
      .round()
      .catch(failed)
      .finally(() => (going = false));
  }, ROUND_MS);
  return () => clearInterval(timer);
}

export class Expiry {
  /** Rooms in memory in which nobody was at the last round. */
  private readonly empty = new Set<string>();
  /** Up to which version a room was looked through. */
  private readonly seenTo = new Map<string, number>();

  constructor(private readonly house: House) {}

  async round(): Promise<void> {
    for (const [room, { open, options }] of this.house.rooms()) {
      if (!open) continue;
      const kept = keptMs(options.keep);
      if (Number.isFinite(kept)) await this.expireUntil(room, this.house.now() - kept);
      if (isFleeting(room)) await this.forgetIfLeft(room);
    }
  }

  /** @param until milliseconds since 1970 */
  private async expireUntil(room: string, until: number): Promise<void> {
    for (;;) {
      const read = await this.unseen(room);
      const fresh = read.findIndex(({ at }) => at >= until);
      const old = fresh < 0 ? read : read.slice(0, fresh);
      if (!(await this.expire(room, old)) || fresh >= 0 || read.length < AT_ONCE) return;
    }
  }

  /** What is kept only while it is said goes with the last one: at the second round in which nobody is there. */
  private async forgetIfLeft(room: string): Promise<void> {
    const { house, empty } = this;
    if (house.here(room) > 0) return void empty.delete(room);
    if (!empty.has(room)) return void empty.add(room);
    if (house.rooms().get(room)?.house) return this.expireUntil(room, Number.POSITIVE_INFINITY);
    empty.delete(room);
    this.seenTo.delete(room);
    await house.chat.carryOut(roomStream(room), house.deciding, (state) => close(state, { at: house.now() }));
  }

  private async unseen(room: string): Promise<Recorded<HouseEvent>[]> {
    const after = this.seenTo.get(room) ?? this.house.rooms().get(room)?.expiredTo ?? 0;
    return (await this.house.log.read(roomStream(room), { after }, AT_ONCE)) as Recorded<HouseEvent>[];
  }

  /** Answers whether these are done with. */
  private async expire(room: string, old: readonly Recorded<HouseEvent>[]): Promise<boolean> {
    const { chat, log, deciding, now } = this.house;
    const upTo = old.at(-1)?.version;
    if (upTo === undefined) return false;
    const stream = roomStream(room);
    const versions = await wordsOf(log, stream, old);
    const answer = await chat.carryOut(stream, deciding, (state) => expire(state, { at: now(), upTo, versions }));
    if (isRejection(answer)) return false;
    this.seenTo.set(room, upTo);
    return true;
  }
}

/** The versions that hold words of these messages, their edits included. */
async function wordsOf(log: Log, stream: string, events: readonly Recorded<HouseEvent>[]): Promise<number[]> {
  const posted = events.filter(({ type }) => type === "message-posted");
  const concerning = await Promise.all(posted.map(({ version }) => log.concerning(stream, version)));
  const edited = concerning.flat().filter(({ type }) => type === "message-edited");
  return [...posted, ...edited].filter(({ erased }) => !erased).map(({ version }) => version);
}
