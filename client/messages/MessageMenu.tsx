import Copy from "lucide-solid/icons/copy";
import EyeOff from "lucide-solid/icons/eye-off";
import Smile from "lucide-solid/icons/face-slightly-smiling-plus";
import Flag from "lucide-solid/icons/flag";
import Gavel from "lucide-solid/icons/gavel";
import Pencil from "lucide-solid/icons/pencil";
import Reply from "lucide-solid/icons/reply";
import Trash from "lucide-solid/icons/trash";
import { For } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useHouse } from "../house.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { createActing } from "../moderation/acts.ts";
import { moderates } from "../rooms/hosts.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { type Spot, useActions } from "./actions.ts";
import { quick } from "./emoji.ts";
import "./EmojiPicker.css";

/** What a long press on a message offers. */
export function MessageMenu() {
  const t = useWords();
  const actions = useActions();
  const more = useMoreWords();
  const say = useModerationWords();
  const room = useRoom();
  const house = useHouse();
  const acting = createActing();
  const entries = (): MenuEntry[] => {
    const open = actions.menu();
    return open ? entriesFor(open.message, open.at) : [];
  };

  function entriesFor(message: Message, at: Spot): MenuEntry[] {
    const name = room.state()?.view.looks[message.by]?.name ?? t("room.somebody");
    const { version } = message;
    const theirs = !actions.isOwn(message);
    const mayAct = theirs && moderates(house, room);
    const chosen = (emoji: string) => void actions.react(message, emoji);
    const all: (MenuEntry | false)[] = [
      { label: more("messages.act.reply"), icon: Reply, onSelect: () => actions.replyTo(message) },
      { label: more("messages.act.react"), icon: Smile, onSelect: () => actions.pick({ at, chosen }) },
      { label: more("messages.act.copy"), icon: Copy, onSelect: () => void actions.copy(message) },
      actions.mayEdit(message) && {
        label: more("messages.act.edit"),
        icon: Pencil,
        onSelect: () => actions.edit(message.version),
      },
      actions.isOwn(message) && {
        label: more("messages.act.erase"),
        icon: Trash,
        danger: true,
        onSelect: () => actions.erase(message),
      },
      theirs && {
        label: say("report.entry"),
        icon: Flag,
        opens: true,
        onSelect: () => actions.report({ room: room.id, version, name }),
      },
      mayAct &&
        !message.hidden && {
          label: say("hide"),
          icon: EyeOff,
          onSelect: () => void acting.hide({ room: room.id, version, name }),
        },
      mayAct && {
        label: say("entry"),
        icon: Gavel,
        opens: true,
        danger: true,
        onSelect: () =>
          actions.actOn({
            target: { room: room.id, version },
            name,
            room: room.id,
            everywhere: house.role() !== undefined,
          }),
      },
    ];
    return all.filter((entry) => entry !== false);
  }

  function reactAtOnce(emoji: string): void {
    const open = actions.menu();
    if (open) void actions.react(open.message, emoji);
    actions.openMenu(undefined);
  }

  return (
    <Menu
      label={more("messages.act.actions")}
      entries={entries()}
      open={actions.menu() !== undefined}
      onOpenChange={(open) => !open && actions.openMenu(undefined)}
      at={() => actions.menu()?.at}
    >
      <div class="quick-reactions">
        <For each={quick}>
          {(emoji) => (
            <button
              type="button"
              class="emoji"
              aria-label={more("messages.act.reactWith", emoji)}
              onClick={() => reactAtOnce(emoji)}
            >
              {emoji}
            </button>
          )}
        </For>
      </div>
    </Menu>
  );
}
