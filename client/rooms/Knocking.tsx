import { For, onCleanup, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { Mask } from "../../server/messages/events.ts";
import type { Look } from "../../server/people/events.ts";
import { useApi } from "../api.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { createHosting } from "./hosting.ts";
import "./Knocking.css";

/** For hosts, who alone are told: who waits to be let in. */
export function Knocking() {
  const say = useMoreWords();
  const room = useRoom();
  const { client } = useApi();
  const hosting = createHosting(room);
  const [who, setWho] = createStore<Record<Mask, Look>>({});
  const following = client.rooms.host.knocking.subscribe(
    { room: room.id },
    { onData: (knocking) => setWho(reconcile({ ...knocking })) },
  );
  onCleanup(() => following.unsubscribe());
  return (
    <Show when={Object.keys(who).length > 0}>
      <div class="knocking" role="status">
        <ul aria-label={say("hosting.knockingLabel")}>
          <For each={Object.keys(who)}>
            {(mask) => (
              <li class="knocker">
                <Avatar hue={who[mask]?.hue ?? 0} face={who[mask]?.face ?? 0} avatar={who[mask]?.avatar} size="s" />
                <span class="knocker-who">
                  <Name hue={who[mask]?.hue ?? 0} name={who[mask]?.name ?? ""} /> {say("hosting.knocking")}
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
    </Show>
  );
}
