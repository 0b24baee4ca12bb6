import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { saveFile } from "../ui/saveFile.ts";
import { Asked } from "./Parts.tsx";
import { momentOf } from "./times.ts";

/** Everything that moderators did, newest first. */
export function Record() {
  const say = useDeskWords();
  const words = useModerationWords();
  const { client } = useApi();
  const [entries, { refetch }] = createResource(() => client.moderation.record.query());
  const [wanted, setWanted] = createSignal("");
  const found = createMemo(() => {
    const terms = wanted().trim().toLowerCase();
    return (entries.error ? [] : (entries.latest ?? [])).filter((entry) => searchable(entry).includes(terms));
  });
  const searchable = (entry: Entry) =>
    [
      entry.name,
      entry.byName,
      entry.room ?? "",
      entry.note ?? "",
      say(`record.deeds.${entry.deed}`),
      say(`record.what.${entry.what}`),
    ]
      .join("\n")
      .toLowerCase();
  type Entry = NonNullable<ReturnType<typeof entries>>[number];

  const deedOf = ({ what, deed }: Entry) =>
    what === "done" ? say(`record.did.${deed}`) : `${say(`record.what.${what}`)} ${say(`record.of.${deed}`)}`;

  /** As lines of JSON, as the rest of the house is kept. */
  function exportAll(): void {
    const lines = found().map((entry) => JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() }));
    saveFile(`${lines.join("\n")}\n`, "moderation.ndjson", "application/x-ndjson");
  }

  return (
    <section class="panel" aria-label={say("record.title")}>
      <h2>{say("record.title")}</h2>
      <div class="desk-find">
        <Field
          label={say("record.find")}
          type="search"
          value={wanted()}
          onInput={(event) => setWanted(event.currentTarget.value)}
        >
          <Button onClick={exportAll} disabled={found().length === 0}>
            {say("record.export")}
          </Button>
        </Field>
      </div>
      <Asked answer={entries} again={() => void refetch()}>
        {() => (
          <ul class="desk-list">
            <For each={found()} fallback={<Blank title={say("record.emptyTitle")} />}>
              {(entry) => (
                <li class="desk-row desk-row-tall">
                  <div class="desk-row-name">
                    <p>
                      <bdi>{entry.byName || say("record.house")}</bdi> {deedOf(entry)}{" "}
                      <b>
                        <bdi>{entry.name || say("queue.somebody")}</bdi>
                      </b>
                    </p>
                    <p class="desk-hint">
                      {[
                        momentOf(entry.at),
                        words(`grounds.${entry.ground}`),
                        entry.room === undefined ? say("bans.house") : say("queue.where", entry.room),
                      ].join(" · ")}
                      <Show when={entry.until}>{(until) => <> · {say("bans.until", momentOf(until()))}</>}</Show>
                    </p>
                  </div>
                </li>
              )}
            </For>
          </ul>
        )}
      </Asked>
    </section>
  );
}
