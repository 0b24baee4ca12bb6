import type { inferRouterOutputs } from "@trpc/server";
import type { JSX } from "solid-js";
import { createMemo, createResource, createSignal, For, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { saveFile } from "../ui/saveFile.ts";
import { Asked } from "./Parts.tsx";
import { momentOf } from "./times.ts";

type Outputs = inferRouterOutputs<AppRouter>;
type Act = Outputs["moderation"]["record"][number];
type Deed = Outputs["desk"]["record"][number];
type Entry = Act | Deed;

/** Everything that moderators and hosts did, newest first. */
export function Record() {
  const say = useDeskWords();
  const words = useModerationWords();
  const { client } = useApi();
  const [entries, { refetch }] = createResource(async (): Promise<Entry[]> => {
    const [acts, deeds] = await Promise.all([client.moderation.record.query(), client.desk.record.query()]);
    return [...acts, ...deeds].sort((a, b) => b.at - a.at);
  });
  const [wanted, setWanted] = createSignal("");
  const found = createMemo(() => {
    const terms = wanted().trim().toLowerCase();
    return (entries.error ? [] : (entries.latest ?? [])).filter((entry) => searchable(entry).includes(terms));
  });

  /** What they did, in words that go on with a name, where it is about somebody. */
  function deedOf(entry: Entry): string {
    if ("what" in entry) {
      const { what, deed } = entry;
      return what === "done" ? say(`record.did.${deed}`) : `${say(`record.what.${what}`)} ${say(`record.of.${deed}`)}`;
    }
    return entry.type === "room-shut" ? say("record.shut", entry.name) : say("record.endedSessions", entry.count);
  }

  const searchable = (entry: Entry) =>
    [
      entry.byName,
      entry.name ?? "",
      deedOf(entry),
      noteOf(entry) ?? "",
      ...("what" in entry ? [entry.where ?? "", say(`record.deeds.${entry.deed}`)] : []),
    ]
      .join("\n")
      .toLowerCase();

  const detailsOf = (entry: Entry): string[] =>
    "what" in entry
      ? [
          words(`grounds.${entry.ground}`),
          entry.where === undefined ? say("bans.house") : say("bans.inRoom", entry.where),
          ...(entry.until === undefined ? [] : [say("bans.until", momentOf(entry.until))]),
        ]
      : [];

  const noteOf = (entry: Entry) => ("what" in entry ? entry.note : "reason" in entry ? entry.reason : undefined);

  /** As lines of JSON, as the rest of the house is kept. */
  function exportAll(): void {
    const lines = found().map((entry) => JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() }));
    saveFile(new Blob([`${lines.join("\n")}\n`], { type: "application/x-ndjson" }), "moderation.ndjson");
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
                <Line
                  by={entry.byName}
                  deed={deedOf(entry)}
                  details={[momentOf(entry.at), ...detailsOf(entry)]}
                  note={noteOf(entry)}
                >
                  <Show when={!("reason" in entry)}>
                    {" "}
                    <b>
                      <bdi>{entry.name || say("queue.somebody")}</bdi>
                    </b>
                  </Show>
                </Line>
              )}
            </For>
          </ul>
        )}
      </Asked>
    </section>
  );
}

interface LineProps {
  by: string;
  deed: string;
  details: readonly string[];
  /** What the one whom it is about reads. */
  note: string | undefined;
  /** Whom it is about. */
  children: JSX.Element;
}

function Line(props: LineProps) {
  const say = useDeskWords();
  return (
    <li class="desk-row desk-row-tall">
      <div class="desk-row-name">
        <p>
          <bdi>{props.by || say("record.house")}</bdi> {props.deed}
          {props.children}
        </p>
        <p class="desk-hint">{props.details.join(" · ")}</p>
        <Show when={props.note}>
          <p class="desk-hint" dir="auto">
            “{props.note}”
          </p>
        </Show>
      </div>
    </li>
  );
}
