import { useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createEffect, lazy, on, onMount, Show, Suspense } from "solid-js";
import { Cutoff } from "./Cutoff.tsx";
import { useHouse } from "./house.ts";
import { useWords } from "./i18n/words.tsx";
import { once } from "./once.ts";
import { createPanels, PanelsContext } from "./panels.ts";
import { Sidebar } from "./rooms/Sidebar.tsx";
import { createTitle } from "./title.ts";
import { createMedia, PHONE } from "./ui/media.ts";
import "./Shell.css";

const Banned = lazy(() => import("./moderation/Banned.tsx").then((file) => ({ default: file.Banned })));
const Drawer = lazy(() => import("./rooms/Drawer.tsx").then((file) => ({ default: file.Drawer })));
const LockdownNotice = lazy(() =>
  import("./rules/LockdownNotice.tsx").then((file) => ({ default: file.LockdownNotice })),
);
const OpenRoom = lazy(() => import("./rooms/OpenRoom.tsx").then((file) => ({ default: file.OpenRoom })));
const Notifications = lazy(() =>
  import("./notifications/Notifications.tsx").then((file) => ({ default: file.Notifications })),
);
const YourLook = lazy(() => import("./people/YourLook.tsx").then((file) => ({ default: file.YourLook })));

/** The frame around every screen: the rooms beside it, what opens over it, and whether the house is there. */
export function Shell(props: { children?: JSX.Element }) {
  const t = useWords();
  const house = useHouse();
  const phone = createMedia(PHONE);
  const location = useLocation();
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
          <Suspense>
            <Show when={house.ban()} fallback={props.children}>
              {(ban) => <Banned ban={ban()} />}
            </Show>
          </Suspense>
        </div>
      </div>
      <Suspense>
        <Kept when={phone() && panels.shown() === "sidebar"}>
          <Drawer open={phone() && panels.shown() === "sidebar"} onClose={panels.hide} onGone={panels.gone} />
        </Kept>
        <Kept when={panels.shown() === "open-room"}>
          <OpenRoom open={panels.shown() === "open-room"} onClose={panels.hide} />
        </Kept>
        <Kept when={panels.shown() === "your-look"}>
          <YourLook open={panels.shown() === "your-look"} onClose={panels.hide} />
        </Kept>
        <Kept when={house.listed()}>
          <Notifications />
        </Kept>
      </Suspense>
    </PanelsContext.Provider>
  );
}

function Kept(props: { when: boolean; children: JSX.Element }) {
  const wanted = once(() => props.when);
  return <Show when={wanted()}>{props.children}</Show>;
}

function preloadWhenIdle(): void {
  const load = () => {
    for (const panel of [Drawer, OpenRoom, YourLook]) void panel.preload();
    // Whoever comes to a message by keys goes on to these at once.
    void import("./messages/ActionBar.tsx");
  };
  // Safari has no requestIdleCallback.
  if ("requestIdleCallback" in window) requestIdleCallback(load, { timeout: 5_000 });
  else setTimeout(load, 2_000);
}
