// What waits for a moderator: reports and appeals. One case has the focus; keys decide it and lead on.
import type { inferRouterOutputs } from "@trpc/server";
import {
  type Accessor,
  createEffect,
  createMemo,
  createResource,
  createSignal,
  For,
  Match,
  on,
  type Resource,
  Show,
  Switch,
} from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { type About, ActDialog } from "../moderation/ActDialog.tsx";
import { createActing } from "../moderation/acts.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import { CaseLines } from "./CaseLines.tsx";
import { createOnce } from "./createOnce.ts";
import { HeldCase } from "./HeldCase.tsx";
import { keptRows } from "./keptRows.ts";
import { Asked } from "./Parts.tsx";
import { momentOf } from "./times.ts";
import { createWaiting } from "./waiting.ts";

type Outputs = inferRouterOutputs<AppRouter>;
type Case = Outputs["reports"]["queue"][number];
type Act = Outputs["moderation"]["acts"][number];

const MINUTE_MS = 60_000;

/** Whom somebody is about to ban, and why. */
interface Banning {
  about: About;
  case: Pick<Case, "room" | "case">;
}

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

/** Answers whether it was done. */
function createDeciding() {
  const { client } = useApi();
  const attempt = createAttempt();
  return ({ room, case: name }: Pick<Case, "room" | "case">, outcome: "dismissed" | "acted") =>
    attempt(() => client.reports.decide.mutate({ room, case: name, outcome }));
}

function ReportCase(props: { case: Case; onBan: (banning: Banning) => void }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const { client } = useApi();
  const attempt = createAttempt();
  const acting = createActing();
  const toast = useToast();
  const decide = createDeciding();
  const once = createOnce();
  const grounds = () => [...new Set(props.case.reports.map(({ ground }) => words(`grounds.${ground}`)))];
  const target = () => {
    const { room, message, whom } = props.case;
    return message === undefined ? { room, whom } : { room, version: message };
  };

  async function dismiss(): Promise<void> {
    if (await decide(props.case, "dismissed")) toast({ text: say("queue.dismissed") });
  }

  async function hide(): Promise<void> {
    const { room, message, name } = props.case;
    if (message !== undefined && (await acting.hide({ room, version: message, name })))
      await decide(props.case, "acted");
  }

  async function mute(): Promise<void> {
    const { name, reports } = props.case;
    let act = "";
    const done = await attempt(async () => {
      const ground = reports[0]?.ground ?? "other";
      const wish = { deed: "mute" as const, ms: 10 * MINUTE_MS, network: false, purge: false, ground };
      ({ act } = await client.moderation.act.mutate({ ...wish, target: target() }));
    });
    if (!done) return;
    acting.did(words("act.done.mute", name), act);
    await decide(props.case, "acted");
  }

  async function ban(): Promise<void> {
    const { room, case: name } = props.case;
    const about: About = { target: target(), name: props.case.name, room, everywhere: true, deed: "ban" };
    props.onBan({ about, case: { room, case: name } });
  }

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const deed = { l: dismiss, h: hide, m: mute, b: ban }[event.key];
    if (!deed) return;
    event.preventDefault();
    void once(deed);
  }

  return (
    <article class="case" tabindex="0" aria-label={say("queue.caseOf", props.case.name)} onKeyDown={press}>
      <p>
        <Name hue={props.case.hue} name={props.case.name} />{" "}
        <span class="desk-hint">
          {say("queue.where", props.case.roomName)}, {say("queue.reported", props.case.reports.length, grounds())} ·{" "}
          {momentOf(props.case.since)}
        </span>
      </p>
      <Show when={props.case.message !== undefined}>
        <CaseLines lines={props.case.lines} about={props.case.message} />
      </Show>
      <For each={props.case.reports.filter(({ line }) => line)}>
        {({ line }) => (
          <p class="desk-hint" dir="auto">
            “{line}”
          </p>
        )}
      </For>
      <div class="case-acts">
        <Button onClick={() => void once(dismiss)}>{say("queue.letStand")}</Button>
        <Show when={props.case.message !== undefined}>
          <Button onClick={() => void once(hide)}>{words("hide")}</Button>
        </Show>
        <Button onClick={() => void once(mute)}>{say("queue.mute")}</Button>
        <Button kind="main" onClick={() => void once(ban)}>
          {say("queue.ban")}
        </Button>
      </div>
    </article>
  );
}

function AppealCase(props: { act: Act }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const { client } = useApi();
  const attempt = createAttempt();
  const toast = useToast();
  const once = createOnce();
  const [around, setAround] = createSignal(false);
  const [lines, { refetch }] = createResource(
    () => (around() ? props.act.act : undefined),
    (act) => client.reports.around.query({ act }),
  );
  const seeWhatLed = () => void (around() ? refetch() : setAround(true));

  async function decide(lifted: boolean): Promise<void> {
    if (!(await attempt(() => client.moderation.decideAppeal.mutate({ act: props.act.act, lifted })))) return;
    toast({ text: say(lifted ? "queue.lifted" : "queue.kept", props.act.name) });
  }

  return (
    <article class="case" tabindex="0" aria-label={say("queue.appealOf", props.act.name)}>
      <p>
        <b>
          <bdi>{props.act.name || say("queue.somebody")}</bdi>
        </b>{" "}
        <span class="desk-hint">
          {say("queue.appeals", words(`grounds.${props.act.ground}`), momentOf(props.act.at), props.act.byName)}
        </span>
      </p>
      <p class="said" dir="auto">
        {props.act.appeal?.text}
      </p>
      <Switch>
        <Match when={lines.state === "ready" && lines()}>
          {(all) => <CaseLines lines={all()} about={props.act.from} />}
        </Match>
        <Match when={lines.state === "errored"}>
          <p class="desk-problem" role="alert">
            {say("failed")}
          </p>
        </Match>
      </Switch>
      <div class="case-acts">
        <Show when={props.act.from && lines.state !== "ready"}>
          <Button busy={lines.loading} onClick={seeWhatLed}>
            {say(lines.state === "errored" ? "tryAgain" : "queue.seeWhatLed")}
          </Button>
        </Show>
        <Button kind="main" onClick={() => void once(() => decide(true))}>
          {say("queue.lift")}
        </Button>
        <Button onClick={() => void once(() => decide(false))}>{say("queue.keep")}</Button>
      </div>
    </article>
  );
}
