import X from "lucide-solid/icons/x";
import { createSignal, Index, Show } from "solid-js";
import { OWN_WORDS_CHARS } from "../../server/limits.ts";
import { type OwnWords as Own, type Treatment, treatments } from "../../server/rules/events.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Segments } from "../ui/Segments.tsx";
import { Select } from "../ui/Select.tsx";

const kinds = ["words", "pattern"] as const;

/** The host's own words and patterns, and a form for one more. */
export function OwnWords(props: { own: readonly Own[]; problem: string | undefined; onChange: (own: Own[]) => void }) {
  const say = useRuleWords();
  const [words, setWords] = createSignal("");
  const [as, setAs] = createSignal<Own["as"]>("words");
  const [treatment, setTreatment] = createSignal<Treatment>("refuse");
  const options = () =>
    treatments.flatMap((value) => (value === "allow" ? [] : [{ value, label: say(`treatments.${value}`) }]));

  function add(event: SubmitEvent): void {
    event.preventDefault();
    const wanted = words().trim();
    if (wanted === "") return;
    props.onChange([...props.own, { words: wanted, as: as(), treatment: treatment() }]);
    setWords("");
  }

  return (
    <section class="panel" aria-label={say("own.title")}>
      <h2>{say("own.title")}</h2>
      <p class="desk-hint">{say("own.text")}</p>
      <ul class="desk-list">
        <Index each={props.own} fallback={<li class="desk-none">{say("own.none")}</li>}>
          {(one, index) => (
            <li class="desk-row own-word">
              <code dir="auto">{one().words}</code>
              <span class="desk-hint">{say(`own.kinds.${one().as}`)}</span>
              <Select
                inSentence
                label={say("own.treatmentOf", one().words)}
                options={options()}
                value={one().treatment}
                onChange={(next) => props.onChange(props.own.with(index, { ...one(), treatment: next }))}
              />
              <IconButton
                label={say("own.remove", one().words)}
                icon={X}
                onClick={() => props.onChange(props.own.toSpliced(index, 1))}
              />
            </li>
          )}
        </Index>
      </ul>
      <Show when={props.problem}>
        <p class="desk-problem" role="alert">
          {props.problem}
        </p>
      </Show>
      <form class="own-form" onSubmit={add}>
        <Field
          label={say("own.word")}
          value={words()}
          maxlength={OWN_WORDS_CHARS}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <Segments
          label={say("own.as")}
          options={kinds.map((value) => ({ value, label: say(`own.kinds.${value}`) }))}
          value={as()}
          onChange={setAs}
        />
        <Select label={say("own.treatment")} options={options()} value={treatment()} onChange={setTreatment} />
        <Button type="submit">{say("own.add")}</Button>
      </form>
    </section>
  );
}
