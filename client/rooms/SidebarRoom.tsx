import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { RoomCard } from "../../server/rooms/view.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { createCount } from "./hereWords.ts";
import { pathOf } from "./paths.ts";
import { RoomSign } from "./RoomSign.tsx";

/** Beyond it, a number says no more than "many". */
const MOST_SHOWN = 99;

export function SidebarRoom(props: { card: RoomCard; unread: number }) {
  const t = useWords();
  const house = useHouse();
  const called = () => house.isCalled(props.card.id);
  const quiet = () => house.levelOf(props.card.id) === "nothing";
  const count = createCount();
  const shown = () => (props.unread > MOST_SHOWN ? `${MOST_SHOWN}+` : props.unread);
  return (
    <li>
      <A
        href={pathOf(props.card.id)}
        class="sidebar-row"
        classList={{ "sidebar-row-unread": props.unread > 0 && !quiet() }}
      >
        <RoomSign room={props.card} />
        <bdi class="sidebar-name">{props.card.name}</bdi>
        <Show
          when={props.unread > 0}
          fallback={
            <Show when={props.card.here > 0}>
              <span class="sidebar-count" aria-hidden="true">
                {count(props.card)}
              </span>
              <span class="sr-only">{t("frame.sidebar.here", props.card.here)}</span>
            </Show>
          }
        >
          <span class="badge" classList={{ quiet: quiet() }} aria-hidden="true">
            {called() ? "@" : ""}
            {shown()}
          </span>
          <span class="sr-only">{t("frame.sidebar.unread", props.unread, called())}</span>
        </Show>
      </A>
    </li>
  );
}
