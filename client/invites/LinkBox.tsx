import { QrCode } from "@ark-ui/solid/qr-code";
import { createUniqueId, Show } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { copyText } from "../ui/copyText.ts";
import { useToast } from "../ui/Toast.tsx";
import "./ShareRoom.css";

/** A link, to be copied, shown across a room, or handed to another app. */
export function LinkBox(props: { link: string; name: string; onAnother?: () => void }) {
  const say = useMoreWords();
  const toast = useToast();
  const id = createUniqueId();
  const sheet = () => ({ title: say("invites.onHearsay", props.name), url: props.link });
  let box!: HTMLInputElement;

  async function copy(): Promise<void> {
    box.select();
    try {
      await copyText(props.link);
      toast({ text: say("invites.copied") });
    } catch {
      // Not allowed here, as on a page without https.
      toast({ text: say("invites.notCopied") });
    }
  }

  // Whoever closes the sheet without sharing has not failed.
  const share = () => void navigator.share(sheet()).catch(() => undefined);

  return (
    <div class="link-box">
      <QrCode.Root value={props.link} class="qr">
        <QrCode.Frame role="img" aria-label={say("invites.qr")}>
          <QrCode.Pattern />
        </QrCode.Frame>
      </QrCode.Root>
      <label class="sr-only" for={id}>
        {say("invites.link")}
      </label>
      <input
        id={id}
        ref={box}
        class="input link-text"
        readonly
        value={props.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="link-acts">
        <Show when={props.onAnother}>
          {(another) => (
            <Button kind="quiet" onClick={() => another()()}>
              {say("invites.another")}
            </Button>
          )}
        </Show>
        <Show when={navigator.canShare?.(sheet())}>
          <Button onClick={share}>{say("invites.shareOn")}</Button>
        </Show>
        <Button kind="main" onClick={() => void copy()}>
          {say("invites.copy")}
        </Button>
      </div>
    </div>
  );
}
