import Link from "lucide-solid/icons/link";
import LogOut from "lucide-solid/icons/log-out";
import Share from "lucide-solid/icons/share-2";
import { useWords } from "../i18n/words.tsx";
import { createMedia, PHONE } from "../ui/media.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";

interface RoomMenuProps {
  at: HTMLElement | undefined;
  onClose: () => void;
  share: () => Promise<void>;
  copyLink: () => Promise<void>;
  leave: () => Promise<void>;
}

export function RoomMenu(props: RoomMenuProps) {
  const t = useWords();
  const phone = createMedia(PHONE);
  const entries = (): MenuEntry[] => [
    ...(phone() ? [{ label: t("room.top.share"), icon: Share, onSelect: () => void props.share() }] : []),
    { label: t("room.top.copyLink"), icon: Link, onSelect: () => void props.copyLink() },
    { label: t("room.top.leave"), icon: LogOut, danger: true, onSelect: () => void props.leave() },
  ];
  return (
    <Menu
      label={t("room.top.menu")}
      entries={entries()}
      open={props.at !== undefined}
      onOpenChange={(open) => !open && props.onClose()}
      at={() => props.at}
    />
  );
}
