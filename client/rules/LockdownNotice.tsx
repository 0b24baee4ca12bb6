import { momentOf } from "../desk/times.ts";
import { useRuleWords } from "../i18n/rules.ts";

/** Told to everybody while the house is locked down. */
export function LockdownNotice(props: { until: number }) {
  const say = useRuleWords();
  return (
    <div class="cutoff">
      <p>{say("lockdown.notice", momentOf(props.until))}</p>
    </div>
  );
}
