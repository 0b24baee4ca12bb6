import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { RoomCard } from "../../server/rooms/view.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { pathOf } from "./paths.ts";
import { RoomSign } from "./RoomSign.tsx";
import { Tags } from "./Tags.tsx";

export function DiscoverCard(props: { card: RoomCard }) {
  const t = useWords();
  const say = useMoreWords();
  return (
    <li class="card-place">
      <A href={pathOf(props.card.id)} class="card">
        <span class="card-head">
          <RoomSign room={props.card} />
          <bdi class="card-name">{props.card.name}</bdi>
          <Tags room={props.card} />
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
          {t(`frame.kept.${props.card.keep}`)}
          <Show when={props.card.slow > 0}> · {say("discover.slow", props.card.slow)}</Show>
        </span>
      </A>
    </li>
  );
}
