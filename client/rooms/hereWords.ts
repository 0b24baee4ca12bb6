import type { RoomCard } from "../../server/rooms/view.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import type { LiveRoom } from "../live.ts";

/** How many are in a room; of a group, how many of how many places. */
export function createCount(): (card: RoomCard | undefined) => number | string {
  const t = useWords();
  return (card) => {
    if (card?.found === "nobody") return t("frame.sidebar.ofPlaces", card.here, card.most);
    return card?.here ?? 0;
  };
}

/** The same of the room on the screen, in words. */
export function createHereWords(room: LiveRoom): () => string {
  const t = useWords();
  const house = useHouse();
  const count = createCount();
  return () => {
    const card = house.cards[room.id];
    return t("room.top.here", card?.found !== "nobody" && room.signals.here ? room.signals.here : count(card));
  };
}
