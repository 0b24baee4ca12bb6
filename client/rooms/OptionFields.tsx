// The fields of a room's options: for whoever opens one, and later for its hosts.
import { Show } from "solid-js";
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../../server/limits.ts";
import { codename } from "../../server/rooms/codename.ts";
import { type Choice, keeps } from "../../server/rooms/options.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { Check } from "../ui/Check.tsx";
import { Field } from "../ui/Field.tsx";
import { Segments } from "../ui/Segments.tsx";
import "./OptionFields.css";

export interface OptionFieldsProps {
  options: Choice;
  onChange: (news: Partial<Choice>) => void;
  /** The room is open already: what people spoke on the strength of is shown, and stays. */
  fixed?: boolean;
  /** Why the name or the topic cannot be taken. */
  problems: { name?: string | undefined; topic?: string | undefined };
}

const founds = ["everybody", "link"] as const;
/** Seconds between two messages of one person. */
const PAUSES = [0, 5, 10, 30, 60, 300];

export function MainFields(props: OptionFieldsProps) {
  const say = useMoreWords();
  const isOpenAs = (keep: Choice["keep"]) => props.fixed && (keep === "memory") !== (props.options.keep === "memory");
  return (
    <>
      <Field
        label={say("options.name")}
        placeholder={props.fixed ? undefined : say("options.namePlaceholder")}
        value={props.options.name}
        maxlength={2 * ROOM_NAME_CHARS}
        data-autofocus
        problem={props.problems.name}
        onInput={(event) => props.onChange({ name: event.currentTarget.value })}
      >
        <Show when={!props.fixed}>
          <Button onClick={() => props.onChange({ name: codename(Math.random) })}>{say("options.random")}</Button>
        </Show>
      </Field>
      <Segments
        label={say("options.found")}
        options={founds.map((value) => ({ value, label: say(`options.foundBy.${value}`), disabled: props.fixed }))}
        value={props.options.found}
        onChange={(found) => props.onChange({ found })}
      />
      <Segments
        label={say("options.keep")}
        options={keeps.map((value) => ({ value, label: say(`options.keeps.${value}`), disabled: isOpenAs(value) }))}
        value={props.options.keep}
        onChange={(keep) => props.onChange({ keep })}
      />
    </>
  );
}

export function MoreFields(props: OptionFieldsProps) {
  const say = useMoreWords();
  const pauses = () => [...new Set([...PAUSES, props.options.slow])].sort((a, b) => a - b);
  const check = (option: "oneWay" | "masks" | "held" | "signedUp" | "locked" | "hushed", disabled = false) => (
    <Check
      label={say(`options.${option}`)}
      hint={say(`options.${option}Hint`)}
      checked={props.options[option]}
      disabled={disabled}
      onChange={(is) => props.onChange({ [option]: is })}
    />
  );
  return (
    <div class="more-options">
      <Field
        label={say("options.topic")}
        hint={say("options.topicHint")}
        value={props.options.topic}
        maxlength={2 * TOPIC_CHARS}
        problem={props.problems.topic}
        onInput={(event) => props.onChange({ topic: event.currentTarget.value })}
      />
      {check("oneWay", props.fixed)}
      {check("masks", props.fixed)}
      {check("signedUp")}
      {check("held")}
      {check("locked")}
      {check("hushed")}
      <Segments
        label={say("options.slow")}
        options={pauses().map((seconds) => ({ value: String(seconds), label: say("options.slowFor", seconds) }))}
        value={String(props.options.slow)}
        onChange={(seconds) => props.onChange({ slow: Number(seconds) })}
      />
      <Field
        label={say("options.most")}
        type="number"
        min="0"
        max="100000"
        inputmode="numeric"
        placeholder={say("options.mostPlaceholder")}
        value={props.options.most || ""}
        onInput={(event) => props.onChange({ most: Math.max(0, Math.floor(event.currentTarget.valueAsNumber || 0)) })}
      />
    </div>
  );
}

/** A problem stands at the field that it is about. */
export function problemsOf(reason: string | undefined, problem: string | undefined): OptionFieldsProps["problems"] {
  return reason?.startsWith("topic-") ? { topic: problem } : { name: problem };
}
