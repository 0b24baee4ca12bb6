import type { Pace } from "../base/pace.ts";
import { isFleeting } from "../events.ts";
import type { Mask } from "../messages/events.ts";
import { nameFor } from "./deskRooms.ts";
import { appealsIn } from "./holding.ts";
import { type House, MODERATOR } from "./house.ts";
import { heldIn } from "./screening.ts";

/** What reports get of the rooms: the message and the lines around it. */
export const reported = (house: House, reportings: Pace) => ({
  ...house,
  deciding: house.deciding.reports,
  reportings,
  cases: () => house.chat.read(house.views.cases),
  async messageFor(room: string, version: number, viewer: Mask) {
    return (await house.timelines.at(room, [version], viewer)).rows[0];
  },
  async messageAt(room: string, version: number) {
    return (await house.timelines.at(room, [version], MODERATOR)).rows[0];
  },
  async linesBefore(room: string, version: number, messages: number) {
    const { rows } = await house.timelines.before(room, version, messages, MODERATOR);
    return rows.filter((row) => row.kind === "message").slice(-messages);
  },
  nameFor: (room: string, viewer: string) => nameFor(house, room, viewer),
  ledTo: (act: string) => house.moderation().acts.get(act)?.from,
  nameOf: (room: string) => house.rooms().get(room)?.options.name,
  isFleeting,
  appeals: () => appealsIn(house),
  held: () => heldIn(house),
});
