import { createResource, For, Show } from "solid-js";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { createActing } from "../moderation/acts.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Asked } from "./Parts.tsx";
import { momentOf } from "./times.ts";

/** What holds at the moment: bans, mutes, and what is hidden; each with its undo. */
export function Bans() {
  const say = useDeskWords();
  const words = useModerationWords();
  const { client } = useApi();
  const acting = createActing();
  const [acts, { refetch }] = createResource(() => client.moderation.acts.query());

  async function undo(act: string): Promise<void> {
    if (await acting.undo(act)) await refetch();
  }

  return (
    <section class="panel" aria-label={say("bans.title")}>
      <h2>{say("bans.title")}</h2>
      <Asked answer={acts} again={() => void refetch()}>
        {(all) => (
          <ul class="desk-list">
            <For each={all()} fallback={<Blank title={say("bans.emptyTitle")} text={say("bans.emptyText")} />}>
              {(act) => (
                <li class="desk-row desk-row-tall">
                  <div class="desk-row-name">
                    <p>
                      <b>
                        <bdi>{act.name || say("queue.somebody")}</bdi>
                      </b>{" "}
                      · {say(`record.deeds.${act.deed}`)}
                      <Show when={act.byNetwork}> {say("bans.byNetwork")}</Show>
                    </p>
                    <p class="desk-hint">
                      {[
                        words(`grounds.${act.ground}`),
                        act.where === undefined ? say("bans.house") : say("bans.inRoom", act.where),
                        act.until === undefined ? say("bans.forGood") : say("bans.until", momentOf(act.until)),
                        say("bans.by", act.byName, momentOf(act.at)),
                      ].join(" · ")}
                    </p>
                    <Show when={act.note}>
                      <p class="desk-hint" dir="auto">
                        “{act.note}”
                      </p>
                    </Show>
                  </div>
                  <Button onClick={() => void undo(act.act)}>{words("undo")}</Button>
                </li>
              )}
            </For>
          </ul>
        )}
      </Asked>
    </section>
  );
}
