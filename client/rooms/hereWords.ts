import { isGroup } from "../../server/rooms/options.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import type { LiveRoom } from "../live.ts";

/** How many are in the room; of a group, how many of how many places. */
export function createHereWords(room: LiveRoom): () => string {
  const t = useWords();
  const house = useHouse();
  return () => {
    const card = house.cards[room.id];
    if (isGroup(room.id) && card) return t("room.top.groupHere", card.here, card.most);
    return t("room.top.here", room.signals.here || (card?.here ?? 0));
  };
}
