import { createEffect, createSignal, on, Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useApi } from "../api.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { useActions } from "../messages/actions.ts";
import { messageAt } from "../rooms/roomState.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Around } from "./Around.tsx";
import { Results } from "./Results.tsx";
import { createSearch } from "./search.ts";
import "./SearchRoom.css";

/** Looks for words in the room, and leads to where they were said. */
export function SearchRoom(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("search.title", room.state()?.view.options.name ?? "")}
      closeLabel={t("frame.close")}
      wide
    >
      <SearchForm onClose={() => props.onClose()} />
    </Dialog>
  );
}

function SearchForm(props: { onClose: () => void }) {
  const say = useMoreWords();
  const room = useRoom();
  const actions = useActions();
  const search = createSearch(useApi().client, room.id);
  const [around, show] = createSignal<Message>();
  createEffect(on(search.words, () => show(undefined), { defer: true }));

  /** In the list where it is loaded; else what was said around it is shown here. */
  function choose(message: Message): void {
    const state = room.state();
    if (!state || !messageAt({ rows: state.rows, quoted: [] }, message.version)) return void show(message);
    props.onClose();
    actions.goTo(message.version);
  }

  return (
    <div class="dialog-form search">
      <input
        type="search"
        class="input"
        dir="auto"
        data-autofocus
        aria-label={say("search.words")}
        placeholder={say("search.words")}
        maxlength={200}
        value={search.words()}
        onInput={(event) => search.look(event.currentTarget.value)}
      />
      <Show when={around()} fallback={<Results search={search} onChoose={choose} />}>
        {(message) => <Around message={message()} onBack={() => show(undefined)} />}
      </Show>
    </div>
  );
}
