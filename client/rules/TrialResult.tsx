import type { inferRouterOutputs } from "@trpc/server";
import { For, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { momentOf } from "../desk/times.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { durationOf } from "./durations.ts";

export type Trial = inferRouterOutputs<AppRouter>["rules"]["rehearse"];

const outcomes = ["refuse", "hold", "warn", "mask"] as const;

/** What rules would have made of the last days. */
export function TrialResult(props: { trial: Trial; onClose: () => void }) {
  const say = useRuleWords();
  const met = () => outcomes.filter((one) => props.trial.caught[one] > 0);
  return (
    <section
      class="panel trial"
      aria-label={say("trial.title")}
      tabindex="-1"
      ref={(it) => queueMicrotask(() => it.focus())}
    >
      <div class="trial-head">
        <h2>{say("trial.title")}</h2>
        <Button kind="quiet" onClick={() => props.onClose()}>
          {say("trial.close")}
        </Button>
      </div>
      <p>{say("trial.looked", props.trial.looked, momentOf(props.trial.since))}</p>
      <ul class="trial-counts">
        <For each={met()}>{(one) => <li>{say(`trial.caught.${one}`, props.trial.caught[one])}</li>}</For>
        <For each={props.trial.stopped}>
          {({ deed, name, lasts, why }) => (
            <li>
              {say(
                `trial.stopped.${deed}`,
                name || say("trial.somebody"),
                durationOf(say, lasts),
                say(`trial.why.${why}`),
              )}
            </li>
          )}
        </For>
        <Show when={met().length + props.trial.stopped.length === 0}>
          <li>{say("trial.nothing")}</li>
        </Show>
      </ul>
      <Show when={props.trial.lines.length > 0}>
        <h3 class="field-label">{say("trial.lines")}</h3>
        <ol class="trial-lines">
          <For each={props.trial.lines}>
            {(line) => (
              <li>
                <p>
                  <Name hue={line.hue} name={line.name} /> <span dir="auto">{line.text}</span>
                </p>
                <p class="desk-hint">
                  {[
                    say(`treatments.${line.treatment}`),
                    line.flags.map((flag) => say(`flags.${flag}`)).join(", "),
                    `#${line.roomName}`,
                    momentOf(line.at),
                  ].join(" · ")}
                </p>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <p class="desk-hint">{say("trial.publicOnly")}</p>
    </section>
  );
}
