import { Show } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import "./Typing.css";

/** Who is typing; its line is there also when nobody is, so that nothing moves. */
export function Typing() {
  const t = useWords();
  const room = useRoom();
  const names = () => room.signals.typing.filter(({ mask }) => mask !== room.state()?.you).map(({ name }) => name);
  return (
    <div class="typing" aria-live="off">
      <Show when={names().length > 0}>
        <span class="typing-dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class="typing-names" dir="auto">
          {t("room.typing", names())}
        </span>
      </Show>
    </div>
  );
}
