import { useLocation } from "@solidjs/router";
import { createEffect, createMemo } from "solid-js";
import type { House } from "./house.ts";
import { useWords } from "./i18n/words.tsx";
import { roomIn } from "./rooms/paths.ts";

/** The tab's title: what is unread, and where one is. */
export function createTitle(house: House): void {
  const t = useWords();
  const location = useLocation();
  const place = createMemo(() => {
    const room = roomIn(location.pathname);
    if (room !== undefined) return house.cards[room]?.name ?? room;
    if (location.pathname.startsWith("/desk")) return t("frame.sidebar.desk");
    if (location.pathname === "/meet") return t("frame.sidebar.meet", house.groupSize());
    return location.pathname === "/discover" ? t("frame.discover") : undefined;
  });
  createEffect(() => {
    const unread = house.unread();
    const named = place() === undefined ? t("frame.house") : `${place()} · ${t("frame.house")}`;
    document.title = unread > 0 ? `(${unread}) ${named}` : named;
  });
}
