import type { inferRouterOutputs } from "@trpc/server";
import { createResource, createSignal, For, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Confirm } from "../ui/Confirm.tsx";
import { useToast } from "../ui/Toast.tsx";
import { Asked } from "./Parts.tsx";
import { dayOf, momentOf } from "./times.ts";

type Outputs = inferRouterOutputs<AppRouter>["desk"];
type Person = Outputs["people"]["people"][number];
type Session = Outputs["person"]["sessions"][number];
type Entry = Outputs["person"]["history"][number];

/** A person's sessions, and what was done about them. */
export function PersonDetail(props: { person: Person }) {
  const say = useDeskWords();
  const { client } = useApi();
  const [detail, { refetch }] = createResource(
    // Also after something was done about them.
    () => ({ whom: props.person.person, acts: props.person.acts }),
    ({ whom }) => client.desk.person.query({ whom }),
  );
  const again = () => void refetch();
  return (
    <div class="person-detail">
      <Asked answer={detail} again={again}>
        {(told) => (
          <>
            <Sessions person={props.person} sessions={told().sessions} again={again} />
            <section aria-label={say("person.history")}>
              <h3>{say("person.history")}</h3>
              <Show when={told().flags.last}>
                {(last) => <p class="desk-hint">{say("person.flags", told().flags.count, momentOf(last()))}</p>}
              </Show>
              <ul>
                <For each={told().history} fallback={<li class="desk-none">{say("person.nothing")}</li>}>
                  {(entry) => <HistoryRow entry={entry} />}
                </For>
              </ul>
            </section>
          </>
        )}
      </Asked>
    </div>
  );
}

function Sessions(props: { person: Person; sessions: readonly Session[]; again: () => void }) {
  const t = useWords();
  const say = useDeskWords();
  const house = useHouse();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  /** What is to be ended: one, or all. */
  const [ending, setEnding] = createSignal<Session | "all">();
  const mayEnd = () => house.role() === "host" && props.person.role !== "host";

  async function end(): Promise<boolean> {
    const meant = ending();
    const wish = { whom: props.person.person, ...(typeof meant === "object" && { session: meant.session }) };
    if (!(await attempt(() => client.desk.endSessions.mutate(wish)))) return false;
    toast({ text: say("person.ended", props.person.name) });
    props.again();
    return true;
  }

  return (
    <section aria-label={say("person.sessions")}>
      <h3>{say("person.sessions")}</h3>
      <ul>
        <For each={props.sessions} fallback={<li class="desk-none">{say("person.noSession")}</li>}>
          {(session) => (
            <li class="desk-row">
              <span class="desk-row-name desk-hint">
                {say("person.session", momentOf(session.since), session.here || momentOf(session.seenAt))}
              </span>
              <Show when={mayEnd()}>
                <Button aria-label={say("person.endOf", momentOf(session.since))} onClick={() => setEnding(session)}>
                  {say("person.end")}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={mayEnd() && props.sessions.length > 1}>
        <Button onClick={() => setEnding("all")}>{say("person.endAll")}</Button>
      </Show>
      <Confirm
        open={ending() !== undefined}
        onClose={() => setEnding(undefined)}
        title={say("person.endTitle", props.person.name)}
        text={say(props.person.signedUp ? "person.endText" : "person.endTextOfGuest")}
        act={say("person.endAct")}
        cancel={t("frame.cancel")}
        closeLabel={t("frame.close")}
        onConfirm={end}
      />
    </section>
  );
}

function HistoryRow(props: { entry: Entry }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const deed = () => {
    const { what, deed } = props.entry;
    return what === "done"
      ? say(`record.deeds.${deed}`)
      : `${say(`record.deeds.${deed}`)}: ${say(`person.what.${what}`)}`;
  };
  return (
    <li>
      <p>{deed()}</p>
      <p class="desk-hint">
        {[
          say("person.by", props.entry.byName, dayOf(props.entry.at)),
          words(`grounds.${props.entry.ground}`),
          props.entry.inRoom ? say("person.inRoom", props.entry.room) : say("bans.house"),
          props.entry.until !== undefined && say("bans.until", dayOf(props.entry.until)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}
