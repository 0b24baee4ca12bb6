import type { InRoom, Public } from "../events.ts";
import type { Mask } from "./events.ts";

const WORDS = new Set(["message-posted", "message-edited", "message-erased"]);

/** In a one-way room nobody hears their own words again, nor that they changed or took them back. */
export const ownWords = ({ type, by }: Public<InRoom>): Mask | undefined => (WORDS.has(type) ? by : undefined);
