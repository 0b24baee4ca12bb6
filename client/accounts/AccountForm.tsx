import type { JSX } from "solid-js";
import { onMount, Show } from "solid-js";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";

/** Some fields, why they were refused where none of them is to blame, and the way on or back. */
export function AccountForm(props: {
  text: string;
  problem?: string | undefined;
  act: string;
  waiting: boolean;
  onAct: () => Promise<void>;
  onBack: () => void;
  /** Another way, beside the way back. */
  aside?: JSX.Element;
  children: JSX.Element;
}) {
  const say = useMoreWords();
  let form!: HTMLFormElement;
  onMount(() => form.querySelector<HTMLInputElement>("input:not([readonly])")?.focus());

  return (
    <form
      ref={form}
      class="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onAct();
      }}
    >
      <p class="account-text">{props.text}</p>
      {props.children}
      <Show when={props.problem}>
        <p class="field-told" data-problem="" role="alert">
          {props.problem}
        </p>
      </Show>
      <div class="dialog-acts account-end">
        {props.aside}
        <Button onClick={() => props.onBack()}>{say("account.back")}</Button>
        <Button kind="main" type="submit" busy={props.waiting}>
          {props.act}
        </Button>
      </div>
    </form>
  );
}
