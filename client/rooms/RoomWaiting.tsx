import { For } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

const lines = ["w-56", "w-80", "w-40", "w-64", "w-72", "w-48"];

/** The messages that are still to come, where they will stand. */
export function RoomWaiting() {
  const t = useWords();
  return (
    <div class="room-waiting" role="status" aria-label={t("room.list.waiting")} aria-busy="true">
      <For each={lines}>
        {(width) => (
          <div class="room-waiting-line">
            <Skeleton class="face-skeleton" />
            <div>
              <Skeleton class="w-24" />
              <Skeleton class={`${width} max-w-full`} />
            </div>
          </div>
        )}
      </For>
    </div>
  );
}
