import { createSignal, Show } from "solid-js";
import type { Treatments } from "../../server/rules/events.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { FilterFields } from "./FilterFields.tsx";

/** Where a room is stricter than the house. */
export function RoomFilter(props: { filter: Treatments; onChange: (filter: Treatments) => void }) {
  const say = useRuleWords();
  const [open, setOpen] = createSignal(false);
  /** The end of the form stands over what opens below. */
  function toggled(details: HTMLDetailsElement): void {
    setOpen(details.open);
    if (details.open) details.scrollIntoView({ block: "start" });
  }

  return (
    <details class="room-filter" onToggle={(event) => toggled(event.currentTarget)}>
      <summary>{say("room")}</summary>
      <Show when={open()}>
        <p class="field-told">{say("roomText")}</p>
        <FilterFields filter={props.filter} mildest={say("asHouse")} onChange={(filter) => props.onChange(filter)} />
      </Show>
    </details>
  );
}
