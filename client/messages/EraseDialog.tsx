import { createSignal } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useActions } from "./actions.ts";
import { createOpener } from "./opener.ts";

/** Asks once before words are gone for good. */
export function EraseDialog() {
  const t = useWords();
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
      title={t("room.eraseDialog.title")}
      closeLabel={t("room.close")}
    >
      <p class="erase-text">{t("room.eraseDialog.text")}</p>
      <div class="dialog-acts">
        <Button onClick={() => actions.erase(undefined)}>{t("room.eraseDialog.keep")}</Button>
        <Button kind="danger" busy={busy()} onClick={() => void erase()}>
          {t("room.eraseDialog.erase")}
        </Button>
      </div>
    </Dialog>
  );
}
