import { frame } from "./en/frame.ts";
import { room } from "./en/room.ts";

/** The sentences of the first screen, in English; more.ts has the others. Other languages have the same shape. */
export const en = { frame, room };
