import { createResource, For, Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import { useApi } from "../api.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { FoundMessage } from "./FoundMessage.tsx";

/** Versions after the message that are looked at, and messages shown in all. */
const AFTER = 10;
const SHOWN = 20;

/** What was said before and after a message that is too far back for the list. */
export function Around(props: { message: Message; onBack: () => void }) {
  const say = useMoreWords();
  const room = useRoom();
  const { client } = useApi();
  const [page, { refetch }] = createResource(
    () => props.message.version,
    async (version) => {
      try {
        return await client.messages.before.query({ room: room.id, version: version + AFTER, limit: SHOWN });
      } catch {
        // Whatever it was, one can ask again.
        return undefined;
      }
    },
  );
  return (
    <>
      <div class="search-around">
        <Button kind="quiet" onClick={() => props.onBack()}>
          {say("search.back")}
        </Button>
      </div>
      <Show when={!page.loading} fallback={<Skeleton width="2/3" />}>
        <Show when={page()} fallback={<Button onClick={() => void refetch()}>{say("search.again")}</Button>}>
          {(around) => (
            <ul class="search-results" tabindex="0" aria-label={say("search.around")}>
              <For each={around().messages}>
                {(row) => (
                  <li ref={(element) => row.version === props.message.version && inSight(element)}>
                    <FoundMessage
                      message={row}
                      look={around().looks[row.by]}
                      marked={row.version === props.message.version}
                    />
                  </li>
                )}
              </For>
            </ul>
          )}
        </Show>
      </Show>
    </>
  );
}

const inSight = (element: HTMLElement) => requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
