import { For } from "solid-js";
import type { Options } from "../../server/rooms/options.ts";
import { useWords } from "../i18n/words.tsx";

/** What is unlike other rooms in this one, in a word each. */
export function Tags(props: { room: Options }) {
  const t = useWords();
  const tags = () =>
    [
      props.room.oneWay && t("frame.tags.oneWay"),
      props.room.masks && t("frame.tags.masks"),
      props.room.keep === "memory" && t("frame.tags.memory"),
    ].filter((tag) => tag !== false);
  return <For each={tags()}>{(tag) => <span class="tag">{tag}</span>}</For>;
}
