import { createMemo, createSignal, For, Show } from "solid-js";
import { NOTE_CHARS } from "../../server/limits.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useWords } from "../i18n/words.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { FormActs } from "../ui/FormActs.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { DeskRoom } from "./Rooms.tsx";
import "../moderation/Moderation.css";

/** Says what closing a room does before it is done: it cannot be undone. */
export function CloseRoom(props: { room: DeskRoom | undefined; onClose: () => void; onDone: () => void }) {
  const t = useWords();
  const say = useDeskWords();
  // Stays while it fades away.
  const last = createMemo((before: DeskRoom | undefined) => props.room ?? before);
  return (
    <Dialog
      open={props.room !== undefined}
      onClose={() => props.onClose()}
      title={say("closing.title", last()?.name)}
      closeLabel={t("frame.close")}
    >
      <Show when={last()}>
        {(room) => <CloseForm room={room()} onClose={() => props.onClose()} onDone={() => props.onDone()} />}
      </Show>
    </Dialog>
  );
}

function CloseForm(props: { room: DeskRoom; onClose: () => void; onDone: () => void }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const toast = useToast();
  const { client } = useApi();
  const asking = createAsking();
  const [reason, setReason] = createSignal("");

  async function close(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wish = { room: props.room.key, reason: reason() };
    if (!(await asking.ask(() => client.desk.shutRoom.mutate(wish)))) return;
    toast({ text: say("closing.done", props.room.name) });
    props.onDone();
    props.onClose();
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void close(event)}>
      <Field
        label={say("closing.reason")}
        hint={say("closing.reasonHint")}
        problem={asking.problem()}
        value={reason()}
        maxlength={NOTE_CHARS}
        required
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <section class="act-preview" aria-label={words("act.does")}>
        <h3>{words("act.does")}</h3>
        <ul>
          <For each={say("closing.does", props.room)}>{(line) => <li>{line}</li>}</For>
        </ul>
      </section>
      <FormActs act={say("closing.act")} kind="danger" busy={asking.waiting()} onCancel={() => props.onClose()} />
    </form>
  );
}
