import { type Ground, grounds } from "../../server/moderation/events.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { Select } from "../ui/Select.tsx";

/** Why somebody is reported or acted on. */
export function GroundField(props: { label: string; value: Ground; onChange: (ground: Ground) => void }) {
  const say = useModerationWords();
  return (
    <Select
      label={props.label}
      options={grounds.map((value) => ({ value, label: say(`grounds.${value}`) }))}
      value={props.value}
      onChange={(ground) => props.onChange(ground)}
    />
  );
}
