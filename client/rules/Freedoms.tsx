import { createResource, createSignal, Show } from "solid-js";
import { keeps } from "../../server/rooms/options.ts";
import type { Rules } from "../../server/rules/events.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { Asked } from "../desk/Parts.tsx";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { Check } from "../ui/Check.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import "./Rules.css";

const BURSTS = [3, 5, 10, 20, 50];
const PER_SECOND = [0.1, 0.2, 0.5, 1, 2, 5];
const PER_MINUTE = [60, 120, 300, 600, 1_200];

/** What one may choose, and what holds if that is none of it. */
const choices = (all: readonly number[], now: number, wordOf: (value: number) => string) =>
  [...new Set([...all, now])].sort((a, b) => a - b).map((value) => ({ value: String(value), label: wordOf(value) }));

const SIZES = ["2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;

/** What people may do in the house; each holds as soon as it is chosen. */
export function Freedoms() {
  const say = useRuleWords();
  const sayOptions = useMoreWords();
  const house = useHouse();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  const [read, { refetch, mutate }] = createResource(() => client.rules.read.query());
  const mayChange = () => house.role() === "host" && !waiting();

  const [waiting, setWaiting] = createSignal(false);
  /** Drawn anew after each answer: a box that was pressed in vain is as it was. */
  const [answers, setAnswers] = createSignal(0);

  async function change(news: Partial<Rules>): Promise<void> {
    setWaiting(true);
    const changed = await attempt(async () => mutate(await client.rules.change.mutate(news)));
    setWaiting(false);
    setAnswers((count) => count + 1);
    if (changed) toast({ text: say("people.changed") });
  }

  return (
    <section class="panel" aria-label={say("people.title")}>
      <h2>{say("people.title")}</h2>
      <Asked answer={read} again={() => void refetch()}>
        {(answer) => {
          const rules = () => answer().rules;
          const changePosting = (news: Partial<Rules["posting"]>) =>
            void change({ posting: { ...rules().posting, ...news } });
          const check = (what: "signUp" | "guestRooms" | "guestPictures") => (
            <Check
              label={say(`people.${what}`)}
              hint={say(`people.${what}Hint`)}
              checked={rules()[what]}
              disabled={!mayChange()}
              onChange={(is) => void change({ [what]: is })}
            />
          );
          return (
            <Show when={answers() + 1} keyed>
              <div class="freedoms">
                {check("signUp")}
                {check("guestRooms")}
                {check("guestPictures")}
                <Select
                  label={say("people.groupSize")}
                  options={SIZES.map((value) => ({ value, label: value }))}
                  value={String(rules().groupSize) as (typeof SIZES)[number]}
                  disabled={!mayChange()}
                  onChange={(size) => void change({ groupSize: Number(size) })}
                />
                <Select
                  label={say("people.keep")}
                  options={keeps.map((value) => ({ value, label: sayOptions(`options.keeps.${value}`) }))}
                  value={rules().keep}
                  disabled={!mayChange()}
                  onChange={(keep) => void change({ keep })}
                />
                <Select
                  label={say("people.burst")}
                  options={choices(BURSTS, rules().posting.burst, (count) => say("people.messages", count))}
                  value={String(rules().posting.burst)}
                  disabled={!mayChange()}
                  onChange={(burst) => changePosting({ burst: Number(burst) })}
                />
                <Select
                  label={say("people.perSecond")}
                  options={choices(PER_SECOND, rules().posting.perSecond, (rate) => say("people.rate", rate))}
                  value={String(rules().posting.perSecond)}
                  disabled={!mayChange()}
                  onChange={(perSecond) => changePosting({ perSecond: Number(perSecond) })}
                />
                <Select
                  label={say("people.perAddress")}
                  options={choices(PER_MINUTE, rules().posting.perMinuteOfAddress, (count) =>
                    say("people.aMinute", count),
                  )}
                  value={String(rules().posting.perMinuteOfAddress)}
                  disabled={!mayChange()}
                  onChange={(count) => changePosting({ perMinuteOfAddress: Number(count) })}
                />
                <Show when={house.role() !== "host"}>
                  <p class="desk-hint">{say("people.hostsOnly")}</p>
                </Show>
              </div>
            </Show>
          );
        }}
      </Asked>
    </section>
  );
}
