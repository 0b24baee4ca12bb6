import Ellipsis from "lucide-solid/icons/ellipsis";
import Smile from "lucide-solid/icons/face-slightly-smiling-plus";
import Pencil from "lucide-solid/icons/pencil";
import Reply from "lucide-solid/icons/reply";
import Trash from "lucide-solid/icons/trash";
import { Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useWords } from "../i18n/words.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions } from "./actions.ts";

/** What hovering over a message, or moving to it by keys, offers. */
export function ActionBar(props: { message: Message }) {
  const t = useWords();
  const actions = useActions();
  const pick = (at: HTMLElement) => actions.pick({ at, chosen: (emoji) => void actions.react(props.message, emoji) });
  return (
    <div class="action-bar" role="toolbar" aria-label={t("room.message.actions")}>
      <IconButton label={t("room.message.react")} icon={Smile} onClick={(event) => pick(event.currentTarget)} />
      <IconButton label={t("room.message.reply")} icon={Reply} onClick={() => actions.replyTo(props.message)} />
      <Show when={actions.mayEdit(props.message)}>
        <IconButton label={t("room.message.edit")} icon={Pencil} onClick={() => actions.edit(props.message.version)} />
      </Show>
      <Show when={!actions.isOwn(props.message)}>
        <IconButton
          label={t("room.message.more")}
          icon={Ellipsis}
          aria-haspopup="menu"
          onClick={(event) => actions.openMenu({ message: props.message, at: event.currentTarget })}
        />
      </Show>
      <Show when={actions.isOwn(props.message)}>
        <IconButton label={t("room.message.erase")} icon={Trash} onClick={() => actions.erase(props.message)} />
      </Show>
    </div>
  );
}
