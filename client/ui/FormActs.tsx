import { Show } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { Button } from "./Button.tsx";
import "./Field.css";

interface FormActsProps {
  /** What the form is for, on its button. */
  act: string;
  kind?: "main" | "danger";
  /** Waits for the answer. */
  busy: boolean;
  /** Why it was not done, where that stands at no field. */
  problem?: string | undefined;
  onCancel: () => void;
}

/** How a form in a dialog ends. */
export function FormActs(props: FormActsProps) {
  const t = useWords();
  return (
    <>
      <Show when={props.problem}>
        <p class="field-told" data-problem role="alert">
          {props.problem}
        </p>
      </Show>
      <div class="dialog-acts">
        <Button onClick={() => props.onCancel()}>{t("frame.cancel")}</Button>
        <Button kind={props.kind ?? "main"} type="submit" busy={props.busy}>
          {props.act}
        </Button>
      </div>
    </>
  );
}
