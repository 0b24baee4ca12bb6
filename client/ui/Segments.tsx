import { createUniqueId, For } from "solid-js";
import "./Field.css";
import "./Segments.css";

interface SegmentsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; disabled?: boolean | undefined }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const name = createUniqueId();
  return (
    <fieldset class="segments">
      <legend class="field-label">{props.label}</legend>
      <div class="segments-row" data-many={props.options.length > 4 ? "" : undefined}>
        <For each={props.options}>
          {(option) => (
            <label class="segment">
              <input
                type="radio"
                name={name}
                checked={option.value === props.value}
                disabled={option.disabled}
                onChange={() => props.onChange(option.value)}
              />
              {option.label}
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
