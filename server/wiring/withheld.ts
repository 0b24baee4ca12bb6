// What is not told to everybody in a room.
import type { InRoom, Mask, Public } from "../events.ts";
import { ownWords } from "../messages/oneWay.ts";
import { EVERYBODY } from "../wire/ring.ts";

/** Who is at the door is the hosts' business: they follow that by itself. */
const AT_THE_DOOR = new Set(["newcomer-knocked", "newcomer-answered"]);

/** Who is not to hear an event: everybody, or in a one-way room whose own words it tells. */
export const withheldFrom = (event: Public<InRoom>): Mask | undefined =>
  AT_THE_DOOR.has(event.type) ? EVERYBODY : ownWords(event);
