import Check from "lucide-solid/icons/check";
import { createSignal, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import type { Unsaid } from "../outbox.ts";
import { useSending } from "../sending.ts";
import { Button } from "../ui/Button.tsx";

/** In a one-way room, all that is left of one's words: that they were said, and the way to take them back. */
export function Receipt(props: { said: Unsaid }) {
  const say = useMoreWords();
  const { client } = useApi();
  const room = useRoom();
  const sending = useSending();
  const attempt = createAttempt();
  const [busy, setBusy] = createSignal(false);

  async function takeBack(): Promise<void> {
    const { version, id } = props.said;
    if (version === undefined) return;
    setBusy(true);
    if (await attempt(() => client.messages.erase.mutate({ room: room.id, version }))) sending.tookBack(id);
    setBusy(false);
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
