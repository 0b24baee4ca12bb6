import { createSignal } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Segments } from "../ui/Segments.tsx";

const HOUR_MS = 60 * 60 * 1000;
const lives = ["hour", "day", "week", "never"] as const;
const lifeMs = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS, never: undefined };

/** Makes a link into a private room. */
export function LinkForm(props: { room: string; onMade: (token: string) => void }) {
  const say = useMoreWords();
  const { client } = useApi();
  const asking = createAsking();
  const [life, setLife] = createSignal<(typeof lives)[number]>("week");
  const [uses, setUses] = createSignal<number>();
  const [passcode, setPasscode] = createSignal("");

  async function make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wish = { room: props.room, ms: lifeMs[life()], uses: uses(), passcode: passcode() || undefined };
    const made = await asking.ask(() => client.invites.make.mutate(wish));
    if (made) props.onMade(made.token);
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void make(event)}>
      <Segments
        label={say("invites.ends")}
        options={lives.map((value) => ({ value, label: say(`invites.endsAfter.${value}`) }))}
        value={life()}
        onChange={setLife}
      />
      <Field
        label={say("invites.uses")}
        type="number"
        min="1"
        max="100000"
        inputmode="numeric"
        placeholder={say("invites.usesPlaceholder")}
        onInput={(event) => setUses(event.currentTarget.valueAsNumber || undefined)}
      />
      <Field
        label={say("invites.passcode")}
        hint={say("invites.passcodeHint")}
        maxlength={200}
        value={passcode()}
        problem={asking.problem()}
        onInput={(event) => setPasscode(event.currentTarget.value)}
      />
      <div class="dialog-acts">
        <Button kind="main" type="submit" busy={asking.waiting()}>
          {say("invites.make")}
        </Button>
      </div>
    </form>
  );
}
