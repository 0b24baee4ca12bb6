import { type InRoom, roomStream, type Unplaced } from "../../server/events.ts";
import { newId } from "./client.ts";
import type { House } from "./house.ts";

/** Many messages at once, by somebody who is not there: faster than anybody may say them. */
export async function fill({ app }: House, room: string, texts: readonly string[], at = Date.now()): Promise<void> {
  const said = texts.map((text): Unplaced<InRoom> => ({
    type: "message-posted",
    at,
    by: "p_filler",
    id: newId(),
    text,
  }));
  await app.chat.carryOut(roomStream(room), app.rooms.deciding, () => said);
}
