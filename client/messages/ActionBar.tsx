import Ellipsis from "lucide-solid/icons/ellipsis";
import Smile from "lucide-solid/icons/face-slightly-smiling-plus";
import Pencil from "lucide-solid/icons/pencil";
import Reply from "lucide-solid/icons/reply";
import Trash from "lucide-solid/icons/trash";
import { Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useMoreWords } from "../i18n/more.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions } from "./actions.ts";

/** What hovering over a message, or moving to it by keys, offers. */
export function ActionBar(props: { message: Message }) {
  const say = useMoreWords();
  const actions = useActions();
  const pick = (at: HTMLElement) => actions.pick({ at, chosen: (emoji) => void actions.react(props.message, emoji) });
  return (
    <div class="action-bar" role="toolbar" aria-label={say("messages.act.actions")}>
      <IconButton label={say("messages.act.react")} icon={Smile} onClick={(event) => pick(event.currentTarget)} />
      <IconButton label={say("messages.act.reply")} icon={Reply} onClick={() => actions.replyTo(props.message)} />
      <Show when={actions.mayEdit(props.message)}>
        <IconButton
          label={say("messages.act.edit")}
          icon={Pencil}
          onClick={() => actions.edit(props.message.version)}
        />
      </Show>
      <Show when={!actions.isOwn(props.message)}>
        <IconButton
          label={say("messages.act.more")}
          icon={Ellipsis}
          aria-haspopup="menu"
          onClick={(event) => actions.openMenu({ message: props.message, at: event.currentTarget })}
        />
      </Show>
      <Show when={actions.isOwn(props.message)}>
        <IconButton label={say("messages.act.erase")} icon={Trash} onClick={() => actions.erase(props.message)} />
      </Show>
    </div>
  );
}
