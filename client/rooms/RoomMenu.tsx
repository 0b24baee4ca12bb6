import { useNavigate } from "@solidjs/router";
import Bell from "lucide-solid/icons/bell";
import DoorClosed from "lucide-solid/icons/door-closed";
import Download from "lucide-solid/icons/download";
import LinkIcon from "lucide-solid/icons/link";
import LogOut from "lucide-solid/icons/log-out";
import Search from "lucide-solid/icons/search";
import Share from "lucide-solid/icons/share-2";
import Sliders from "lucide-solid/icons/sliders-horizontal";
import UserMinus from "lucide-solid/icons/user-minus";
import { createSignal, Show } from "solid-js";
import { isGroup } from "../../server/rooms/options.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { download } from "../download.ts";
import { GroupMenu } from "../groups/GroupMenu.tsx";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { outside } from "../invites/outside.ts";
import { useRoom } from "../live.ts";
import { NotificationSettings } from "../notifications/NotificationSettings.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { copyText } from "../ui/copyText.ts";
import { createMedia, PHONE } from "../ui/media.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { useToast } from "../ui/Toast.tsx";
import { ChangeRoom } from "./ChangeRoom.tsx";
import { createHosting } from "./hosting.ts";
import { isHost } from "./hosts.ts";
import { pathOf } from "./paths.ts";

interface RoomMenuProps {
  at: HTMLElement | undefined;
  onClose: () => void;
  onGone: () => void;
  share: () => void;
  search: () => void;
}

export function RoomMenu(props: RoomMenuProps) {
  const room = useRoom();
  return (
    <Show when={isGroup(room.id)} fallback={<MenuOfRoom {...props} />}>
      <GroupMenu at={props.at} onClose={props.onClose} onGone={props.onGone} search={props.search} />
    </Show>
  );
}

function MenuOfRoom(props: RoomMenuProps) {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const toast = useToast();
  const attempt = createAttempt();
  const hosting = createHosting(room);
  const { client } = useApi();
  const house = useHouse();
  const navigate = useNavigate();
  const phone = createMedia(PHONE);
  const [open, show] = createSignal<"options" | "notifications" | "closing">();
  const view = () => room.state()?.view;

  async function copyLink(): Promise<void> {
    try {
      await copyText(outside(house.address(), location).origin + pathOf(room.id));
      toast({ text: say("invites.copied") });
    } catch {
      // Not allowed here, as on a page without https.
      toast({ text: say("hosting.linkNotCopied") });
    }
  }

  const keep = (format: "html" | "ndjson") =>
    void attempt(() => download(`/export/${encodeURIComponent(room.id)}.${format}`));

  async function leave(): Promise<void> {
    if (!(await attempt(() => client.rooms.leave.mutate({ room: room.id })))) return;
    house.left(room.id);
    toast({ text: say("hosting.left", view()?.options.name ?? "") });
    navigate("/discover");
  }

  async function stepDown(): Promise<void> {
    if (await hosting.stepDown()) toast({ text: say("hosting.steppedDown") });
  }

  const entries = (): MenuEntry[] => {
    const host = isHost(room);
    const all: (MenuEntry | false)[] = [
      phone() && { label: t("room.top.search"), icon: Search, onSelect: () => props.search() },
      phone() && { label: t("room.top.share"), icon: Share, onSelect: () => props.share() },
      view()?.options.found === "everybody" && {
        label: say("hosting.copyLink"),
        icon: LinkIcon,
        onSelect: () => void copyLink(),
      },
      { label: say("notifications.title"), icon: Bell, onSelect: () => show("notifications") },
      host && { label: say("hosting.options"), icon: Sliders, onSelect: () => show("options") },
      host && { label: say("hosting.exportHtml"), icon: Download, onSelect: () => keep("html") },
      host && { label: say("hosting.exportData"), icon: Download, onSelect: () => keep("ndjson") },
      host &&
        Object.keys(view()?.hosts ?? {}).length > 1 && {
          label: say("hosting.stepDown"),
          icon: UserMinus,
          onSelect: () => void stepDown(),
        },
      { label: say("hosting.leave"), icon: LogOut, danger: true, onSelect: () => void leave() },
      host && {
        label: say("hosting.close.entry"),
        icon: DoorClosed,
        danger: true,
        onSelect: () => show("closing"),
      },
    ];
    return all.filter((entry) => entry !== false);
  };

  return (
    <>
      <Menu
        label={t("room.top.menu")}
        entries={entries()}
        open={props.at !== undefined}
        onOpenChange={(open) => !open && props.onClose()}
        onGone={() => props.onGone()}
        at={() => props.at}
      />
      <NotificationSettings open={open() === "notifications"} onClose={() => show(undefined)} />
      <ChangeRoom open={open() === "options"} onClose={() => show(undefined)} />
      <Confirm
        open={open() === "closing"}
        onClose={() => show(undefined)}
        title={say("hosting.close.title")}
        text={say("hosting.close.text", view()?.posted ?? 0)}
        act={say("hosting.close.act")}
        cancel={t("frame.cancel")}
        closeLabel={t("frame.close")}
        onConfirm={hosting.close}
      />
    </>
  );
}
