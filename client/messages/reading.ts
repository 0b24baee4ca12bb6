// What has been read: the unread line, and the count of what came while one was elsewhere.
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { postedIn } from "../../server/rooms/view.ts";
import { useHouse } from "../house.ts";
import type { LiveRoom } from "../live.ts";
import { useSending } from "../sending.ts";
import { firstOfNewest } from "./items.ts";

export function createReading(room: LiveRoom) {
  const house = useHouse();
  const sending = useSending();
  const [newFrom, setNewFrom] = createSignal<number>();
  const looking = createLooking();
  const here = () => looking() && room.atNewest();
  const posted = () => {
    const view = room.state()?.view;
    if (!view) return 0;
    // Of one's own words in a one-way room, the house tells only in their receipt, and in the list of rooms.
    const receipts = sending.unsaid.map((one) => (one.room === room.id ? (one.posted ?? 0) : 0));
    return Math.max(postedIn(view), view.options.oneWay ? (house.cards[room.id]?.posted ?? 0) : 0, ...receipts);
  };
  /** How many had been posted when one was last at the newest. */
  const [seen, setSeen] = createSignal(0);

  createEffect(
    on(room.entered, () => {
      const state = room.state();
      if (!state) return;
      const mark = house.readMark(room.id);
      setNewFrom(mark === undefined ? undefined : firstOfNewest(state.rows, state.view.posted - mark));
      setSeen(posted());
    }),
  );
  createEffect(() => {
    if (!here() || !room.state()) return;
    house.markRead(room.id, posted());
    setSeen(posted());
  });
  // Whoever turns away has read up to here; the line stays where it was until something new comes.
  let isOfThisAbsence = false;
  createEffect(() => {
    if (!here()) isOfThisAbsence = false;
  });
  createEffect(
    on(posted, (now, before) => {
      if (before === undefined || now <= before || here() || isOfThisAbsence) return;
      isOfThisAbsence = true;
      setNewFrom(firstOfNewest(room.state()?.rows ?? [], now - before));
    }),
  );

  return {
    newFrom,
    unseen: createMemo(() => Math.max(0, posted() - seen())),
    /** One has spoken: what stands above is known. */
    clear: () => setNewFrom(undefined),
  };
}

/** Whether somebody can be looking at this page. */
function createLooking() {
  const can = () => document.visibilityState === "visible";
  const [looking, setLooking] = createSignal(can());
  const update = () => setLooking(can());
  document.addEventListener("visibilitychange", update);
  onCleanup(() => document.removeEventListener("visibilitychange", update));
  return looking;
}
