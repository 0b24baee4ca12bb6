import Flag from "lucide-solid/icons/flag";
import LogOut from "lucide-solid/icons/log-out";
import Search from "lucide-solid/icons/search";
import Shuffle from "lucide-solid/icons/shuffle";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { createMedia, PHONE } from "../ui/media.ts";
import { Menu, type MenuEntry } from "../ui/Menu.tsx";
import { createParting, PartingQuestion } from "./parting.tsx";

/** What one can do with a group: nobody hosts it, and nobody can be asked in. */
export function GroupMenu(props: {
  at: HTMLElement | undefined;
  onClose: () => void;
  onGone: () => void;
  search: () => void;
}) {
  const t = useWords();
  const say = useMoreWords();
  const phone = createMedia(PHONE);
  const parting = createParting();
  const entries = (): MenuEntry[] => [
    ...(phone() ? [{ label: t("room.top.search"), icon: Search, onSelect: () => props.search() }] : []),
    { label: say("groups.room.next"), icon: Shuffle, onSelect: () => parting.want("next") },
    { label: say("groups.room.leave"), icon: LogOut, danger: true, onSelect: () => parting.want("leave") },
    { label: say("groups.room.report"), icon: Flag, danger: true, onSelect: () => parting.want("report") },
  ];
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
      <PartingQuestion parting={parting} />
    </>
  );
}
