// Messages that are quoted and not among the rows.
import { PAGE_MESSAGES } from "../../server/limits.ts";
import type { Message } from "../../server/messages/view.ts";
import type { Api } from "../api.ts";
import { addQuoted, messageAt, type RoomState } from "../rooms/roomState.ts";

/** Those asked for in the same moment are fetched together. */
export function createQuotes(
  api: Api,
  id: string,
  room: () => RoomState | undefined,
  change: (how: (room: RoomState) => void) => void,
) {
  const asked = new Set<number>();
  let wanted: number[] = [];

  async function fetchWanted(): Promise<void> {
    const versions = wanted.slice(0, PAGE_MESSAGES);
    wanted = wanted.slice(PAGE_MESSAGES);
    if (wanted.length > 0) void fetchWanted();
    try {
      const page = await api.client.messages.at.query({ room: id, versions });
      change((draft) => addQuoted(draft, page));
    } catch {
      // Asked for again when the quote is next drawn.
      for (const version of versions) asked.delete(version);
    }
  }

  return (version: number): Message | undefined => {
    const state = room();
    const known = state && messageAt(state, version);
    if (!known && state && !asked.has(version)) {
      asked.add(version);
      if (wanted.push(version) === 1) queueMicrotask(() => void fetchWanted());
    }
    return known;
  };
}
