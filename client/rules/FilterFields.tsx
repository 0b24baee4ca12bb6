import { For } from "solid-js";
import { categories } from "../../server/moderation/filter/finding.ts";
import { type Treatment, type Treatments, treatments } from "../../server/rules/events.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Select } from "../ui/Select.tsx";
import "./Rules.css";

/** What becomes of each category. @param props.mildest what "allow" is called: in a room, the house's word */
export function FilterFields(props: { filter: Treatments; mildest?: string; onChange: (filter: Treatments) => void }) {
  const say = useRuleWords();
  const labelOf = (treatment: Treatment) =>
    treatment === "allow" ? (props.mildest ?? say("treatments.allow")) : say(`treatments.${treatment}`);
  const options = () => treatments.map((value) => ({ value, label: labelOf(value) }));
  return (
    <div class="filter-fields">
      <For each={categories}>
        {(category) => (
          <Select
            label={say(`flags.${category}`)}
            options={options()}
            value={props.filter[category] ?? "allow"}
            onChange={(treatment) => props.onChange({ ...props.filter, [category]: treatment })}
          />
        )}
      </For>
    </div>
  );
}
