import { createContext, Show, useContext } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";

/** Where a quote leads, and which message was just gone to. */
export const PlaceContext = createContext({
  goTo: (_version: number): Promise<void> => Promise.resolve(),
  flashed: (): number | undefined => undefined,
});

/** The message that is answered, in one line. In a one-way room one's own are not told again. */
export function Quote(props: { version: number; by?: Mask | undefined }) {
  const t = useWords();
  const room = useRoom();
  const isOwnAndGone = () => {
    const state = room.state();
    return state?.view.options.oneWay && props.by === state.you;
  };
  return (
    <Show when={!isOwnAndGone()} fallback={<p class="quote">{t("room.message.replyToYou")}</p>}>
      <Original version={props.version} />
    </Show>
  );
}

/** Leads to the message. */
function Original(props: { version: number }) {
  const t = useWords();
  const room = useRoom();
  const { goTo } = useContext(PlaceContext);
  const original = () => room.quoted(props.version);
  const name = () => room.state()?.view.looks[original()?.by ?? ""]?.name ?? t("room.somebody");
  return (
    <Show when={original()} fallback={<p class="quote">{t("room.message.quoteWaiting")}</p>}>
      {(message) => (
        <Show
          when={!(message().erased || message().hidden)}
          fallback={<p class="quote">{t("room.message.quoteGone")}</p>}
        >
          <button
            type="button"
            class="quote"
            title={t("room.message.toOriginal", name())}
            onClick={() => void goTo(props.version)}
          >
            <bdi class="quote-name">{name()}</bdi>: <span dir="auto">{message().text}</span>
          </button>
        </Show>
      )}
    </Show>
  );
}
