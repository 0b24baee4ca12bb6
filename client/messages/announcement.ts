// Reads new messages out to screen readers. The list itself stays silent: scrolling through it would read everything again.
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import type { LiveRoom } from "../live.ts";

/** In a lively room only the last of these is worth hearing. */
const PAUSE_MS = 700;
/** A screen reader has taken it by then. It is not left there: its author may take it back. */
const READ_MS = 3_000;

export function createAnnouncement(room: LiveRoom): Accessor<string> {
  const t = useWords();
  const [announcement, setAnnouncement] = createSignal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  createEffect(
    on(
      () => room.state()?.view.posted,
      () => {
        const state = room.state();
        const row = state?.rows.at(-1);
        if (!state || row?.kind !== "message" || row.by === state.you) return;
        const name = state.view.looks[row.by]?.name ?? t("room.somebody");
        clearTimeout(timer);
        timer = setTimeout(() => {
          setAnnouncement(t("room.list.heard", name, row.text));
          timer = setTimeout(setAnnouncement, READ_MS, "");
        }, PAUSE_MS);
      },
      { defer: true },
    ),
  );
  return announcement;
}
