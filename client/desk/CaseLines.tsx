import { For, Show } from "solid-js";
import { useDeskWords } from "../i18n/desk.ts";
import { Name } from "../ui/Name.tsx";

interface Line {
  version: number;
  name: string;
  hue: number;
  text: string;
  erased: boolean;
}

/** The lines around a message, itself among them. */
export function CaseLines(props: { lines: readonly Line[]; about: number | undefined }) {
  const say = useDeskWords();
  return (
    <ol class="case-lines" aria-label={say("queue.lines")}>
      <For each={props.lines} fallback={<li class="desk-none">{say("queue.gone")}</li>}>
        {(line) => (
          <li classList={{ said: line.version === props.about }}>
            <Name hue={line.hue} name={line.name} />{" "}
            <Show when={line.erased} fallback={<span dir="auto">{line.text}</span>}>
              <em>{say("queue.erased")}</em>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
