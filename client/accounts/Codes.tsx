import { For } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { copyText } from "../ui/copyText.ts";
import { saveFile } from "../ui/saveFile.ts";
import { useToast } from "../ui/Toast.tsx";
import type { ViewProps } from "./views.ts";

/** Recovery codes, the one time that they are told. */
export function Codes(props: ViewProps & { codes: readonly string[] }) {
  const say = useMoreWords();
  const toast = useToast();
  const text = () => `${props.codes.join("\n")}\n`;

  async function copy(): Promise<void> {
    try {
      await copyText(text());
      toast({ text: say("account.copied") });
    } catch {
      // Not allowed here, as on a page without https.
      toast({ text: say("account.notCopied") });
    }
  }

  const download = () => saveFile(new Blob([text()], { type: "text/plain" }), say("account.fileName"));

  return (
    <div class="dialog-form">
      <p class="account-text">{say("account.codesText")}</p>
      <ul class="codes">
        <For each={props.codes}>
          {(code) => (
            <li>
              <code>{code}</code>
            </li>
          )}
        </For>
      </ul>
      <div class="dialog-acts">
        <Button ref={(button) => queueMicrotask(() => button.focus())} onClick={() => void copy()}>
          {say("account.copy")}
        </Button>
        <Button onClick={download}>{say("account.download")}</Button>
        <Button kind="main" onClick={() => props.go(undefined)}>
          {say("account.kept")}
        </Button>
      </div>
    </div>
  );
}
