import ImageUp from "lucide-solid/icons/image-up";
import { createSignal, Show } from "solid-js";
import { createAsking } from "../asking.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { wording } from "../wording.ts";
import { type Chosen, KINDS, open } from "./choosing.ts";

/** A picture instead of the drawn face: choosing one, and taking it off. */
export function PictureField(props: { onChosen: (chosen: Chosen) => void }) {
  const say = useMoreWords();
  const house = useHouse();
  const toast = useToast();
  const asking = createAsking();
  const [problem, setProblem] = createSignal<string>();
  const isWorn = () => house.me()?.avatar !== undefined;
  const told = () =>
    problem() ?? asking.problem() ?? say(house.mayWearAvatar() ? "look.picture.hint" : "look.picture.signUp");
  let input: HTMLInputElement | undefined;

  async function choose(file: File | undefined): Promise<void> {
    setProblem(undefined);
    // The same file may be chosen again.
    if (input) input.value = "";
    const opened = file && (await open(file));
    if (!opened) return;
    if ("reason" in opened) setProblem(wording(opened));
    else props.onChosen(opened);
  }

  async function takeOff(): Promise<void> {
    setProblem(undefined);
    const taken = await asking.ask(() => house.change({ avatar: null }).then(() => true));
    if (taken) toast({ text: say("look.picture.tookOff") });
  }

  return (
    <div class="picture-field">
      <div class="picture-acts">
        <input
          ref={input}
          type="file"
          accept={KINDS}
          hidden
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        <Button disabled={!house.mayWearAvatar()} onClick={() => input?.click()}>
          <ImageUp size={18} strokeWidth={1.75} aria-hidden="true" />
          {say(isWorn() ? "look.picture.another" : "look.picture.choose")}
        </Button>
        <Show when={isWorn()}>
          <Button busy={asking.waiting()} onClick={() => void takeOff()}>
            {say("look.picture.takeOff")}
          </Button>
        </Show>
      </div>
      <p
        class="field-told"
        data-problem={problem() || asking.problem() ? "" : undefined}
        role={problem() || asking.problem() ? "alert" : undefined}
      >
        {told()}
      </p>
    </div>
  );
}
