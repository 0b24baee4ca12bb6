// Where the reader is in the list: at the newest, which the list then follows, or somewhere above, which it then keeps.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { VirtualizerHandle } from "virtua/solid";
import type { LiveRoom } from "../live.ts";
import type { Item } from "./items.ts";

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 48;
/** Older rows are asked for so far ahead of the reader: about a screen. */
const AHEAD_PX = 900;
/** Pages fetched in search of a quoted message before giving up. */
const PAGES_MOST = 20;

export function createPlace(room: LiveRoom, items: () => readonly Item[]) {
  let list: VirtualizerHandle | undefined;
  let scroller: HTMLElement | undefined;
  let lastOffset = 0;
  const [placed, setPlaced] = createSignal(false);

  const distance = () => (scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0);

  function toNewest(smooth = false): void {
    room.setAtNewest(true);
    const last = items().length - 1;
    if (last >= 0) list?.scrollToIndex(last, { align: "end", smooth });
    // The list's own end may be below the last item's: its padding.
    if (!smooth)
      requestAnimationFrame(() => scroller && room.atNewest() && scroller.scrollTo(0, scroller.scrollHeight));
  }

  function scrolled(): void {
    if (!scroller) return;
    const { scrollTop } = scroller;
    const up = scrollTop < lastOffset - 1;
    lastOffset = scrollTop;
    if (distance() < NEAR_PX) room.setAtNewest(true);
    // What grows or is measured anew also moves the end away; only the reader moves up.
    else if (up) room.setAtNewest(false);
    fetchAhead();
  }

  function fetchAhead(): void {
    if (placed() && scroller && scroller.scrollTop < AHEAD_PX && room.older() === "there") void room.loadOlder();
  }

  function resized(): void {
    if (room.atNewest()) toNewest();
    fetchAhead();
  }

  createEffect(
    on([items, room.entered], (_, before) => {
      const anew = before?.[1] !== room.entered();
      if (anew || room.atNewest()) toNewest();
      if (!placed() && items().length > 0) requestAnimationFrame(() => setPlaced(true));
    }),
  );
  createEffect(on([placed, room.older], fetchAhead));

  async function toVersion(version: number): Promise<boolean> {
    for (let page = 0; page < PAGES_MOST; page += 1) {
      const index = items().findIndex((item) => item.kind === "message" && item.message.version === version);
      if (index >= 0) {
        room.setAtNewest(false);
        list?.scrollToIndex(index, { align: "center" });
        return true;
      }
      const first = room.state()?.rows[0]?.version ?? 0;
      if (first <= version || room.older() === "none") return false;
      await room.loadOlder();
    }
    return false;
  }

  return {
    /** False until the list stands at its end for the first time. */
    placed,
    scrolled,
    resized,
    toNewest,
    toVersion,
    setList: (handle?: VirtualizerHandle) => {
      list = handle;
    },
    setScroller(element: HTMLElement): void {
      scroller = element;
      const observer = new ResizeObserver(resized);
      observer.observe(element);
      onCleanup(() => observer.disconnect());
    },
  };
}
