import Check from "lucide-solid/icons/check";
import { createSignal, Show } from "solid-js";
import { refusalOf, useApi } from "../api.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import type { Unsaid } from "../outbox.ts";
import { useSending } from "../sending.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { wording } from "../wording.ts";

/** In a one-way room, all that is left of one's words: that they were said, and the way to take them back. */
export function Receipt(props: { said: Unsaid }) {
  const t = useWords();
  const say = useMoreWords();
  const { client } = useApi();
  const room = useRoom();
  const sending = useSending();
  const toast = useToast();
  const [busy, setBusy] = createSignal(false);

  async function takeBack(): Promise<void> {
    const { version, id } = props.said;
    if (version === undefined) return;
    setBusy(true);
    try {
      await client.messages.erase.mutate({ room: room.id, version });
      sending.tookBack(id);
    } catch (problem) {
      toast({ text: wording(t, refusalOf(problem) ?? { reason: "failed" }) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="receipt" role="status">
      <Show when={!props.said.takenBack} fallback={say("oneWay.takenBack")}>
        <Check size={14} strokeWidth={2} aria-hidden="true" />
        {say("oneWay.said", props.said.heardBy ?? 0)}
        <Button kind="quiet" busy={busy()} onClick={() => void takeBack()}>
          {say("oneWay.takeBack")}
        </Button>
      </Show>
    </div>
  );
}
