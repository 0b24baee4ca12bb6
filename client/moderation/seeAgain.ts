// Messages that everybody sees again, or at last: whoever came meanwhile has not got their words.
import type { InRoom, Public } from "../../server/events.ts";
import { PAGE_MESSAGES } from "../../server/limits.ts";
import type { Mask } from "../../server/messages/events.ts";
import { type Message, placeOf } from "../../server/messages/view.ts";
import type { Look } from "../../server/people/events.ts";
import type { Api } from "../api.ts";
import { meet, type RoomState } from "../rooms/roomState.ts";

/** Fetches messages, and puts them in their places. */
export async function seeAgain(
  { client }: Api,
  room: string,
  versions: readonly number[],
  change: (how: (room: RoomState) => void) => void,
): Promise<void> {
  for (let from = 0; from < versions.length; from += PAGE_MESSAGES) {
    const some = versions.slice(from, from + PAGE_MESSAGES);
    // What does not come now comes with the next entering.
    const page = await client.messages.at.query({ room, versions: some }).catch(() => undefined);
    if (page) change((draft) => addSeen(draft, page));
  }
}

/** What an event shows to those who could not see it before. */
export function versionsIn(event: Public<InRoom>): number[] {
  if (event.type === "messages-shown") return event.erased ? [] : event.versions;
  return event.type === "message-let-through" && event.about ? [event.about] : [];
}

/** In the place of what was known of them, or where they had been missing. */
function addSeen(draft: RoomState, page: { messages: Message[]; looks: Record<Mask, Look> }): void {
  for (const message of page.messages) {
    const place = placeOf(draft.rows, message.version);
    const known = draft.rows[place]?.version === message.version;
    // What is older than the oldest row comes with its page.
    if (known || place > 0 || !draft.more) draft.rows.splice(place, known ? 1 : 0, message);
  }
  meet(draft, page.looks);
}
