import { createSignal } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useActions } from "./actions.ts";
import { createOpener } from "./opener.ts";

/** Asks once before words are gone for good. */
export function EraseDialog() {
  const t = useWords();
  const say = useMoreWords();
  const actions = useActions();
  const [busy, setBusy] = createSignal(false);
  const opener = createOpener(() => actions.erasing() !== undefined);

  async function erase(): Promise<void> {
    const message = actions.erasing();
    if (!message || busy()) return;
    setBusy(true);
    const done = await actions.eraseForGood(message);
    setBusy(false);
    if (done) actions.erase(undefined);
  }

  return (
    <Dialog
      open={actions.erasing() !== undefined}
      onClose={() => actions.erase(undefined)}
      role="alertdialog"
      backTo={opener}
      title={say("messages.eraseDialog.title")}
      closeLabel={t("room.close")}
    >
      <p class="erase-text">{say("messages.eraseDialog.text")}</p>
      <div class="dialog-acts">
        <Button onClick={() => actions.erase(undefined)}>{say("messages.eraseDialog.keep")}</Button>
        <Button kind="danger" busy={busy()} onClick={() => void erase()}>
          {say("messages.eraseDialog.erase")}
        </Button>
      </div>
    </Dialog>
  );
}
