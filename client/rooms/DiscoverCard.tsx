import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { RoomCard } from "../../server/rooms/view.ts";
import { useWords } from "../i18n/words.tsx";
import { pathOf } from "./paths.ts";

export function DiscoverCard(props: { card: RoomCard }) {
  const t = useWords();
  return (
    <li class="card-place">
      <A href={pathOf(props.card.id)} class="card">
        <span class="card-head">
          <span class="sidebar-sign" aria-hidden="true">
            #
          </span>
          <bdi class="card-name">{props.card.name}</bdi>
          <Show when={props.card.here > 0}>
            <span class="sidebar-count here" aria-hidden="true">
              {props.card.here}
            </span>
            <span class="sr-only">{t("frame.sidebar.here", props.card.here)}</span>
          </Show>
        </span>
        <span class="card-topic" dir="auto">
          {props.card.topic}
        </span>
        <span class="card-kept">
          {t("frame.discover.kept")}
          <Show when={props.card.slow > 0}> · {t("frame.discover.slow", props.card.slow)}</Show>
        </span>
      </A>
    </li>
  );
}
