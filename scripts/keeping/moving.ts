import { tidy, tidyLine, tidyName } from "../../server/base/text.ts";
import { newToken } from "../../server/base/tokens.ts";
// What is recorded of a room that comes from another house. Its people are known by their masks alone, and are in no
// room here; what they said is theirs, under the names that they had, at the time when they said it.
import { fromElsewhere, type InRoom, type Recorded, type Unplaced } from "../../server/events.ts";
import { NAME_CHARS, ROOM_NAME_CHARS, TOPIC_CHARS } from "../../server/limits.ts";
import type { RoomOpened } from "../../server/rooms/events.ts";
import { type Options, optionsOf } from "../../server/rooms/options.ts";
import { slugOf } from "../../server/rooms/slug.ts";
import type { Line, RoomFile } from "./room.ts";

type Told = Unplaced<InRoom>;

/** Ids and origins of the rooms that a record has open. */
export async function openRooms(record: AsyncIterable<Recorded[]> | Iterable<Recorded[]>) {
  const open = new Map<string, { id: string; origin: RoomOpened["origin"] }>();
  for await (const events of record) {
    for (const event of events as Recorded<InRoom>[]) {
      const id = event.stream.replace(/^room:/, "");
      if (event.type === "room-opened" && !event.erased) open.set(id, { id, origin: event.origin });
      if (event.type === "room-closed") open.delete(id);
    }
  }
  return [...open.values()];
}

/** As the house itself would call it; beside one of that name with a number. */
export function idFor({ name, found }: Options, taken: ReadonlySet<string>): string {
  const wished = found === "link" ? newToken().slice(0, 16) : slugOf(nameIn(name)) || "room";
  let id = wished;
  for (let n = 2; taken.has(id); n++) id = `${wished}-${n}`;
  return id;
}

const textOr = (tidied: ReturnType<typeof tidyLine>, otherwise: string): string =>
  "text" in tidied ? tidied.text : otherwise;

const nameIn = (name: string): string => textOr(tidyName(name, ROOM_NAME_CHARS), "room");

/** @param after the version of the stream's newest event @param now milliseconds since 1970 */
export function eventsOf(room: RoomFile, lines: readonly Line[], after: number, now: number): Told[] {
  const { origin, options, looks } = room;
  const events: Told[] = [
    {
      type: "room-opened",
      // When it was first spoken in, at the latest: nothing is said before there is a room.
      at: Math.min(now, ...lines.slice(0, 1).map(({ at }) => Date.parse(at))),
      house: false,
      origin,
      ...optionsOf(options),
      name: nameIn(options.name),
      topic: textOr(tidyLine(options.topic, TOPIC_CHARS), ""),
    },
    ...Object.entries(looks).map(([mask, { name, hue, face, avatar }]) => ({
      type: "look-changed" as const,
      at: now,
      by: fromElsewhere(mask),
      name: textOr(tidyName(name, NAME_CHARS), "Guest"),
      hue,
      face,
      ...(avatar !== undefined && { avatar }),
    })),
  ];
  /** By the version that a message had, its version here and its author. */
  const placed = new Map<number, { version: number; by: string }>();
  for (const one of lines) {
    const version = after + events.length + 1;
    placed.set(one.version, { version, by: one.by });
    events.push(...saidAgain(one, version, one.replyTo === undefined ? undefined : placed.get(one.replyTo)));
  }
  return events;
}

function saidAgain(line: Line, version: number, answered: { version: number; by: string } | undefined): Told[] {
  const at = Date.parse(line.at);
  const by = fromElsewhere(line.by);
  const tidied = tidy(line.text);
  if ("problem" in tidied) throw new Error(`Message ${line.version} cannot be said here: ${tidied.problem}.`);
  const said = { id: newToken(), ...(answered && { replyTo: answered.version, replyToBy: answered.by }) };
  const posted: Told[] = line.edited
    ? [
        { type: "message-posted", at, by, ...said, text: "" },
        { type: "message-edited", at, by, about: version, ...said, text: tidied.text },
      ]
    : [{ type: "message-posted", at, by, ...said, text: tidied.text }];
  const reactions = Object.entries(line.reactions).flatMap(([emoji, masks]) =>
    masks.map((mask): Told => ({ type: "reaction-added", at, by: fromElsewhere(mask), about: version, emoji })),
  );
  return [...posted, ...reactions];
}
