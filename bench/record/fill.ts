import type { Unplaced } from "../../server/log/log.ts";
import { opened } from "./opened.ts";

export const EVENTS = 1_000_000;
export const ROOMS = 100;
const BATCH = 10;

/** Writes a record of a million messages, of many rooms in turns. */
export async function fill(folder: string): Promise<void> {
  const log = await opened(folder);
  for (let version = 0; version < EVENTS / ROOMS; version += BATCH) {
    const events = Array.from({ length: BATCH }, (_, i) => said(version + i));
    await Promise.all(Array.from({ length: ROOMS }, (_, room) => log.append(`room:${room}`, version, events)));
  }
  await log.close();
}

export const said = (n: number): Unplaced<{ type: string; id: string; text: string }> => ({
  type: "message-posted",
  at: Date.now(),
  by: "p_8c1f00a2b3",
  id: `m${n.toString(36).padStart(12, "0")}`,
  text: "Could you say that again, a little slower? I lost the thread.",
});
