import { For } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import type { Look } from "../../server/people/events.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { createHosting } from "./hosting.ts";
import "./Knocking.css";

/** For hosts: who waits to be let in. */
export function Knocking(props: { who: Readonly<Record<Mask, Look>> }) {
  const say = useMoreWords();
  const hosting = createHosting(useRoom());
  return (
    <div class="knocking" role="status">
      <ul aria-label={say("hosting.knockingLabel")}>
        <For each={Object.keys(props.who)}>
          {(mask) => (
            <li class="knocker">
              <Avatar
                hue={props.who[mask]?.hue ?? 0}
                face={props.who[mask]?.face ?? 0}
                avatar={props.who[mask]?.avatar}
                size="s"
              />
              <span class="knocker-who">
                <Name hue={props.who[mask]?.hue ?? 0} name={props.who[mask]?.name ?? ""} /> {say("hosting.knocking")}
              </span>
              <Button kind="quiet" onClick={() => void hosting.answer(mask, false)}>
                {say("hosting.notNow")}
              </Button>
              <Button kind="main" onClick={() => void hosting.answer(mask, true)}>
                {say("hosting.letIn")}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
