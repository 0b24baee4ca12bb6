import { useIsRouting, useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createEffect, on, onMount, Show, Suspense } from "solid-js";
import { Cutoff } from "./Cutoff.tsx";
import { useHouse } from "./house.ts";
import { useWords } from "./i18n/words.tsx";
import { later } from "./later.ts";
import { ActionBar } from "./messages/MessageRow.tsx";
import { createPanels, PanelsContext } from "./panels.ts";
import { Sidebar } from "./rooms/Sidebar.tsx";
import { createTitle } from "./title.ts";
import { createMedia, PHONE } from "./ui/media.ts";
import { LongWait, Wanted } from "./Wanted.tsx";
import "./Shell.css";

const Banned = later(() => import("./moderation/Banned.tsx"), "Banned");
const Drawer = later(() => import("./rooms/Drawer.tsx"), "Drawer");
const LockdownNotice = later(() => import("./rules/LockdownNotice.tsx"), "LockdownNotice");
const OpenRoom = later(() => import("./rooms/OpenRoom.tsx"), "OpenRoom");
const Notifications = later(() => import("./notifications/Notifications.tsx"), "Notifications");
const YourLook = later(() => import("./people/YourLook.tsx"), "YourLook");

/** The frame around every screen: the rooms beside it, what opens over it, and whether the house is there. */
export function Shell(props: { children?: JSX.Element }) {
  const t = useWords();
  const house = useHouse();
  const phone = createMedia(PHONE);
  const location = useLocation();
  const isGoing = useIsRouting();
  const panels = createPanels();
  let page: HTMLDivElement | undefined;
  createTitle(house);
  createEffect(on(() => location.pathname, panels.hide, { defer: true }));
  onMount(preloadWhenIdle);

  return (
    <PanelsContext.Provider value={panels}>
      <div class="shell">
        <button type="button" class="skip" onClick={() => page?.focus()}>
          {t("frame.skipSidebar")}
        </button>
        <Show when={!phone()}>
          <Sidebar />
        </Show>
        <div class="shell-page" ref={page} tabindex="-1">
          <Cutoff />
          <div role="status">
            <Suspense>
              <Show when={house.lockdown()}>{(until) => <LockdownNotice until={until()} />}</Show>
            </Suspense>
          </div>
          <Show when={isGoing()}>
            <LongWait />
          </Show>
          <Suspense fallback={<LongWait />}>
            <Show when={house.ban()} fallback={props.children}>
              {(ban) => <Banned ban={ban()} />}
            </Show>
          </Suspense>
        </div>
      </div>
      <Wanted when={phone() && panels.shown() === "sidebar"}>
        <Drawer open={phone() && panels.shown() === "sidebar"} onClose={panels.hide} onGone={panels.gone} />
      </Wanted>
      <Wanted when={panels.shown() === "open-room"}>
        <OpenRoom open={panels.shown() === "open-room"} onClose={panels.hide} />
      </Wanted>
      <Wanted when={panels.shown() === "your-look"}>
        <YourLook open={panels.shown() === "your-look"} onClose={panels.hide} />
      </Wanted>
      <Suspense>
        <Show when={house.listed()}>
          <Notifications />
        </Show>
      </Suspense>
    </PanelsContext.Provider>
  );
}

function preloadWhenIdle(): void {
  const load = () => {
    // Whoever comes to a message by keys goes on to its actions at once.
    for (const part of [Drawer, OpenRoom, YourLook, ActionBar]) void part.preload();
  };
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 5_000 });
  else setTimeout(load, 2_000);
}
