// Where the reader is in the list: at the newest, which the list then follows, or somewhere above, which it then keeps.
import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { VirtualizerHandle } from "virtua/solid";
import type { LiveRoom } from "../live.ts";
import type { Item } from "./items.ts";

/** Nearer to the end than this is the end, but for rounding. */
const AT_PX = 4;
/** Whoever comes down to here has come back. */
const NEAR_PX = 48;
/** Older rows are asked for so far ahead of the reader: most of a screen. */
const AHEAD_PX = 600;
/** Pages fetched in search of a quoted message before giving up. */
const PAGES_MOST = 20;

export function createPlace(room: LiveRoom, items: () => readonly Item[]) {
  let list: VirtualizerHandle | undefined;
  let scroller: HTMLElement | undefined;
  let lastOffset = 0;
  const [placed, setPlaced] = createSignal(false);

  const distance = () => (scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0);

  /** Once now and once when what just came is laid out; later growth arrives in `resized`. */
  function toNewest(): void {
    room.setAtNewest(true);
    toEnd();
    requestAnimationFrame(() => room.atNewest() && toEnd());
  }

  const toEnd = () => scroller?.scrollTo(0, scroller.scrollHeight);

  function scrolled(): void {
    if (!scroller) return;
    const { scrollTop } = scroller;
    const up = scrollTop < lastOffset;
    lastOffset = scrollTop;
    // What shrinks pulls the list up as well, but leaves it at its end; only a reader goes up and away from there.
    if (distance() < AT_PX) room.setAtNewest(true);
    else if (up) room.setAtNewest(false);
    else if (distance() < NEAR_PX) room.setAtNewest(true);
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
