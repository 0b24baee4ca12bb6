import EyeOff from "lucide-solid/icons/eye-off";
import { Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useHouse } from "../house.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useRoom } from "../live.ts";
import { moderates } from "../rooms/hosts.ts";
import { useFlagWords } from "../rules/flagWords.ts";
import { Button } from "../ui/Button.tsx";
import { createActing } from "./acts.ts";

/** Why not everybody sees a message, and for moderators what the filter found and what may be done about it. */
export function Withheld(props: { message: Message }) {
  const say = useModerationWords();
  const wordsOf = useFlagWords();
  const room = useRoom();
  const house = useHouse();
  const acting = createActing();
  const mayAct = () => moderates(house, room);
  const hiding = () => props.message.hidden?.at(-1);
  return (
    <p class="standing">
      <EyeOff size={13} strokeWidth={2} aria-hidden="true" />
      <Show when={hiding()} fallback={<span>{props.message.held && say(`held.${props.message.held}`)}</span>}>
        {(act) => (
          <>
            <span>{say("hidden")}</span>
            <Show when={mayAct()}>
              <Button kind="quiet" onClick={() => void acting.undo(act())}>
                {say("show")}
              </Button>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.message.flags}>{(flags) => <span>{say("flagged", wordsOf(flags()))}</span>}</Show>
      <Show when={props.message.held === "review" && mayAct()}>
        <Button kind="quiet" onClick={() => void acting.letThrough({ room: room.id, version: props.message.version })}>
          {say("held.letThrough")}
        </Button>
      </Show>
    </p>
  );
}
