// What waits for a moderator: reports, held messages and appeals. One case has the focus; keys decide it and lead on.
import {
  type Accessor,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  For,
  on,
  type Resource,
  Show,
} from "solid-js";
import { useApi } from "../api.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { ActDialog } from "../moderation/ActDialog.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { AppealCase } from "./AppealCase.tsx";
import { createDeciding } from "./deciding.ts";
import { HeldCase } from "./HeldCase.tsx";
import { keptRows } from "./keptRows.ts";
import { Asked } from "./Parts.tsx";
import { type Banning, ReportCase } from "./ReportCase.tsx";
import { createWaiting } from "./waiting.ts";
import "./Queue.css";

export function Queue() {
  const say = useDeskWords();
  const { client } = useApi();
  const waiting = createWaiting();
  const [reports, { refetch: askReports }] = createResource(
    async () => (await client.reports.queue.query()).map((one) => ({ ...one, key: `${one.case} ${one.room}` })),
    { storage: keptRows("key") },
  );
  const [acts, { refetch: askActs }] = createResource(() => client.moderation.acts.query(), {
    storage: keptRows("act"),
  });
  const [held, { refetch: askHeld }] = createResource(
    async () => (await client.reports.held.query()).map((one) => ({ ...one, key: `${one.version} ${one.room}` })),
    { storage: keptRows("key") },
  );
  const heldNow = lastOf(held);
  const actsNow = lastOf(acts);
  const appeals = () => actsNow().filter(({ appeal }) => appeal && appeal.lifted === undefined);
  const failed = () => Boolean(held.error ?? acts.error);
  const again = () => void Promise.all([askReports(), askActs(), askHeld()]);
  createEffect(on(waiting, again, { defer: true }));
  const decide = createDeciding();
  const [banning, setBanning] = createSignal<Banning>();
  function banned(): void {
    const { case: one } = banning() ?? {};
    if (one) void decide(one, "acted");
  }
  let list: HTMLDivElement | undefined;
  const casesShown = () => [...(list?.querySelectorAll<HTMLElement>(".case") ?? [])];

  // Whoever decided a case goes on with the one that takes its place.
  let looked: { at: number; case: HTMLElement } | undefined;
  function look(event: FocusEvent): void {
    const cases = casesShown();
    const at = cases.findIndex((one) => one.contains(event.target as Node));
    const one = cases[at];
    looked = one && { at, case: one };
  }
  createEffect(() => {
    const left = appeals().length + heldNow().length + (reports.error ? 0 : (reports.latest?.length ?? 0));
    if (!looked || looked.case.isConnected || document.activeElement !== document.body) return;
    casesShown()[Math.min(looked.at, left - 1)]?.focus();
  });

  /** From case to case by the arrows, or j and k. */
  function move(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const cases = casesShown();
    const at = cases.findIndex((one) => one.contains(document.activeElement));
    cases[Math.min(cases.length - 1, Math.max(0, at + by))]?.focus();
    event.preventDefault();
  }

  return (
    <section class="panel queue" aria-label={say("queue.title")}>
      <h2>{say("queue.title")}</h2>
      <p class="desk-hint queue-keys">{say("queue.keys")}</p>
      <Asked answer={reports} again={again}>
        {(cases) => (
          <div ref={list} role="group" aria-label={say("queue.title")} onKeyDown={move} onFocusIn={look}>
            <For each={appeals()}>{(act) => <AppealCase act={act} />}</For>
            <For each={heldNow()}>{(one) => <HeldCase held={one} />}</For>
            <For each={cases()}>{(one) => <ReportCase case={one} onBan={setBanning} />}</For>
            <Show when={failed()}>
              <Blank failed title={say("failed")}>
                <Button onClick={again}>{say("tryAgain")}</Button>
              </Blank>
            </Show>
            <Show when={!failed() && cases().length + heldNow().length + appeals().length === 0}>
              <Blank title={say("queue.emptyTitle")} text={say("queue.emptyText")} />
            </Show>
          </div>
        )}
      </Asked>
      <ActDialog about={banning()?.about} onClose={() => setBanning(undefined)} onDone={banned} />
    </section>
  );
}

/** What came last: to read a resource throws while it has an error. */
const lastOf = <Row,>(rows: Resource<Row[]>): Accessor<readonly Row[]> =>
  createMemo((before: readonly Row[]) => (rows.error ? before : (rows.latest ?? before)), []);
