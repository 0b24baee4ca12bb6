import { createMemo, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useWords } from "../i18n/words.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { useToast } from "../ui/Toast.tsx";
import { createWhy, ReportFields } from "./ReportFields.tsx";
import "./Moderation.css";

/** A message, or a person by their mask. */
export type Reported = { room: string; name: string } & ({ version: number } | { whom: string });

/** Tells moderators, and nobody else. */
export function ReportDialog(props: { reported: Reported | undefined; onClose: () => void }) {
  const t = useWords();
  const say = useModerationWords();
  const last = createMemo((before: Reported | undefined) => props.reported ?? before);
  const title = () => {
    const reported = last();
    if (!reported) return "";
    return say("version" in reported ? "report.messageTitle" : "report.personTitle", reported.name);
  };
  return (
    <Dialog
      open={props.reported !== undefined}
      onClose={() => props.onClose()}
      title={title()}
      closeLabel={t("frame.close")}
    >
      <Show when={last()} keyed>
        {(reported) => <ReportForm reported={reported} onClose={() => props.onClose()} />}
      </Show>
    </Dialog>
  );
}

function ReportForm(props: { reported: Reported; onClose: () => void }) {
  const say = useModerationWords();
  const toast = useToast();
  const { client } = useApi();
  const asking = createAsking();
  const why = createWhy();

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { name: _name, ...reported } = props.reported;
    const sent = await asking.ask(() => client.reports.make.mutate({ ...reported, ...why.said() }));
    if (!sent) return;
    props.onClose();
    toast({ text: say("report.sent") });
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void send(event)}>
      <p class="dialog-text">{say("report.text")}</p>
      <ReportFields why={why} problem={asking.problem()} />
      <FormActs act={say("report.send")} busy={asking.waiting()} onCancel={() => props.onClose()} />
    </form>
  );
}
