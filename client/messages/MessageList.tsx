import ArrowDown from "lucide-solid/icons/arrow-down";
import { $TRACK, createEffect, createMemo, createSignal, Match, on, onCleanup, Show, Switch, untrack } from "solid-js";
import { Virtualizer } from "virtua/solid";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { newsAmong } from "../rooms/roomState.ts";
import { useSending } from "../sending.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { useActions } from "./actions.ts";
import { createAnnouncement } from "./announcement.ts";
import { createArriving } from "./arriving.ts";
import { type Item, layOut } from "./items.ts";
import { moveBetweenMessages } from "./keys.ts";
import { Line } from "./Line.tsx";
import { createPlace } from "./place.ts";
import { PlaceContext } from "./Quote.tsx";
import { createReading } from "./reading.ts";
import "./MessageList.css";

/** The height of what stands above the oldest row, as in MessageList.css. */
const ABOVE_PX = 52;

export function MessageList() {
  const t = useWords();
  const room = useRoom();
  const sending = useSending();
  const actions = useActions();
  const reading = createReading(room);
  const name = () => room.state()?.view.options.name ?? "";
  const laid = createMemo<{ items: Item[]; shift: boolean }>(
    (before) => {
      const rows = room.state()?.rows ?? [];
      const own = sending.unsaid.filter((one) => one.room === room.id);
      const receipts = own.filter(({ state }) => state === "receipt");
      const unsaid = own.filter(({ state }) => state !== "receipt");
      const state = room.state();
      const news = state ? newsAmong(state) : [];
      const newFrom = reading.newFrom();
      const you = room.state()?.you ?? "";
      // Rows are watched as a whole: what changes inside of one is its own line's business.
      void (rows as { [$TRACK]?: unknown })[$TRACK];
      const items = untrack(() => layOut({ rows, news, receipts, unsaid, you, newFrom }, before.items));
      // The reader's place then hangs on the end; at the newest it does anyway, and what is let go must not count twice.
      return {
        items,
        shift: movedAbove(before.items, items) && !(items.length < before.items.length && untrack(room.atNewest)),
      };
    },
    { items: [], shift: false },
  );
  const items = () => laid().items;
  const spoken = createMemo(() => room.older() !== "none" || items().some((item) => item.kind !== "notices"));
  const place = createPlace(room, items);
  const [flashed, flash] = createFlash();
  const announcement = createAnnouncement(room);

  // Whoever speaks wants to see it land.
  createEffect(
    on(
      () => sending.unsaid.filter((one) => one.room === room.id).length,
      (now, before = 0) => {
        if (now <= before) return;
        reading.clear();
        place.toNewest();
      },
      { defer: true },
    ),
  );

  async function goTo(version: number): Promise<void> {
    if (await place.toVersion(version)) flash(version);
  }

  createArriving(place.placed, goTo);
  createEffect(on(actions.going, (version) => version !== undefined && void goTo(version), { defer: true }));

  return (
    <div class="messages">
      <div
        class="messages-scroller"
        classList={{ placing: !place.placed() && spoken() }}
        role="log"
        aria-label={t("room.list.label", name())}
        aria-live="off"
        tabindex="0"
        ref={place.setScroller}
        onScroll={place.scrolled}
        onKeyDown={moveBetweenMessages}
      >
        <Show when={spoken()} fallback={<Empty />}>
          <Above />
          <PlaceContext.Provider value={{ goTo, flashed }}>
            <Virtualizer
              ref={place.setList}
              data={items()}
              shift={laid().shift}
              startMargin={ABOVE_PX}
              onResize={place.resized}
            >
              {(item, index) => <Line item={item} last={index() === items().length - 1} />}
            </Virtualizer>
          </PlaceContext.Provider>
        </Show>
      </div>
      <Show when={!room.atNewest() && spoken()}>
        <button type="button" class="jump" onClick={() => place.toNewest()}>
          <ArrowDown size={16} strokeWidth={2} aria-hidden="true" />
          {reading.unseen() > 0 ? t("room.list.jumpNew", reading.unseen()) : t("room.list.jump")}
        </button>
      </Show>
      <p class="sr-only" aria-live="polite">
        {announcement()}
      </p>
    </div>
  );
}

/** Rows were added or let go at the front, the end is as it was. */
const movedAbove = (before: readonly Item[], now: readonly Item[]): boolean =>
  before[0]?.key !== now[0]?.key && before.at(-1)?.key === now.at(-1)?.key;

function Above() {
  const t = useWords();
  const room = useRoom();
  return (
    <div class="above">
      <Switch>
        <Match when={room.older() === "failed"}>
          {t("room.list.olderFailed")}
          <Button kind="quiet" onClick={() => void room.loadOlder()}>
            {t("room.list.tryAgain")}
          </Button>
        </Match>
        <Match when={room.older() === "none"}>{t("room.list.beginning", room.state()?.view.options.name ?? "")}</Match>
        <Match when={true}>{t("room.list.olderWaiting")}</Match>
      </Switch>
    </div>
  );
}

function Empty() {
  const t = useWords();
  return <Blank title={t("room.list.emptyTitle")} text={t("room.list.emptyText")} />;
}

/** How long a message that was gone to stays marked. */
const FLASH_MS = 1_600;

function createFlash() {
  const [flashed, setFlashed] = createSignal<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const flash = (version: number) => {
    setFlashed(version);
    clearTimeout(timer);
    timer = setTimeout(() => setFlashed(undefined), FLASH_MS);
  };
  return [flashed, flash] as const;
}
