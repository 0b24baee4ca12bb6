import { createMemo, Match, Show, Suspense, Switch } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import type { Item } from "./items.ts";
import { MessageRow } from "./MessageRow.tsx";
import { Notices } from "./Notices.tsx";
import { dayOf } from "./times.ts";
import { UnsaidRow } from "./UnsaidRow.tsx";

const NewsLine = later(() => import("./NewsLine.tsx"), "NewsLine");
const Receipt = later(() => import("./Receipt.tsx"), "Receipt");

/** One line of the list, with what stands above it: a new day, the unread line. */
export function Line(props: { item: Item; last: boolean }) {
  const t = useWords();
  const as = <Kind extends Item["kind"]>(kind: Kind) =>
    createMemo(() => (props.item.kind === kind ? (props.item as Extract<Item, { kind: Kind }>) : undefined));
  const message = as("message");
  const notices = as("notices");
  const unsaid = as("unsaid");
  const news = as("news");
  const receipt = as("receipt");
  const words = { today: t("room.list.today"), yesterday: t("room.list.yesterday") };
  return (
    <div class="line">
      <Show when={props.item.day}>{(day) => <p class="day">{dayOf(day(), Date.now(), words)}</p>}</Show>
      <Show when={props.item.isNew}>
        <p class="unread-line">{t("room.list.new")}</p>
      </Show>
      <Switch>
        <Match when={message()}>
          {(item) => <MessageRow message={item().message} first={item().first} last={props.last} />}
        </Match>
        <Match when={notices()}>{(item) => <Notices notices={item().notices} />}</Match>
        <Match when={unsaid()}>
          {(item) => <UnsaidRow unsaid={item().unsaid} first={item().first} last={props.last} />}
        </Match>
        <Match when={news()}>
          {(item) => (
            <Suspense fallback={<p class="notices" />}>
              <NewsLine news={item().news} />
            </Suspense>
          )}
        </Match>
        <Match when={receipt()}>
          {(item) => (
            <Suspense fallback={<p class="notices" />}>
              <Receipt said={item().receipt} />
            </Suspense>
          )}
        </Match>
      </Switch>
    </div>
  );
}
