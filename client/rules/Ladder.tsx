import X from "lucide-solid/icons/x";
import { Index } from "solid-js";
import type { Step } from "../../server/rules/events.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { durationOf, DURATIONS } from "./durations.ts";

const COUNTS = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30];
const deeds = ["mute", "ban"] as const;
/** What somebody begins with who adds one: patience first, and an evening to think. */
const FIRST: Step = { flags: 3, within: 3_600_000, deed: "mute", lasts: 600_000 };
const NEXT: Step = { flags: 5, within: 86_400_000, deed: "ban", lasts: 86_400_000 };

/** So many flags in so long: a mute or a ban for a while. */
export function Ladder(props: { ladder: readonly Step[]; onChange: (ladder: Step[]) => void }) {
  const say = useRuleWords();
  const numbers = (choices: readonly number[], now: number, word: (value: number) => string) =>
    [...new Set([...choices, now])]
      .sort((a, b) => a - b)
      .map((value) => ({ value: String(value), label: word(value) }));
  const duration = (ms: number) => durationOf(say, ms);

  return (
    <section class="panel" aria-label={say("ladder.title")}>
      <h2>{say("ladder.title")}</h2>
      <p class="desk-hint">{say("ladder.text")}</p>
      <ul class="desk-list">
        <Index each={props.ladder} fallback={<li class="desk-none">{say("ladder.none")}</li>}>
          {(step, index) => {
            const change = (news: Partial<Step>) => props.onChange(props.ladder.with(index, { ...step(), ...news }));
            return (
              <li class="desk-row step">
                <Select
                  inSentence
                  label={say("ladder.flags")}
                  options={numbers(COUNTS, step().flags, (count) => say("ladder.countOf", count))}
                  value={String(step().flags)}
                  onChange={(flags) => change({ flags: Number(flags) })}
                />
                <span>{say("ladder.row.within")}</span>
                <Select
                  inSentence
                  label={say("ladder.within")}
                  options={numbers(DURATIONS, step().within, duration)}
                  value={String(step().within)}
                  onChange={(within) => change({ within: Number(within) })}
                />
                <span>{say("ladder.row.lead")}</span>
                <Select
                  inSentence
                  label={say("ladder.deed")}
                  options={deeds.map((value) => ({ value, label: say(`ladder.deeds.${value}`) }))}
                  value={step().deed}
                  onChange={(deed) => change({ deed })}
                />
                <span>{say("ladder.row.for")}</span>
                <Select
                  inSentence
                  label={say("ladder.lasts")}
                  options={numbers(DURATIONS, step().lasts, duration)}
                  value={String(step().lasts)}
                  onChange={(lasts) => change({ lasts: Number(lasts) })}
                />
                <IconButton
                  label={say("ladder.remove")}
                  icon={X}
                  onClick={() => props.onChange(props.ladder.toSpliced(index, 1))}
                />
              </li>
            );
          }}
        </Index>
      </ul>
      <Button onClick={() => props.onChange([...props.ladder, props.ladder.length === 0 ? FIRST : NEXT])}>
        {say("ladder.add")}
      </Button>
    </section>
  );
}
