import { A, useLocation } from "@solidjs/router";
import type { Component } from "solid-js";
import { createEffect, For, on, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { later } from "../later.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { HostLink } from "./HostLink.tsx";
import { Waiting } from "./Parts.tsx";
import { StayHost } from "./StayHost.tsx";
import { createWaiting, sumOf } from "./waiting.ts";
import "./Desk.css";

const tabs = {
  now: later(() => import("./Now.tsx"), "Now"),
  queue: later(() => import("./Queue.tsx"), "Queue"),
  people: later(() => import("./People.tsx"), "People"),
  bans: later(() => import("./Bans.tsx"), "Bans"),
  rooms: later(() => import("./Rooms.tsx"), "Rooms"),
  rules: later(() => import("../rules/Rules.tsx"), "Rules"),
  record: later(() => import("./Record.tsx"), "Record"),
  settings: later(() => import("./Settings.tsx"), "Settings"),
} satisfies Record<string, Component>;

const Lockdown = later(() => import("../rules/Lockdown.tsx"), "Lockdown");

type Tab = keyof typeof tabs;
const [FIRST] = Object.keys(tabs) as [Tab];

/** The host's screens, beside the rooms. */
export function Desk() {
  const location = useLocation();
  return (
    <Show when={location.pathname.startsWith("/host/")} fallback={<Tabs />}>
      <HostLink />
    </Show>
  );
}

function Tabs() {
  const say = useDeskWords();
  const house = useHouse();
  const location = useLocation();
  const tab = (): Tab => {
    const [, named = ""] = /^\/desk\/([a-z]+)/.exec(location.pathname) ?? [];
    return named in tabs ? (named as Tab) : FIRST;
  };
  let bar: HTMLElement | undefined;
  // On a phone the bar is longer than the screen.
  const showTab = () => bar?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  createEffect(on([tab, house.role], () => requestAnimationFrame(showTab)));
  return (
    <main class="page desk">
      <div class="page-head">
        <SidebarButton />
        <h1>{say("title")}</h1>
        <Show when={house.role()}>
          <Suspense>
            <Lockdown />
          </Suspense>
        </Show>
      </div>
      <Show when={house.me()} fallback={<Waiting />}>
        <Show when={house.role()} fallback={<Blank failed title={say("notYoursTitle")} text={say("notYoursText")} />}>
          <nav class="desk-tabs" aria-label={say("tabs.label")} ref={bar}>
            <For each={Object.keys(tabs) as Tab[]}>
              {(one) => (
                <A href={`/desk/${one}`} class="desk-tab" aria-current={one === tab() ? "page" : undefined}>
                  {say(`tabs.${one}`)}
                  <Show when={one === "queue"}>
                    <QueueCount />
                  </Show>
                </A>
              )}
            </For>
          </nav>
          <Show when={tab() === FIRST}>
            <StayHost />
          </Show>
          <Suspense fallback={<Waiting />}>
            <Dynamic component={tabs[tab()]} />
          </Suspense>
        </Show>
      </Show>
    </main>
  );
}

function QueueCount() {
  const waiting = createWaiting();
  return (
    <Show when={sumOf(waiting())}>
      {(count) => (
        <>
          {" "}
          <span class="badge">{count()}</span>
        </>
      )}
    </Show>
  );
}
