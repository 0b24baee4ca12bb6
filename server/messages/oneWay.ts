import type { InRoom, Public } from "../events.ts";
import type { Mask } from "./events.ts";

/** In a one-way room nobody hears their own words again, nor that they changed or took them back. */
export function withheld(event: Public<InRoom>, viewer: Mask): boolean {
  if (event.by !== viewer) return false;
  return event.type === "message-posted" || event.type === "message-edited" || event.type === "message-erased";
}
