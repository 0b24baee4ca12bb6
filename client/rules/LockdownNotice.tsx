import { useRuleWords } from "../i18n/rules.ts";

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });

/** Told to everybody while the house is locked down. */
export function LockdownNotice(props: { until: number }) {
  const say = useRuleWords();
  return (
    <div class="cutoff">
      <p>{say("lockdown.notice", clock.format(props.until))}</p>
    </div>
  );
}
