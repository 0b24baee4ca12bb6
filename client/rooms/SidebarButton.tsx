import Menu from "lucide-solid/icons/menu";
import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { usePanels } from "../panels.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { createMedia, PHONE } from "../ui/media.ts";

/** On a phone, what opens the rooms; a dot on it says that something is unread there. */
export function SidebarButton() {
  const t = useWords();
  const house = useHouse();
  const panels = usePanels();
  const phone = createMedia(PHONE);
  const label = () => (house.unread() > 0 ? t("frame.sidebar.openUnread", house.unread()) : t("frame.sidebar.open"));
  return (
    <Show when={phone()}>
      <IconButton
        label={label()}
        icon={Menu}
        aria-expanded={panels.shown() === "sidebar"}
        onClick={() => panels.show("sidebar")}
      >
        <Show when={house.unread() > 0}>
          <span class="unread-dot" />
        </Show>
      </IconButton>
    </Show>
  );
}
