import { createSignal, onCleanup } from "solid-js";
import { createStore, produce, reconcile } from "solid-js/store";
import type { Address } from "../../server/http/origins.ts";
import type { RoomCard } from "../../server/rooms/view.ts";
import type { Api } from "../api.ts";

/** The public rooms, as they come, change and close. */
export function createRoomList(
  api: Api,
  on: { told: (card: RoomCard) => void; closed: (room: string) => void; moved: (address: Address) => void },
) {
  const [cards, setCards] = createStore<Record<string, RoomCard>>({});
  const [listed, setListed] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  let anew = true;
  let following = follow();
  onCleanup(() => following.unsubscribe());

  function follow() {
    return api.client.live.house.subscribe(undefined, {
      // Also after every cut: all rooms are told again, and what is not among them is gone.
      onStarted: () => {
        anew = true;
      },
      onData({ rooms, closed, address }) {
        if (address) on.moved(address);
        if (anew) setCards(reconcile(Object.fromEntries(rooms.map((card) => [card.id, card]))));
        else setCards(produce((draft) => change(draft, rooms, closed)));
        anew = false;
        setListed(true);
        rooms.forEach(on.told);
        closed.forEach(on.closed);
      },
      onError: () => setFailed(true),
      onComplete: () => setFailed(true),
    });
  }

  function askAgain(): void {
    following.unsubscribe();
    setFailed(false);
    following = follow();
  }

  return { cards, listed, failed, askAgain };
}

function change(draft: Record<string, RoomCard>, rooms: readonly RoomCard[], closed: readonly string[]): void {
  for (const card of rooms) draft[card.id] = card;
  for (const room of closed) delete draft[room];
}
