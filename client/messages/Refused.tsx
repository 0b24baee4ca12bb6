import CircleAlert from "lucide-solid/icons/circle-alert";
import { useWords } from "../i18n/words.tsx";
import type { Unsaid } from "../outbox.ts";
import { useSending } from "../sending.ts";
import { Button } from "../ui/Button.tsx";
import { wording } from "../wording.ts";
import { useDraft } from "./draft.ts";

/** Why words were not said, and what their author can do with them. */
export function Refused(props: { unsaid: Unsaid }) {
  const t = useWords();
  const sending = useSending();
  const draft = useDraft();
  const why = () => wording(props.unsaid.refusal ?? { reason: "failed" });
  return (
    <div class="standing" role="alert">
      <CircleAlert size={13} strokeWidth={2} aria-hidden="true" />
      <span class="standing-why">{t("room.unsaid.refused", why())}</span>
      <Button kind="quiet" onClick={() => sending.retry(props.unsaid.id)}>
        {t("room.unsaid.retry")}
      </Button>
      <Button
        kind="quiet"
        onClick={() => {
          const taken = sending.take(props.unsaid.id);
          if (taken) draft.add(taken.text);
        }}
      >
        {t("room.unsaid.edit")}
      </Button>
      <Button kind="quiet" onClick={() => sending.discard(props.unsaid.id)}>
        {t("room.unsaid.discard")}
      </Button>
    </div>
  );
}
