import { createMemo, createSignal, For } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { createWhy, ReportFields } from "../moderation/ReportFields.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { Name } from "../ui/Name.tsx";
import "./Groups.css";

/** Reports somebody of the group, and leaves it for good. */
export function ReportAndLeave(props: { open: boolean; onClose: () => void; onSent: () => Promise<boolean> }) {
  const t = useWords();
  const say = useMoreWords();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={say("groups.report.title")}
      closeLabel={t("frame.close")}
    >
      <ReportForm onClose={() => props.onClose()} onSent={() => props.onSent()} />
    </Dialog>
  );
}

function ReportForm(props: { onClose: () => void; onSent: () => Promise<boolean> }) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const { client } = useApi();
  const asking = createAsking();
  const [chosen, choose] = createSignal<Mask>();
  const why = createWhy();
  // Also who left already: their words may still be there.
  const others = createMemo(() =>
    Object.keys(room.state()?.view.looks ?? {}).filter((one) => one !== room.state()?.you),
  );
  const whom = () => chosen() ?? (others().length === 1 ? others()[0] : undefined);

  /** What they said last, since moderators then read the lines around it; else who they are. */
  function reported(mask: Mask) {
    const last = room.state()?.rows.findLast((row) => row.kind === "message" && row.by === mask && !row.erased);
    return last ? { version: last.version } : { whom: mask };
  }

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const mask = whom();
    if (mask === undefined) return;
    const report = { room: room.id, ...reported(mask), ...why.said() };
    if (await asking.ask(() => client.reports.make.mutate(report))) await props.onSent();
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void send(event)}>
      <p class="dialog-text">{say("groups.report.text")}</p>
      <fieldset class="report-people">
        <legend class="field-label">{say("groups.report.whom")}</legend>
        <For each={others()}>
          {(mask) => (
            <label class="report-person">
              <input type="radio" name="whom" required checked={mask === whom()} onChange={() => choose(mask)} />
              <Avatar hue={lookOf(mask).hue} face={lookOf(mask).face} size="s" />
              <Name hue={lookOf(mask).hue} name={lookOf(mask).name} />
            </label>
          )}
        </For>
      </fieldset>
      <ReportFields why={why} problem={asking.problem()} />
      <FormActs
        act={say("groups.room.report")}
        kind="danger"
        busy={asking.waiting()}
        onCancel={() => props.onClose()}
      />
    </form>
  );

  function lookOf(mask: Mask) {
    return room.state()?.view.looks[mask] ?? { name: t("room.somebody"), hue: 0, face: 0 };
  }
}
