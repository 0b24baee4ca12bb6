import Settings from "lucide-solid/icons/settings-2";
import { Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useWords } from "../i18n/words.tsx";
import { usePanels } from "../panels.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Name } from "../ui/Name.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** Who one is to others, at the foot of the sidebar; a press changes it. */
export function Me() {
  const t = useWords();
  const house = useHouse();
  const panels = usePanels();
  return (
    <Show when={house.me()} fallback={<Waiting />}>
      {(me) => (
        <button type="button" class="me" onClick={() => panels.show("your-look")}>
          <Avatar hue={me().hue} face={me().face} avatar={me().avatar} />
          <span class="me-who">
            <Name hue={me().hue} name={me().name} />
            <span class="me-kind">{t(house.account() ? "frame.me.signedUp" : "frame.me.guest")}</span>
          </span>
          <span class="sr-only">{t("frame.me.open")}</span>
          <Settings size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      )}
    </Show>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <div class="me" role="status" aria-busy="true">
      <span class="sr-only">{t("frame.me.waiting")}</span>
      <Skeleton class="face-skeleton" />
      <Skeleton width="name" />
    </div>
  );
}
