import { frame } from "./en/frame.ts";
import { look } from "./en/look.ts";
import { refusals } from "./en/refusals.ts";
import { room } from "./en/room.ts";

/** Every sentence of the interface, in English. Other languages have the same shape. */
export const en = { frame, look, refusals, room };
