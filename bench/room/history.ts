// A house that has been talked in for long, written through its own log.
import { join } from "node:path";
import { hashOf, newToken } from "../../server/base/tokens.ts";
import { type HouseEvent, personStream, roomStream, type Unplaced } from "../../server/events.ts";
import { Masks, readSecret } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import { guestName } from "../../server/people/names.ts";
import { PLAIN } from "../../server/rooms/options.ts";

export interface History {
  /** In all rooms together. */
  messages: number;
  /** In the room "largest", and in the room "smallest". */
  largest: number;
  smallest: number;
  /** How many rooms "long-0" … share the other messages; as many rooms "short-0" … have as few as the smallest. */
  pairs: number;
}

/** Words that stand in the first and in the last message of every room alone. */
export const OLDEST_WORD = "okapi";
export const NEWEST_WORD = "wombat";

const PEOPLE = 1_000;
/** Of one room's people, who speak in turn. */
const MEMBERS = 20;
/** Events handed to the log at once. */
const CHUNK = 1_000;
/** Rooms that are written side by side, as they would be in life. */
const SIDE_BY_SIDE = 10;
/** Messages come this far apart. */
const SPACING_MS = 100;

export async function writeHistory(data: string, history: History): Promise<void> {
  const log = await openLog({ folder: join(data, "log"), onFailure: fail });
  const masks = new Masks(readSecret(join(data, "secret")));
  const people = Array.from({ length: PEOPLE }, (_, i) => `p_${i.toString(16).padStart(32, "0")}`);
  const begin = Date.now() - history.messages * SPACING_MS;

  async function write(stream: string, events: readonly Unplaced<HouseEvent>[]): Promise<void> {
    const written = await log.append(stream, log.versionOf(stream), events);
    if (written.outcome !== "recorded") throw new Error(`${stream} could not be written: ${written.outcome}.`);
  }

  async function talk(room: string, messages: number): Promise<void> {
    const first = Bun.hash.crc32(room) % PEOPLE;
    const members = Array.from({ length: MEMBERS }, (_, i) => people[(first + i) % PEOPLE]!);
    const at = begin;
    await write(roomStream(room), [
      { ...PLAIN, type: "room-opened", at, by: members[0]!, name: room, keep: "ever", house: false },
      ...members.map((by) => ({ type: "member-joined" as const, at, by, mask: masks.of(by, room), ...lookOf(by) })),
    ]);
    for (let said = 0; said < messages; said += CHUNK) {
      const count = Math.min(CHUNK, messages - said);
      const chunk = Array.from({ length: count }, (_, i) => message(members, said + i, begin));
      if (said === 0) Object.assign(chunk[0]!, { text: `It began with ${OLDEST_WORD}.` });
      if (said + count === messages) Object.assign(chunk.at(-1)!, { text: `It ends with ${NEWEST_WORD}.` });
      await write(roomStream(room), chunk);
    }
  }

  await Promise.all(
    people.map((by) =>
      write(personStream(by), [{ type: "guest-arrived", at: begin, by, session: hashOf(newToken()), ...lookOf(by) }]),
    ),
  );
  const rooms = roomsOf(history);
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let next = rooms.shift(); next; next = rooms.shift()) await talk(next.room, next.messages);
    }),
  );
  await log.close();
}

function roomsOf({ messages, largest, smallest, pairs }: History): { room: string; messages: number }[] {
  const others = messages - largest - smallest * (pairs + 1);
  return [
    { room: "largest", messages: largest },
    { room: "smallest", messages: smallest },
    ...Array.from({ length: pairs }, (_, i) => ({ room: `long-${i}`, messages: Math.round(others / pairs) })),
    ...Array.from({ length: pairs }, (_, i) => ({ room: `short-${i}`, messages: smallest })),
  ];
}

const message = (members: readonly string[], n: number, begin: number): Unplaced<HouseEvent> => ({
  type: "message-posted",
  at: begin + n * SPACING_MS,
  by: members[n % members.length]!,
  id: `${n.toString(36).padStart(10, "0")}-${"0".repeat(10)}`,
  text: "Could you say that again, a little slower? I lost the thread halfway, somewhere after the second cup of tea.",
});

function lookOf(person: string) {
  const n = Number.parseInt(person.slice(-6), 16);
  return {
    name: guestName(
      () => n / PEOPLE,
      () => false,
    ),
    hue: n % 360,
    face: n % 2 ** 15,
  };
}

function fail(error: Error): never {
  throw error;
}
