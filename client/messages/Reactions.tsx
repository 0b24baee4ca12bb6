import { For, Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { useActions } from "./actions.ts";

/** Who reacted with what; pressing one joins in or takes one's own back. */
export function Reactions(props: { message: Message }) {
  const t = useWords();
  const room = useRoom();
  const actions = useActions();
  const names = (by: readonly string[]) => by.map((mask) => room.state()?.view.looks[mask]?.name ?? t("room.somebody"));
  return (
    <Show when={props.message.reactions.length > 0}>
      <div class="reactions">
        <For each={props.message.reactions}>
          {(reaction) => (
            <button
              type="button"
              class="reaction"
              aria-pressed={reaction.by.includes(room.state()?.you ?? "")}
              title={t("room.message.reacted", reaction.emoji, names(reaction.by))}
              onClick={() => void actions.react(props.message, reaction.emoji)}
            >
              {reaction.emoji} <span class="reaction-count">{reaction.by.length}</span>
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
