import { For } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** The messages that are still to come, where they will stand. */
export function RoomWaiting() {
  const t = useWords();
  return (
    <div class="room-waiting" role="status" aria-label={t("room.list.waiting")} aria-busy="true">
      <For each={[1, 2, 3, 4, 5, 6]}>
        {() => (
          <div class="room-waiting-line">
            <Skeleton class="face-skeleton" />
            <div>
              <Skeleton width="name" />
              <Skeleton />
            </div>
          </div>
        )}
      </For>
    </div>
  );
}
