import { createUniqueId, For } from "solid-js";
import { type Preset, presets } from "../../server/rooms/options.ts";
import { useMoreWords } from "../i18n/more.ts";

const names = Object.keys(presets) as Preset[];

/** Where opening a room begins. */
export function Presets(props: { chosen: Preset | undefined; onChoose: (preset: Preset) => void }) {
  const say = useMoreWords();
  const group = createUniqueId();
  return (
    <fieldset class="presets">
      <legend class="sr-only">{say("options.kind")}</legend>
      <For each={names}>
        {(preset) => (
          <label class="preset">
            <input
              type="radio"
              name={group}
              checked={preset === props.chosen}
              aria-describedby={`${group}-${preset}`}
              onChange={() => props.onChoose(preset)}
            />
            <span class="preset-name">{say(`options.presets.${preset}`)}</span>
            <span class="preset-text" id={`${group}-${preset}`} aria-hidden="true">
              {say(`options.presetTexts.${preset}`)}
            </span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
