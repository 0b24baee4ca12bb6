import { For } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import type { Notice } from "../../server/messages/view.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { sumUp } from "./items.ts";

/** Comings and goings in a row, in one line. */
export function Notices(props: { notices: readonly Notice[] }) {
  const t = useWords();
  const room = useRoom();
  const names = (masks: readonly Mask[]) =>
    masks.map((mask) => {
      const named = props.notices.find((one) => one.by === mask && one.name !== "");
      return named?.name ?? room.state()?.view.looks[mask]?.name ?? t("room.somebody");
    });
  const sentences = () => {
    const { came, went, lookedIn } = sumUp(props.notices);
    return [
      came.length > 0 && t("room.notices.came", names(came)),
      went.length > 0 && t("room.notices.went", names(went)),
      lookedIn.length > 0 && t("room.notices.lookedIn", names(lookedIn)),
    ].filter((sentence) => sentence !== false);
  };
  return (
    <p class="notices">
      <For each={sentences()}>{(sentence) => <span dir="auto">{sentence}</span>}</For>
    </p>
  );
}
