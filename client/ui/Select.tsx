import { createUniqueId, For } from "solid-js";
import "./Field.css";

interface SelectProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  disabled?: boolean;
  /** Where a sentence around it says what it is for, its label is for screen readers alone. */
  inSentence?: boolean;
  onChange: (value: Value) => void;
}

/** One of several, in a list that opens. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const id = createUniqueId();
  return (
    <div class="field" classList={{ "in-sentence": props.inSentence }}>
      <label class="field-label" classList={{ "sr-only": props.inSentence }} for={id}>
        {props.label}
      </label>
      <select
        id={id}
        class="input"
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.value as Value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
