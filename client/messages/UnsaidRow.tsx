import Clock from "lucide-solid/icons/clock";
import { createSignal, Match, onCleanup, Show, Suspense, Switch } from "solid-js";
import { useApi } from "../api.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { useRoom } from "../live.ts";
import type { Unsaid } from "../outbox.ts";
import { Quote } from "./Quote.tsx";
import { RichText } from "./RichText.tsx";
import { Face, Head } from "./Who.tsx";

const Held = later(() => import("./Held.tsx"), "Held");
const Refused = later(() => import("./Refused.tsx"), "Refused");

/** What one said and the house has not acknowledged: shown in its place, with how it stands. */
export function UnsaidRow(props: { unsaid: Unsaid; first: boolean; last: boolean }) {
  const t = useWords();
  const room = useRoom();
  const you = () => room.state()?.you ?? "";
  // In a one-way room, what has left is not seen again.
  const isGone = () =>
    room.state()?.view.options.oneWay && (props.unsaid.state === "sending" || props.unsaid.state === "said");
  return (
    <article class="message unsaid" classList={{ first: props.first, refused: props.unsaid.state === "refused" }}>
      <Face mask={you()} first={props.first} />
      <div class="message-body">
        <Show when={props.first}>
          <Head mask={you()} at={props.unsaid.at} you={true} />
        </Show>
        <Show when={props.unsaid.replyTo}>{(version) => <Quote version={version()} />}</Show>
        <Show when={!isGone()} fallback={<p class="message-gone">{t("room.unsaid.sending")}</p>}>
          <RichText text={props.unsaid.text} />
        </Show>
        <Standing unsaid={props.unsaid} last={props.last} />
      </div>
    </article>
  );
}

function Standing(props: { unsaid: Unsaid; last: boolean }) {
  const state = () => props.unsaid.state;
  return (
    <Switch>
      <Match when={(state() === "queued" || state() === "sending") && props.last}>
        <Waiting />
      </Match>
      <Match when={state() === "held"}>
        <Suspense fallback={<p class="standing" />}>
          <Held until={props.unsaid.until ?? 0} />
        </Suspense>
      </Match>
      <Match when={state() === "refused"}>
        <Suspense fallback={<p class="standing" />}>
          <Refused unsaid={props.unsaid} />
        </Suspense>
      </Match>
    </Switch>
  );
}

/** What is on its way for less than this is as good as said. */
const WORTH_SAYING_MS = 800;

/** Stands under the last of all that wait. */
function Waiting() {
  const t = useWords();
  const api = useApi();
  const [long, setLong] = createSignal(false);
  const timer = setTimeout(() => setLong(true), WORTH_SAYING_MS);
  onCleanup(() => clearTimeout(timer));
  return (
    <Show when={long() || api.connection() !== "open"}>
      <p class="standing">
        <Clock size={13} strokeWidth={2} aria-hidden="true" />
        {api.connection() === "open" ? t("room.unsaid.sending") : t("room.unsaid.queuedOffline")}
      </p>
    </Show>
  );
}
