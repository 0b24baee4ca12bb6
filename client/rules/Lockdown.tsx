import { createSignal, For, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { createAttempt } from "../attempt.ts";
import { momentOf } from "../desk/times.ts";
import { useHouse } from "../house.ts";
import { useRuleWords } from "../i18n/rules.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useToast } from "../ui/Toast.tsx";
import "./Rules.css";

const MINUTE_MS = 60_000;
const LENGTHS = { "15m": 15 * MINUTE_MS, "1h": 60 * MINUTE_MS, "4h": 240 * MINUTE_MS, "1d": 1440 * MINUTE_MS };
type Length = keyof typeof LENGTHS;

/** One button for when a crowd comes: it tells what it does, and takes it back. */
export function Lockdown() {
  const say = useRuleWords();
  const house = useHouse();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  const [asking, setAsking] = createSignal(false);

  async function end(): Promise<void> {
    if (await attempt(() => client.rules.endLockdown.mutate())) toast({ text: say("lockdown.ended") });
  }

  return (
    <>
      <Show when={house.lockdown()} fallback={<Button onClick={() => setAsking(true)}>{say("lockdown.open")}</Button>}>
        {(until) => (
          <>
            <span class="desk-hint">{say("lockdown.holds", momentOf(until()))}</span>
            <Button kind="main" onClick={() => void end()}>
              {say("lockdown.end")}
            </Button>
          </>
        )}
      </Show>
      <LockdownDialog open={asking()} onClose={() => setAsking(false)} />
    </>
  );
}

function LockdownDialog(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useRuleWords();
  const { client } = useApi();
  const toast = useToast();
  const question = createAsking();
  const [length, setLength] = createSignal<Length>("1h");

  async function begin(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const ms = LENGTHS[length()];
    if (!(await question.ask(() => client.rules.lockDown.mutate({ ms })))) return;
    toast({ text: say("lockdown.began", momentOf(Date.now() + ms)) });
    props.onClose();
  }

  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("lockdown.title")}
      closeLabel={t("frame.close")}
    >
      <form class="dialog-form" onSubmit={(event) => void begin(event)}>
        <div>
          <p>{say("lockdown.text")}</p>
          <ul class="lockdown-does">
            <For each={say("lockdown.does")}>{(line) => <li>{line}</li>}</For>
          </ul>
          <p class="field-told">{say("lockdown.after")}</p>
        </div>
        <Segments
          label={say("lockdown.lasts")}
          options={(Object.keys(LENGTHS) as Length[]).map((value) => ({
            value,
            label: say(`lockdown.times.${value}`),
          }))}
          value={length()}
          onChange={setLength}
        />
        <FormActs
          act={say("lockdown.begin")}
          busy={question.waiting()}
          problem={question.problem()}
          onCancel={() => props.onClose()}
        />
      </form>
    </Dialog>
  );
}
