import { createUniqueId, For } from "solid-js";
import { type Ground, grounds } from "../../server/moderation/events.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import "../ui/Field.css";

/** Why somebody is reported or acted on. */
export function GroundField(props: { label: string; value: Ground; onChange: (ground: Ground) => void }) {
  const say = useModerationWords();
  const id = createUniqueId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <select id={id} class="input" onChange={(event) => props.onChange(event.currentTarget.value as Ground)}>
        <For each={grounds}>
          {(ground) => (
            <option value={ground} selected={ground === props.value}>
              {say(`grounds.${ground}`)}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
