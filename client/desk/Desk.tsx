import { A, useLocation } from "@solidjs/router";
import type { Component } from "solid-js";
import { For, lazy, Show, Suspense } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Waiting } from "./Parts.tsx";
import "./Desk.css";

const tabs = {
  settings: lazy(() => import("./Keepers.tsx").then((file) => ({ default: file.Keepers }))),
} satisfies Record<string, Component>;

type Tab = keyof typeof tabs;
const [FIRST] = Object.keys(tabs) as [Tab];

/** The host's screens, beside the rooms. */
export function Desk() {
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
      </div>
      <Show when={house.me()} fallback={<Waiting />}>
        <Show when={house.role()} fallback={<Blank failed title={say("notYoursTitle")} text={say("notYoursText")} />}>
          <nav class="desk-tabs" aria-label={say("tabs.label")}>
            <For each={Object.keys(tabs) as Tab[]}>
              {(one) => (
                <A href={`/desk/${one}`} class="desk-tab" aria-current={one === tab() ? "page" : undefined}>
                  {say(`tabs.${one}`)}
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
