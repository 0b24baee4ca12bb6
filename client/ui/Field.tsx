import type { JSX } from "solid-js";
import { createUniqueId, Show, splitProps } from "solid-js";
import "./Field.css";

interface FieldProps extends JSX.InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  /** Why what stands there cannot be taken. */
  problem?: string;
  /** Beside the input, as a button that fills it. */
  children?: JSX.Element;
}

export function Field(props: FieldProps) {
  const [own, input] = splitProps(props, ["label", "hint", "problem", "children"]);
  const id = createUniqueId();
  const told = () => own.problem ?? own.hint;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {own.label}
      </label>
      <div class="field-row">
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          {...input}
          id={id}
          class="input"
          aria-invalid={own.problem ? "true" : undefined}
          aria-describedby={told() ? `${id}-told` : undefined}
        />
        {own.children}
      </div>
      <Show when={told()}>
        <p
          id={`${id}-told`}
          class="field-told"
          data-problem={own.problem ? "" : undefined}
          role={own.problem ? "alert" : undefined}
        >
          {told()}
        </p>
      </Show>
    </div>
  );
}
