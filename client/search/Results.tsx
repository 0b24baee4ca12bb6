import { For, Match, Show, Switch } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { wording } from "../wording.ts";
import { FoundMessage } from "./FoundMessage.tsx";
import type { Search } from "./search.ts";

export function Results(props: { search: Search; onChoose: (message: Message) => void }) {
  const say = useMoreWords();
  const found = () => props.search.found;
  const state = () => props.search.state();
  return (
    <>
      <p class="search-told" role="status">
        <Switch fallback={say("search.found", found().hits.length, found().before !== undefined)}>
          <Match when={state() === "idle"}>{say("search.hint")}</Match>
          <Match when={state() === "looking"}>{say("search.looking")}</Match>
          <Match when={state() === "failed"}>
            {props.search.refusal() ? wording(props.search.refusal() ?? { reason: "failed" }) : say("search.failed")}
          </Match>
          <Match when={found().hits.length === 0 && found().before === undefined}>
            {say("search.none", props.search.words().trim())}
          </Match>
        </Switch>
      </p>
      <Show when={found().hits.length > 0}>
        <ul class="search-results" aria-label={say("search.results")}>
          <For each={found().hits}>
            {(message) => (
              <li>
                <FoundMessage
                  message={message}
                  look={found().looks[message.by]}
                  onChoose={() => props.onChoose(message)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={state() === "failed" || (state() === "done" && found().before !== undefined)}>
        <Button onClick={() => props.search.goOn()}>
          {state() === "failed" ? say("search.again") : say("search.older")}
        </Button>
      </Show>
    </>
  );
}
