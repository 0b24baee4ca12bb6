import { A } from "@solidjs/router";
import Compass from "lucide-solid/icons/compass";
import Plus from "lucide-solid/icons/plus";
import Shuffle from "lucide-solid/icons/shuffle";
import { For, Show, Suspense } from "solid-js";
import { isGroup } from "../../server/rooms/options.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { usePanels } from "../panels.ts";
import { Me } from "../people/Me.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { SidebarRoom } from "./SidebarRoom.tsx";
import "./Sidebar.css";

const DeskLink = later(() => import("../desk/DeskLink.tsx"), "DeskLink");

export function Sidebar() {
  const t = useWords();
  const house = useHouse();
  const panels = usePanels();
  const known = () => house.myRooms().filter((room) => house.cards[room]);
  return (
    <aside class="sidebar" aria-label={t("frame.sidebar.label")}>
      <header class="sidebar-head">
        <A href="/" class="mark">
          {t("frame.mark")}
        </A>
        <IconButton label={t("frame.sidebar.openRoom")} icon={Plus} onClick={() => panels.show("open-room")} />
      </header>
      <nav class="sidebar-rooms" aria-label={t("frame.sidebar.rooms")}>
        <A href="/discover" class="sidebar-row">
          <Compass size={18} strokeWidth={1.75} aria-hidden="true" />
          <span class="sidebar-name">{t("frame.sidebar.discover")}</span>
          <Show when={house.listed()}>
            <span class="sidebar-count">{house.total().rooms}</span>
          </Show>
        </A>
        <A href="/meet" class="sidebar-row">
          <Shuffle size={18} strokeWidth={1.75} aria-hidden="true" />
          <span class="sidebar-name">{t("frame.sidebar.meet", house.groupSize())}</span>
        </A>
        <Show when={house.role()}>
          <Suspense>
            <DeskLink />
          </Suspense>
        </Show>
        <h2 class="sidebar-heading">{t("frame.sidebar.yourRooms")}</h2>
        <Show when={house.me() && house.listed()} fallback={<Waiting />}>
          <Rooms ids={known().filter((room) => !isGroup(room))} none={t("frame.sidebar.none")} />
        </Show>
        <For each={known().filter(isGroup)}>
          {(room) => (
            <>
              <h2 class="sidebar-heading">{t("frame.sidebar.groupOf", house.cards[room]?.most ?? 0)}</h2>
              <Rooms ids={[room]} />
            </>
          )}
        </For>
      </nav>
      <Me />
    </aside>
  );
}

function Rooms(props: { ids: readonly string[]; none?: string }) {
  const house = useHouse();
  return (
    <ul>
      <For each={props.ids} fallback={<li class="sidebar-none">{props.none}</li>}>
        {(room) => (
          <Show when={house.cards[room]}>{(card) => <SidebarRoom card={card()} unread={house.unreadOf(room)} />}</Show>
        )}
      </For>
    </ul>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <div role="status" aria-busy="true" class="sidebar-waiting">
      <span class="sr-only">{t("frame.sidebar.waiting")}</span>
      <Skeleton width="2/3" />
      <Skeleton width="1/2" />
      <Skeleton width="3/5" />
    </div>
  );
}
