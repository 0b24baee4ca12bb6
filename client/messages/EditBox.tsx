import { createSignal, onMount } from "solid-js";
import { charactersIn } from "../../server/base/text.ts";
import { MESSAGE_CHARS } from "../../server/limits.ts";
import type { Message } from "../../server/messages/view.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { useActions } from "./actions.ts";
import { fitHeight, sends } from "./textBox.ts";

/** One's own message, being reworded in its place. */
export function EditBox(props: { message: Message }) {
  const say = useMoreWords();
  const actions = useActions();
  const [text, setText] = createSignal(props.message.text);
  const [busy, setBusy] = createSignal(false);
  const fits = () => text().trim() !== "" && charactersIn(text()) <= MESSAGE_CHARS;
  let box!: HTMLTextAreaElement;

  onMount(() => {
    fitHeight(box);
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });

  async function save(): Promise<void> {
    if (!fits() || busy()) return;
    setBusy(true);
    const done = text() === props.message.text || (await actions.reword(props.message, text()));
    setBusy(false);
    if (done) actions.edit(undefined);
  }

  return (
    <div class="edit-box">
      <textarea
        ref={box}
        dir="auto"
        rows="1"
        aria-label={say("messages.editBox.label")}
        value={text()}
        onInput={(event) => {
          setText(event.currentTarget.value);
          fitHeight(box);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") actions.edit(undefined);
          else if (sends(event)) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div class="edit-acts">
        <span class="edit-hint">{say("messages.editBox.hint")}</span>
        <Button kind="quiet" onClick={() => actions.edit(undefined)}>
          {say("messages.editBox.cancel")}
        </Button>
        <Button kind="main" busy={busy()} disabled={!fits()} onClick={() => void save()}>
          {say("messages.editBox.save")}
        </Button>
      </div>
    </div>
  );
}
