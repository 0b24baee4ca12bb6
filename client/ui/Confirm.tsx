import { createSignal } from "solid-js";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

/** Asks once, by what will follow. */
export function Confirm(props: {
  open: boolean;
  onClose: () => void;
  title: string;
  text: string;
  /** What the button that does it is called. */
  act: string;
  cancel: string;
  closeLabel: string;
  /** Answers whether it was done. */
  onConfirm: () => Promise<boolean>;
}) {
  const [busy, setBusy] = createSignal(false);

  async function confirm(): Promise<void> {
    if (busy()) return;
    setBusy(true);
    const done = await props.onConfirm();
    setBusy(false);
    if (done) props.onClose();
  }

  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      role="alertdialog"
      title={props.title}
      closeLabel={props.closeLabel}
    >
      <p class="dialog-text">{props.text}</p>
      <div class="dialog-acts">
        <Button onClick={() => props.onClose()}>{props.cancel}</Button>
        <Button kind="danger" busy={busy()} onClick={() => void confirm()}>
          {props.act}
        </Button>
      </div>
    </Dialog>
  );
}
