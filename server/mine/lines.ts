// All that the house keeps about somebody, as a file for them to read: newline-delimited JSON, the oldest first.
import type { HouseEvent, Recorded } from "../events.ts";
import { invitesOf, roomOf } from "../events.ts";
import { type Traced, trailOf } from "./trail.ts";

/** What is kept for the house's own use, most of it hashes of secrets; it says nothing about anybody. */
const FOR_THE_HOUSE: ReadonlySet<string> = new Set([
  "session",
  "sessions",
  "was",
  "token",
  "password",
  "passcode",
  "codes",
  "pending",
  "closing",
]);
/** Whom somebody acted on, as no mask tells it; and what others said around what they reported. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  "act-done": ["whom", "network"],
  "sessions-ended": ["whom"],
  "moderator-named": ["whom"],
  "moderator-ended": ["whom"],
  "report-made": ["kept"],
};

export async function* mineAsLines(
  house: Traced & { nameOf(room: string): string | undefined; pictureOf(person: string): Bun.BunFile | undefined },
  person: string,
): AsyncGenerator<string> {
  for await (const events of trailOf(house, person))
    if (events.length > 0) yield events.map((event) => `${JSON.stringify(told(event, house.nameOf))}\n`).join("");
  const picture = house.pictureOf(person);
  if (picture) yield `${JSON.stringify({ what: "picture", webp: (await picture.bytes()).toBase64() })}\n`;
}

function told(event: Recorded<HouseEvent>, nameOf: (room: string) => string | undefined) {
  const { seq: _seq, stream, at, by: _by, type, erases: _erases, ...rest } = event;
  const room = roomOf(stream) ?? invitesOf(stream);
  const words = Object.entries(rest).filter(([key]) => !FOR_THE_HOUSE.has(key) && !OF_OTHERS[type]?.includes(key));
  return {
    at: new Date(at).toISOString(),
    what: type,
    ...(room !== undefined && { room: nameOf(room) ?? room }),
    ...Object.fromEntries(words),
  };
}
