import { createSignal, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { Choice } from "../../server/rooms/options.ts";
import type { Treatments } from "../../server/rules/events.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { RoomFilter } from "../rules/RoomFilter.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { MainFields, MoreFields, problemsOf } from "./OptionFields.tsx";

/** For hosts: the options of an open room. */
export function ChangeRoom(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("options.changeTitle")}
      closeLabel={t("frame.close")}
      wide
    >
      {room.state() && <ChangeForm onClose={() => props.onClose()} />}
    </Dialog>
  );
}

function ChangeForm(props: { onClose: () => void }) {
  const say = useMoreWords();
  const api = useApi();
  const room = useRoom();
  const asking = createAsking();
  const before = untrack(() => ({ ...room.state()?.view.options }) as Choice);
  const [options, setOptions] = createStore<Choice>({ ...before });
  const filterNow = () => room.state()?.view.filter ?? {};
  /** Once somebody touched it. */
  const [filter, setFilter] = createSignal<Treatments>();
  const problems = () => problemsOf(asking.refusal()?.reason, asking.problem());
  /** What is about no field. */
  const problem = () => (/^(name|topic|holds)-/.test(asking.refusal()?.reason ?? "") ? undefined : asking.problem());

  async function save(event: SubmitEvent) {
    event.preventDefault();
    const changed = changes(before, options);
    const stricter = filter();
    const saved = await asking.ask(async () => {
      if (stricter) await api.client.rooms.host.filter.mutate({ room: room.id, filter: stricter });
      return api.client.rooms.host.change.mutate({ room: room.id, options: changed });
    });
    if (saved) props.onClose();
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void save(event)}>
      <MainFields options={options} onChange={setOptions} problems={problem() ? {} : problems()} fixed />
      <MoreFields options={options} onChange={setOptions} problems={problem() ? {} : problems()} fixed />
      <RoomFilter filter={filter() ?? filterNow()} onChange={setFilter} />
      <p class="options-fixed">{say("options.fixed")}</p>
      <div class="form-end">
        <p class="what-happens" role="status" aria-label={say("options.summaryLabel")}>
          {say("options.summary", options)}
        </p>
        <FormActs
          act={say("options.change")}
          busy={asking.waiting()}
          problem={problem()}
          onCancel={() => props.onClose()}
        />
      </div>
    </form>
  );
}

/** Only what differs: another host may have changed the rest meanwhile. */
function changes(before: Choice, after: Choice): Partial<Choice> {
  const options = Object.keys(before) as (keyof Choice)[];
  return Object.fromEntries(options.filter((one) => before[one] !== after[one]).map((one) => [one, after[one]]));
}
