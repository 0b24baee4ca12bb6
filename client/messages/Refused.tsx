import CircleAlert from "lucide-solid/icons/circle-alert";
import { useMoreWords } from "../i18n/more.ts";
import type { Unsaid } from "../outbox.ts";
import { useSending } from "../sending.ts";
import { Button } from "../ui/Button.tsx";
import { wording } from "../wording.ts";
import { useDraft } from "./draft.ts";

/** Why words were not said, and what their author can do with them. */
export function Refused(props: { unsaid: Unsaid }) {
  const say = useMoreWords();
  const sending = useSending();
  const draft = useDraft();
  /** Refused only until its author says that they mean it. */
  const asks = () => props.unsaid.refusal?.reason.startsWith("sure-");
  const why = () => wording(props.unsaid.refusal ?? { reason: "failed" });
  return (
    <div class="standing" role="alert">
      <CircleAlert size={13} strokeWidth={2} aria-hidden="true" />
      <span class="standing-why">{say("messages.refused.why", why())}</span>
      <Button kind="quiet" onClick={() => sending.retry(props.unsaid.id, asks() || props.unsaid.sure)}>
        {say(asks() ? "messages.refused.sendAnyway" : "messages.refused.retry")}
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          const taken = sending.take(props.unsaid.id);
          if (taken) draft.add(taken.text);
        }}
      >
        {say("messages.refused.edit")}
      </Button>
      <Button kind="quiet" onClick={() => sending.discard(props.unsaid.id)}>
        {say("messages.refused.discard")}
      </Button>
    </div>
  );
}
