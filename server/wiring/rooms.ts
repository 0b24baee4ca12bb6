// What the rooms get of what is said in them.
import { roomStream } from "../events.ts";
import type { Process } from "../heart/processes.ts";
import type { Mask } from "../messages/events.ts";
import { parted } from "../messages/view.ts";
import { leave } from "../rooms/decide.ts";
import { asLines, asPage, type Kept } from "../rooms/export.ts";
import type { Standing } from "../wire/standing.ts";
import { accepted } from "../wire/trpc.ts";
import type { House } from "./house.ts";

/** What is read of a room, as its viewer may see it. */
export const readings = ({ timelines }: House) => ({
  async newest(room: string, messages: number, viewer: Mask) {
    const { rows, ...page } = await timelines.newest(room, messages, viewer);
    return { ...parted(rows), ...page };
  },
  async at(room: string, versions: readonly number[], viewer: Mask) {
    const { rows, ...page } = await timelines.at(room, versions, viewer);
    // What is hidden is not found by its words.
    return { ...page, rows: rows.filter(({ hidden }) => !hidden) };
  },
});

/** A room for its host to keep; undefined for anybody else. */
export function exportOf(
  house: House,
  room: string,
  person: string,
  format: "ndjson" | "html",
): AsyncGenerator<string> | undefined {
  const { life, options } = house.stateOf(room);
  if (life !== "open" || !house.isHost(room, person)) return undefined;
  const messages = messagesOf(house, room, house.maskOf(person, room));
  return format === "html" ? asPage(options, messages) : asLines(messages);
}

/** Whether one may open a room, by what the host lets guests do. */
export const mayOpenRooms = ({ rules, isSignedUp }: House, { person, role }: Standing): boolean =>
  rules.current().guestRooms || isSignedUp(person) || role !== undefined;

/** Whose last session is over leaves every room that they were in; what they said stays. */
export const leaving = ({ chat, deciding, people, roomsOf, now }: House): Process => ({
  name: "leaving",
  begins: new Set(["person-lapsed"]),
  // Who was put out of a room is in it no longer, for its own state.
  open: () => new Set([...people().leaving].filter((by) => roomsOf(by).length > 0)),
  async run(by) {
    for (const room of roomsOf(by))
      accepted(await chat.carryOut(roomStream(room), deciding.rooms, (state) => leave(state, { at: now(), by })));
  },
});

/** All that was said in a room, as far as the viewer may see it, with the names that people had last. */
async function* messagesOf({ timelines }: House, room: string, viewer: Mask): AsyncGenerator<Kept[]> {
  for await (const { rows, looks } of timelines.all(room, viewer)) {
    const messages = rows
      .filter((row) => row.kind === "message")
      .filter(({ erased, hidden, held }) => !(erased || hidden || held));
    yield messages.map(({ version, at, by, text, replyTo, edited, reactions }) => ({
      version,
      at,
      name: looks[by]?.name ?? "",
      text,
      ...(replyTo !== undefined && { replyTo }),
      ...(edited && { edited }),
      reactions: Object.fromEntries(reactions.map((one) => [one.emoji, one.by.length])),
    }));
  }
}
