import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { type Choice, PLAIN, type Preset, presets } from "../../server/rooms/options.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { MainFields, MoreFields, problemsOf } from "./OptionFields.tsx";
import { pathOf } from "./paths.ts";
import { Presets } from "./Presets.tsx";

export function OpenRoom(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("options.openTitle")}
      closeLabel={t("frame.close")}
      wide
    >
      <OpenRoomForm onClose={() => props.onClose()} />
    </Dialog>
  );
}

function OpenRoomForm(props: { onClose: () => void }) {
  const say = useMoreWords();
  const api = useApi();
  const navigate = useNavigate();
  const asking = createAsking();
  const [options, setOptions] = createStore<Choice>({ ...PLAIN });
  const [preset, setPreset] = createSignal<Preset>("lobby");
  const [more, showMore] = createSignal(false);
  const problems = () => problemsOf(asking.refusal()?.reason, asking.problem());

  function choose(chosen: Preset): void {
    setPreset(chosen);
    setOptions({ ...begun(chosen), name: options.name, topic: options.topic });
  }

  async function open(event: SubmitEvent) {
    event.preventDefault();
    const opened = await asking.ask(() => api.client.rooms.open.mutate(options));
    if (problems().topic) showMore(true);
    if (!opened) return;
    props.onClose();
    navigate(pathOf(opened.room));
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void open(event)}>
      <Presets chosen={isAsBegun(options, preset()) ? preset() : undefined} onChoose={choose} />
      <MainFields options={options} onChange={setOptions} problems={problems()} />
      <details open={more()} onToggle={(event) => showMore(event.currentTarget.open)}>
        <summary class="more-summary">{say("options.more")}</summary>
        <MoreFields options={options} onChange={setOptions} problems={problems()} />
      </details>
      <div class="form-end">
        <p class="what-happens" role="status" aria-label={say("options.summaryLabel")}>
          {say("options.summary", options)}
        </p>
        <FormActs act={say("options.open")} busy={asking.waiting()} onCancel={() => props.onClose()} />
      </div>
    </form>
  );
}

const begun = (preset: Preset): Choice => ({ ...PLAIN, ...presets[preset] });

function isAsBegun(options: Choice, preset: Preset): boolean {
  const { name, topic, ...chosen } = begun(preset);
  return (Object.keys(chosen) as (keyof typeof chosen)[]).every((option) => options[option] === chosen[option]);
}
