// A room as it leaves a house, and as it comes into another: a folder with room.json, messages.ndjson, page.html, and
// the pictures that people wear in avatars/.
import { join } from "node:path";
import { z } from "zod";
import type { InRoom, Recorded } from "../../server/events.ts";
import type { Masks } from "../../server/heart/masks.ts";
import { eventsIn } from "../../server/log/verify.ts";
import { type Timeline, timeline } from "../../server/messages/view.ts";
import { optionsOf } from "../../server/rooms/options.ts";
import { optionsShape } from "../../server/rooms/shapes.ts";
import { type RoomView, roomView } from "../../server/rooms/view.ts";
import { recordIn } from "./record.ts";

export const ROOM_FILE = "room.json";
export const MESSAGES_FILE = "messages.ndjson";
export const PAGE_FILE = "page.html";
/** Of a room's folder, and of a house's. */
export const PICTURES = "avatars";
export const pictureIn = (folder: string, avatar: string): string => join(folder, PICTURES, `${avatar}.webp`);

const mask = z.string().regex(/^[\w-]{1,64}$/);
const avatar = z.string().regex(/^[\w-]{22}$/);
const look = z.object({
  name: z.string().max(200),
  hue: z.int().min(0).max(359),
  face: z.int().min(0),
  avatar: avatar.optional(),
});

export const roomShape = z.object({
  /** Of this folder's files. */
  format: z.literal(1),
  origin: z.object({ house: z.string().min(1).max(64), room: z.string().min(1).max(100) }),
  options: optionsShape,
  looks: z.record(mask, look),
});
export type RoomFile = z.infer<typeof roomShape>;

export const lineShape = z.object({
  version: z.int().positive(),
  at: z.iso.datetime(),
  by: mask,
  name: z.string().max(200),
  text: z.string().min(1).max(20_000),
  replyTo: z.int().positive().optional(),
  edited: z.boolean().optional(),
  /** Who reacted, by emoji. */
  reactions: z.record(z.string().max(64), z.array(mask)),
});
export type Line = z.infer<typeof lineShape>;

export interface Found {
  id: string;
  view: RoomView;
  timeline: Timeline;
}

/** The open rooms of a record with this id or name. A server may be writing to it. */
export async function roomsIn(data: string, wanted: string, masks: Masks): Promise<Found[]> {
  const rooms = new Map<string, Found>();
  for await (const events of eventsIn(recordIn(data))) {
    for (const event of events as Recorded<InRoom>[]) {
      const id = /^room:(.+)$/.exec(event.stream)?.[1];
      if (id === undefined) continue;
      const room = rooms.get(id) ?? { id, view: roomView.start(), timeline: timeline.start() };
      rooms.set(id, room);
      const told = masks.publish(id, event);
      roomView.evolve(room.view, told);
      timeline.evolve(room.timeline, told);
    }
  }
  const open = [...rooms.values()].filter(({ view }) => view.open);
  const byId = open.filter(({ id }) => id === wanted);
  return byId.length > 0 ? byId : open.filter(({ view }) => view.options.name === wanted);
}

/** What everybody may read there, oldest first: nothing that moderators hid, or have not let through. */
export function linesOf({ view, timeline }: Found): Line[] {
  const messages = timeline.rows
    .filter((row) => row.kind === "message")
    .filter(({ erased, hidden, held, text }) => !(erased || hidden || held) && text !== "");
  return messages.map(({ version, at, by, text, replyTo, edited, reactions }) => ({
    version,
    at: new Date(at).toISOString(),
    by,
    name: view.looks[by]?.name ?? "",
    text,
    ...(replyTo !== undefined && { replyTo }),
    ...(edited && { edited }),
    reactions: Object.fromEntries(reactions.map((one) => [one.emoji, [...one.by]])),
  }));
}

/**
 * What an export folder says of the room itself: its options, and how those look whose words or reactions are there.
 * @param pictures those that can come along
 */
export function roomFileOf(
  { id, view }: Found,
  lines: readonly Line[],
  house: string,
  pictures: (avatar: string) => boolean,
): RoomFile {
  const there = new Set(lines.flatMap(({ by, reactions }) => [by, ...Object.values(reactions).flat()]));
  const looks = Object.entries(view.looks)
    .filter(([one]) => there.has(one))
    .map(([one, { avatar, ...look }]) => [one, avatar && pictures(avatar) ? { ...look, avatar } : look] as const);
  const options = optionsOf(view.options);
  return roomShape.parse({ format: 1, origin: { house, room: id }, options, looks: Object.fromEntries(looks) });
}

/** The names of the pictures that are worn in a room. */
export const picturesOf = ({ looks }: RoomFile): string[] =>
  Object.values(looks).flatMap(({ avatar }) => (avatar === undefined ? [] : [avatar]));
