import type { inferRouterOutputs } from "@trpc/server";
import { createResource, createSignal, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import type { Rules as HouseRules } from "../../server/rules/events.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { Asked } from "../desk/Parts.tsx";
import { useHouse } from "../house.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Button } from "../ui/Button.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useToast } from "../ui/Toast.tsx";
import { FilterFields } from "./FilterFields.tsx";
import { Ladder } from "./Ladder.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { type Trial, TrialResult } from "./TrialResult.tsx";
import "./Rules.css";

/** What is tried before it holds. */
type Draft = Partial<Pick<HouseRules, "filter" | "own" | "ladder" | "floodMutes">>;
type Read = inferRouterOutputs<AppRouter>["rules"]["read"];

/** The filter, the ladder and floods: changed as a whole, tried on the past, then put in force or dropped. */
export function Rules() {
  const { client } = useApi();
  const [read, { refetch, mutate }] = createResource(() => client.rules.read.query());
  return (
    <Asked answer={read} again={() => void refetch()}>
      {(answer) => <RulesForm read={answer()} changed={mutate} again={() => void refetch()} />}
    </Asked>
  );
}

function RulesForm(props: { read: Read; changed: (read: Read) => void; again: () => void }) {
  const say = useRuleWords();
  const house = useHouse();
  const { client } = useApi();
  const toast = useToast();
  const asking = createAsking();
  const [draft, setDraft] = createSignal<Draft>({});
  const [trial, setTrial] = createSignal<Trial>();
  const rules = () => ({ ...props.read.rules, ...draft() });
  const changes = () => Object.keys(draft()).length > 0;
  const ofOwnWords = () => OF_OWN_WORDS.has(asking.refusal()?.reason);

  /** What is as it holds is no change. */
  function change(news: Draft): void {
    setDraft(differing({ ...draft(), ...news }, props.read.rules));
    setTrial(undefined);
  }

  /** The bar goes with what was pressed in it. */
  let root: HTMLDivElement | undefined;

  function drop(): void {
    root?.focus();
    setDraft({});
    setTrial(undefined);
    asking.forget();
  }

  async function tryOn(days: number): Promise<void> {
    const tried = draft();
    const found = await asking.ask(() => client.rules.rehearse.query({ rules: tried, days }));
    // Of what was changed meanwhile it says nothing.
    if (tried === draft()) setTrial(found);
  }

  async function apply(): Promise<void> {
    const sent = draft();
    const now = await asking.ask(() => client.rules.change.mutate({ ...sent, after: props.read.version }));
    if (!now) return asking.refusal()?.reason === "changed-meanwhile" ? props.again() : undefined;
    root?.focus();
    props.changed(now);
    setDraft(differing(draft(), now.rules));
    setTrial(undefined);
    toast({ text: say("bar.applied") });
  }

  return (
    <div class="rules" ref={root} tabindex="-1">
      <section class="panel" aria-label={say("title")}>
        <h2>{say("title")}</h2>
        <p class="desk-hint">{say("text")}</p>
        <FilterFields filter={rules().filter} onChange={(filter) => change({ filter })} />
      </section>
      <OwnWords
        own={rules().own}
        problem={ofOwnWords() ? asking.problem() : undefined}
        onChange={(own) => change({ own })}
      />
      <Ladder ladder={rules().ladder} onChange={(ladder) => change({ ladder })} />
      <Floods mutes={rules().floodMutes} onChange={(floodMutes) => change({ floodMutes })} />
      <Show when={trial()} keyed>
        {(result) => <TrialResult trial={result} onClose={() => setTrial(undefined)} />}
      </Show>
      <Show when={changes()}>
        <section class="rules-bar" aria-label={say("bar.label")}>
          <Show when={asking.problem()} fallback={<p>{say(house.role() === "host" ? "bar.text" : "bar.hostsOnly")}</p>}>
            {(problem) => (
              <p class="desk-problem" role="alert">
                {problem()}
              </p>
            )}
          </Show>
          <div class="rules-acts">
            <Button busy={asking.waiting()} onClick={() => void tryOn(1)}>
              {say("bar.day")}
            </Button>
            <Button busy={asking.waiting()} onClick={() => void tryOn(7)}>
              {say("bar.week")}
            </Button>
            <Button kind="quiet" onClick={drop}>
              {say("bar.drop")}
            </Button>
            <Show when={house.role() === "host"}>
              <Button kind="main" busy={asking.waiting()} onClick={() => void apply()}>
                {say("bar.apply")}
              </Button>
            </Show>
          </div>
        </section>
      </Show>
    </div>
  );
}

/** What these are about stands beside the words, too. */
const OF_OWN_WORDS: ReadonlySet<string | undefined> = new Set(["bad-pattern", "words-empty"]);

/** What of a draft is not as it holds. */
function differing(draft: Draft, rules: HouseRules): Draft {
  const parts = Object.entries(draft) as [keyof Draft, unknown][];
  return Object.fromEntries(parts.filter(([part, value]) => !sameAs(value, rules[part])));
}

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const SECOND_MS = 1_000;
const seconds = (...lengths: number[]) => lengths.map((length) => length * SECOND_MS);
/** How long each mute within a day is, the first first. */
const FLOOD_MUTES = {
  off: [],
  gentle: seconds(30, 60, 300),
  usual: seconds(60, 300, 1_800, 7_200, 43_200),
  hard: seconds(300, 1_800, 7_200, 43_200, 86_400),
} satisfies Record<string, number[]>;
type FloodKind = keyof typeof FLOOD_MUTES;

function Floods(props: { mutes: readonly number[]; onChange: (mutes: number[]) => void }) {
  const say = useRuleWords();
  const kinds = Object.keys(FLOOD_MUTES) as FloodKind[];
  const kind = () => kinds.find((one) => sameAs(FLOOD_MUTES[one], props.mutes)) ?? "other";
  return (
    <section class="panel" aria-label={say("floods.title")}>
      <h2>{say("floods.title")}</h2>
      <p class="desk-hint">{say("floods.text")}</p>
      <Segments
        label={say("floods.label")}
        options={[...kinds, ...(kind() === "other" ? (["other"] as const) : [])].map((value) => ({
          value,
          label: say(`floods.kinds.${value}`),
        }))}
        value={kind()}
        onChange={(chosen) => chosen !== "other" && props.onChange(FLOOD_MUTES[chosen])}
      />
    </section>
  );
}
