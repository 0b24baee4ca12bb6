import { createSignal, onCleanup } from "solid-js";
import { createStore, produce, reconcile } from "solid-js/store";
import type { Address } from "../../server/http/origins.ts";
import type { Total } from "../../server/rooms/cards.ts";
import type { RoomCard } from "../../server/rooms/view.ts";
import type { Api } from "../api.ts";

interface On {
  told: (card: RoomCard) => void;
  closed: (room: string) => void;
  moved: (address: Address) => void;
  lockedDown: (lockdown: { until: number; left: number } | null) => void;
  isMine: (room: string) => boolean;
}

/** The fullest public rooms and one's own, as they come, change and close. */
export function createRoomList(api: Api, on: On) {
  const [cards, setCards] = createStore<Record<string, RoomCard>>({});
  const [listed, setListed] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  const [total, setTotal] = createSignal<Total>({ rooms: 0, here: 0 });
  let anew = true;
  let following = follow();
  onCleanup(() => following.unsubscribe());

  function follow() {
    return api.client.live.house.subscribe(undefined, {
      // Also after every cut: all rooms are told again, and what is not among them is gone.
      onStarted: () => {
        anew = true;
      },
      onData({ rooms, closed, dropped, total, address, lockdown }) {
        if (address) on.moved(address);
        if (lockdown !== undefined) on.lockedDown(lockdown);
        const gone = [...closed, ...dropped.filter((room) => !on.isMine(room))];
        if (anew) setCards(reconcile(Object.fromEntries(rooms.map((card) => [card.id, card]))));
        else setCards(produce((draft) => change(draft, rooms, gone)));
        anew = false;
        setTotal(total);
        setListed(true);
        rooms.forEach(on.told);
        closed.forEach(on.closed);
        // Of a room that is not listed only those hear who asked as its members.
        if (dropped.some(on.isMine)) askAgain();
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

  return { cards, total, listed, failed, askAgain };
}

function change(draft: Record<string, RoomCard>, rooms: readonly RoomCard[], gone: readonly string[]): void {
  for (const card of rooms) draft[card.id] = card;
  for (const room of gone) delete draft[room];
}
