// In the place of every screen for whoever is banned from the house, and of a room for whoever is banned there.
import type { JSX } from "solid-js";
import { createEffect, createSignal, createUniqueId, Match, onCleanup, Show, Switch } from "solid-js";
import type { Ground } from "../../server/moderation/events.ts";
import { type Me, useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Button } from "../ui/Button.tsx";
import "../ui/Blank.css";
import "../ui/Field.css";
import "./Moderation.css";

type Ban = NonNullable<Me["ban"]>;

/** A clock that is ahead of the house's would have the page reload for ever, and nobody could write an appeal. */
const SOONEST_MS = 60_000;
/** No timer runs for longer; the page is reloaded by then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function Banned(props: { ban: Ban }) {
  const say = useModerationWords();
  const [made, setMade] = createSignal(false);
  const appeal = () => (made() ? "made" : props.ban.appeal);
  // It ends by itself.
  createEffect(() => {
    const { until } = props.ban;
    if (until === undefined) return;
    const left = Math.max(until - Date.now() + 1_000, SOONEST_MS);
    const timer = setTimeout(() => location.reload(), Math.min(left, LONGEST_TIMER_MS));
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
      </div>
      <BanNotice title={say("banned.title")} ground={props.ban.ground} until={props.ban.until} note={props.ban.note}>
        <Switch>
          <Match when={appeal() === "none"}>
            <AppealForm onMade={() => setMade(true)} />
          </Match>
          <Match when={appeal() === "made"}>
            <p class="ban-appeal-told" role="status">
              {say("banned.made")}
            </p>
            <Button onClick={() => location.reload()}>{say("banned.lookAgain")}</Button>
          </Match>
          <Match when={appeal() === "kept"}>
            <p class="ban-appeal-told">{say("banned.kept")}</p>
          </Match>
        </Switch>
      </BanNotice>
    </main>
  );
}

/** Why, and until when. */
export function BanNotice(props: {
  title: string;
  ground: Ground | undefined;
  until: number | undefined;
  note: string | undefined;
  children: JSX.Element;
}) {
  const say = useModerationWords();
  const time = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
  return (
    <div class="blank" role="alert">
      <h1 class="blank-title">{props.title}</h1>
      <p class="blank-text">
        {say("banned.text", props.ground, props.until === undefined ? undefined : time.format(props.until))}
      </p>
      <Show when={props.note}>
        {(note) => (
          <p class="blank-text" dir="auto">
            {say("banned.note", note())}
          </p>
        )}
      </Show>
      {props.children}
    </div>
  );
}

/** One message to the moderators. */
export function AppealForm(props: { room?: string; onMade: () => void }) {
  const say = useModerationWords();
  const { client } = useApi();
  const asking = createAsking();
  const [text, setText] = createSignal("");
  const id = createUniqueId();

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wish = { text: text(), ...(props.room !== undefined && { room: props.room }) };
    if (await asking.ask(() => client.moderation.appeal.mutate(wish))) props.onMade();
  }

  return (
    <form class="appeal" onSubmit={(event) => void send(event)}>
      <label class="field-label" for={id}>
        {say("banned.appeal")}
      </label>
      <textarea
        id={id}
        class="input appeal-text"
        dir="auto"
        rows="4"
        maxlength="1000"
        aria-describedby={`${id}-hint`}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="field-told" data-problem={asking.problem() ? "" : undefined}>
        {asking.problem() ?? say("banned.appealHint")}
      </p>
      <Button kind="main" type="submit" busy={asking.waiting()}>
        {say("banned.send")}
      </Button>
    </form>
  );
}
