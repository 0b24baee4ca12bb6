import { createContext, Show, useContext } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";

/** Where a quote leads, and which message was just gone to. */
export const PlaceContext = createContext({
  goTo: (_version: number): Promise<void> => Promise.resolve(),
  flashed: (): number | undefined => undefined,
});

/** The message that is answered, in one line; leads there. */
export function Quote(props: { version: number }) {
  const t = useWords();
  const room = useRoom();
  const { goTo } = useContext(PlaceContext);
  const original = () => room.quoted(props.version);
  const name = () => room.state()?.view.looks[original()?.by ?? ""]?.name ?? t("room.somebody");
  return (
    <Show when={original()} fallback={<p class="quote">{t("room.message.quoteWaiting")}</p>}>
      {(message) => (
        <Show when={!message().erased} fallback={<p class="quote">{t("room.message.quoteGone")}</p>}>
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
