import { A } from "@solidjs/router";
import Gavel from "lucide-solid/icons/gavel";
import { Show } from "solid-js";
import { useDeskWords } from "../i18n/desk.ts";
import { createWaiting, sumOf } from "./waiting.ts";

/** The way to the desk, for those who have one, and how much waits there. */
export function DeskLink() {
  const say = useDeskWords();
  const waiting = createWaiting();
  const count = () => sumOf(waiting());
  return (
    <A href="/desk" class="sidebar-row" classList={{ "sidebar-row-unread": count() > 0 }}>
      <Gavel size={18} strokeWidth={1.75} aria-hidden="true" />
      <span class="sidebar-name">{say("title")}</span>
      <Show when={count() > 0}>
        <span class="badge" aria-hidden="true">
          {count()}
        </span>
        <span class="sr-only">{say("waitingHere", count())}</span>
      </Show>
    </A>
  );
}
