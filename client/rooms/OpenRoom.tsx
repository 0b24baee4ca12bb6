import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { ROOM_NAME_CHARS, TOPIC_CHARS } from "../../server/limits.ts";
import { codename } from "../../server/rooms/codename.ts";
import { useApi } from "../api.ts";
import { createAsking } from "../asking.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Field } from "../ui/Field.tsx";
import { pathOf } from "./paths.ts";

export function OpenRoom(props: { open: boolean; onClose: () => void }) {
  const t = useWords();
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={t("frame.openRoom.title")}
      closeLabel={t("frame.close")}
    >
      <OpenRoomForm onClose={() => props.onClose()} />
    </Dialog>
  );
}

function OpenRoomForm(props: { onClose: () => void }) {
  const t = useWords();
  const api = useApi();
  const navigate = useNavigate();
  const [name, setName] = createSignal("");
  const [topic, setTopic] = createSignal("");
  const asking = createAsking();
  const about = () => (asking.refusal()?.reason.startsWith("topic-") ? "topic" : "name");

  async function open(event: SubmitEvent) {
    event.preventDefault();
    const opened = await asking.ask(() =>
      api.client.rooms.open.mutate({ name: name().trim() || undefined, topic: topic().trim() || undefined }),
    );
    if (!opened) return;
    props.onClose();
    navigate(pathOf(opened.room));
  }

  return (
    <form class="dialog-form" onSubmit={(event) => void open(event)}>
      <Field
        label={t("frame.openRoom.name")}
        placeholder={t("frame.openRoom.namePlaceholder")}
        value={name()}
        maxlength={2 * ROOM_NAME_CHARS}
        data-autofocus
        problem={about() === "name" ? asking.problem() : undefined}
        onInput={(event) => setName(event.currentTarget.value)}
      >
        <Button onClick={() => setName(codename(Math.random))}>{t("frame.openRoom.random")}</Button>
      </Field>
      <Field
        label={t("frame.openRoom.topic")}
        hint={t("frame.openRoom.topicHint")}
        value={topic()}
        maxlength={2 * TOPIC_CHARS}
        problem={about() === "topic" ? asking.problem() : undefined}
        onInput={(event) => setTopic(event.currentTarget.value)}
      />
      <p class="what-happens">{t("frame.openRoom.whatHappens")}</p>
      <div class="dialog-acts">
        <Button onClick={() => props.onClose()}>{t("frame.cancel")}</Button>
        <Button kind="main" type="submit" busy={asking.waiting()}>
          {t("frame.openRoom.open")}
        </Button>
      </div>
    </form>
  );
}
