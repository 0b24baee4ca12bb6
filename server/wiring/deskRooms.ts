// The rooms as those at the desk see them. Of a private one nobody hears without an invite but the house's hosts, who
// have to be able to deal with it: they see its figures, and neither its name nor anything that leads into it.
import { type Decision, rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { RoomShut } from "../desk/events.ts";
import { HOUSE_STREAM, isFleeting, roomStream, type Unplaced } from "../events.ts";
import type { Finish, Process } from "../heart/processes.ts";
import { shut } from "../rooms/decide.ts";
import type { RoomEvent } from "../rooms/events.ts";
import { isGroup, isHidden } from "../rooms/options.ts";
import type { RoomState } from "../rooms/state.ts";
import { postedIn, type RoomView } from "../rooms/view.ts";
import { accepted, refuse } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** Rooms in one answer: others are found by their words, or sort further up by something else. */
const ROOMS_MOST = 100;
/** Nobody's id. A room's mask for it names the room at the desk, and nothing is reached by that name elsewhere. */
const DESK = "desk";

type Order = "here" | "messages" | "reports" | "newest" | "name";

interface Asked {
  words: string;
  order: Order;
  by: string;
  /** Whether private rooms are told, too. */
  host: boolean;
}

type Row = ReturnType<typeof rowOf>;

const orders: Record<Order, (a: Row, b: Row) => number> = {
  here: (a, b) => b.here - a.here,
  messages: (a, b) => b.posted - a.posted,
  reports: (a, b) => b.reports - a.reports,
  newest: (a, b) => b.since - a.since,
  name: (a, b) => Number(a.name === undefined) - Number(b.name === undefined) || namesBy(a.name, b.name),
};
const namesBy = (a = "", b = "") => a.localeCompare(b);

/** Open rooms by a part of their name or topic; groups of strangers only as a count. */
export function roomsAtDesk(house: House, { words, order, by, host }: Asked) {
  const sought = words.trim().toLowerCase();
  const reports = reportsByRoom(house);
  const groups = { rooms: 0, people: 0 };
  const found: Row[] = [];
  for (const [id, room] of house.rooms()) {
    if (!room.open) continue;
    if (isGroup(id)) {
      groups.rooms += 1;
      groups.people += membersIn(room);
    } else if (host || !isHidden(room.options.found)) {
      const row = rowOf(house, id, room, by, reports.get(id) ?? 0);
      if (`${row.name ?? ""}\n${row.topic ?? ""}`.toLowerCase().includes(sought)) found.push(row);
    }
  }
  found.sort((a, b) => orders[order](a, b) || b.here - a.here || namesBy(a.key, b.key));
  return { rooms: found.slice(0, ROOMS_MOST), more: Math.max(0, found.length - ROOMS_MOST), groups };
}

/** Closes a room for good; its people read why, and the record says who did it. @param recorded waits for the latter */
export async function shutRoom(
  house: House,
  wish: { room: string; by: string; reason: string },
  recorded: Finish,
): Promise<void> {
  const { chat, deciding, now } = house;
  const { by, reason } = wish;
  const room = house
    .rooms()
    .keys()
    .find((id) => !isGroup(id) && keyOf(house, id) === wish.room);
  if (room === undefined) return refuse(rejected("no-such-room"));
  const { found, name } = house.stateOf(room).options;
  const desk = { closing: crypto.randomUUID(), by, ...(!isHidden(found) && !isFleeting(room) && { name }) };
  const decide = (state: Frozen<RoomState>): Decision<Unplaced<RoomEvent>> => shut(state, { at: now(), reason, desk });
  accepted(await chat.carryOut(roomStream(room), deciding.rooms, decide));
  await recorded(desk.closing);
}

/** The record at the desk follows the room's own. */
export const closing = ({ chat, deciding, views, now }: House): Process => ({
  name: "closing",
  begins: new Set(["room-closed"]),
  open: () => chat.read(views.unfinished).closings,
  async run(closing) {
    const decide = (): Decision<Unplaced<RoomShut>> => {
      const closed = chat.read(views.unfinished).closings.get(closing);
      if (!closed) return [];
      const { room: _room, ...told } = closed;
      return [{ type: "room-shut", at: now(), closing, ...told }];
    };
    accepted(await chat.carryOut(HOUSE_STREAM, deciding.roles, decide));
  },
});

function rowOf(house: House, id: string, room: Frozen<RoomView>, by: string, reports: number) {
  const { name, topic, most: _most, ...options } = room.options;
  const known = mayKnow(house, id, by);
  return {
    key: keyOf(house, id),
    ...options,
    house: room.house,
    since: room.since,
    here: house.here(id),
    members: membersIn(room),
    posted: postedIn(room),
    reports,
    ...(known && { name, topic, room: id }),
  };
}

/** Of a private room only those know who are in it. */
const mayKnow = ({ rooms, stateOf }: House, id: string, viewer: string): boolean =>
  !isHidden(rooms().get(id)?.options.found) || stateOf(id).members.has(viewer);

/** What a room is called, if this viewer may know of it. */
export const nameFor = (house: House, id: string, viewer: string): string | undefined =>
  mayKnow(house, id, viewer) ? house.rooms().get(id)?.options.name : undefined;

const membersIn = ({ members }: Frozen<RoomView>): number => Object.keys(members).length;

/** The id of a private room is for those who are in it. */
function keyOf({ rooms, maskOf }: House, id: string): string {
  return isHidden(rooms().get(id)?.options.found) ? maskOf(DESK, id) : id;
}

function reportsByRoom({ chat, views }: House): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { room } of chat.read(views.cases).values()) counts.set(room, (counts.get(room) ?? 0) + 1);
  return counts;
}
