import { createUniqueId } from "solid-js";
import "./Check.css";

/** One thing that is so or not, and what that means. */
export function Check(props: {
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = createUniqueId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      <p id={`${id}-hint`} class="check-hint">
        {props.hint}
      </p>
    </div>
  );
}
