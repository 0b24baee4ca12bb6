import { createSignal, Match, Show, Suspense, Switch, useContext } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { useRoom } from "../live.ts";
import { moderates } from "../rooms/hosts.ts";
import { useActions } from "./actions.ts";
import { EditBox } from "./editing.ts";
import { createLongPress } from "./longPress.ts";
import { PlaceContext, Quote } from "./Quote.tsx";
import { Reactions } from "./Reactions.tsx";
import { RichText } from "./RichText.tsx";
import { timeOf } from "./times.ts";
import { Face, Head, useLook } from "./Who.tsx";
import "./MessageRow.css";

/** Comes with the first pointing at a message: five icons that reading does without. */
export const ActionBar = later(() => import("./ActionBar.tsx"), "ActionBar");
const Withheld = later(() => import("../moderation/Withheld.tsx"), "Withheld");

export function MessageRow(props: { message: Message; first: boolean; last: boolean }) {
  const t = useWords();
  const room = useRoom();
  const house = useHouse();
  const actions = useActions();
  const { flashed } = useContext(PlaceContext);
  const [hovered, setHovered] = createSignal(false);
  const [focused, setFocused] = createSignal(false);
  const active = () => hovered() || focused();
  const look = useLook(() => props.message.by);
  const you = () => room.state()?.you ?? "";
  const callsYou = () => props.message.mentions?.some(({ mask }) => mask === you()) ?? false;
  const editing = () => actions.editing() === props.message.version;
  const isHidden = () => props.message.hidden !== undefined && !moderates(house, room);
  const isGone = () => props.message.erased || isHidden();
  const inUse = () => actions.menu()?.message.version === props.message.version;
  const longPress = createLongPress((at) => {
    if (!isGone()) actions.openMenu({ message: props.message, at });
  });
  return (
    <article
      class="message"
      classList={{
        first: props.first,
        "calls-you": callsYou(),
        dimmed: props.message.hidden !== undefined || props.message.held !== undefined,
        flashed: flashed() === props.message.version,
        active: active() || inUse(),
      }}
      tabindex={props.last ? 0 : -1}
      aria-label={t("room.message.by", look().name, timeOf(props.message.at))}
      onPointerEnter={(event) => setHovered(event.pointerType === "mouse")}
      onPointerLeave={() => setHovered(false)}
      onFocusIn={() => setFocused(true)}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setFocused(false);
      }}
      {...longPress}
    >
      <Show when={props.first} fallback={<time class="message-aside">{timeOf(props.message.at)}</time>}>
        <Face mask={props.message.by} first={props.first} />
      </Show>
      <div class="message-body">
        <Show when={props.first}>
          <Head mask={props.message.by} at={props.message.at} you={props.message.by === you()} />
        </Show>
        <Switch>
          <Match when={props.message.erased}>
            <p class="message-gone">{t("room.message.erased")}</p>
          </Match>
          <Match when={isHidden()}>
            <p class="message-gone">{t("room.message.hidden")}</p>
          </Match>
          <Match when={editing()}>
            <Suspense fallback={<Said message={props.message} />}>
              <EditBox message={props.message} />
            </Suspense>
          </Match>
          <Match when={true}>
            <Said message={props.message} />
          </Match>
        </Switch>
      </div>
      <Show when={active() && !editing() && !isGone()}>
        <Suspense>
          <ActionBar message={props.message} />
        </Suspense>
      </Show>
    </article>
  );
}

function Said(props: { message: Message }) {
  const t = useWords();
  return (
    <>
      <Show when={props.message.replyTo}>
        {(version) => <Quote version={version()} by={props.message.replyToBy} />}
      </Show>
      <RichText text={props.message.text} mentions={props.message.mentions}>
        <Show when={props.message.edited}>
          <span class="message-edited">{t("room.message.edited")}</span>
        </Show>
      </RichText>
      <Show when={props.message.hidden || props.message.held || props.message.flags}>
        <Suspense>
          <Withheld message={props.message} />
        </Suspense>
      </Show>
      <Reactions message={props.message} />
    </>
  );
}
