import { NAME_CHARS } from "../../server/limits.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Field } from "../ui/Field.tsx";

/** The name that one logs in with, where a password manager looks for it. */
export function NameField(props: { value: string; hint?: string; problem?: string; onName: (name: string) => void }) {
  const say = useMoreWords();
  return (
    <Field
      label={say("account.name")}
      hint={props.hint}
      problem={props.problem}
      value={props.value}
      name="username"
      autocomplete="username"
      autocapitalize="off"
      spellcheck={false}
      maxlength={2 * NAME_CHARS}
      required
      onInput={(event) => props.onName(event.currentTarget.value)}
    />
  );
}
