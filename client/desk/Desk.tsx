import { A, useLocation } from "@solidjs/router";
import type { Component } from "solid-js";
import { For, lazy, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { HostLink } from "./HostLink.tsx";
import { Waiting } from "./Parts.tsx";
import { createWaiting, sumOf } from "./waiting.ts";
import "./Desk.css";

const tabs = {
  now: lazy(() => import("./Now.tsx").then((file) => ({ default: file.Now }))),
  queue: lazy(() => import("./Queue.tsx").then((file) => ({ default: file.Queue }))),
  people: lazy(() => import("./People.tsx").then((file) => ({ default: file.People }))),
  bans: lazy(() => import("./Bans.tsx").then((file) => ({ default: file.Bans }))),
  rules: lazy(() => import("../rules/Rules.tsx").then((file) => ({ default: file.Rules }))),
  record: lazy(() => import("./Record.tsx").then((file) => ({ default: file.Record }))),
  settings: lazy(() => import("./Settings.tsx").then((file) => ({ default: file.Settings }))),
} satisfies Record<string, Component>;

const Lockdown = lazy(() => import("../rules/Lockdown.tsx").then((file) => ({ default: file.Lockdown })));

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
          <nav class="desk-tabs" aria-label={say("tabs.label")}>
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
