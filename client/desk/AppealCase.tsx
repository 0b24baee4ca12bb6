import type { inferRouterOutputs } from "@trpc/server";
import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { CaseLines } from "./CaseLines.tsx";
import { createOnce } from "./createOnce.ts";
import { momentOf } from "./times.ts";

type Act = inferRouterOutputs<AppRouter>["moderation"]["acts"][number];

/** Somebody who is banned asks for another look. */
export function AppealCase(props: { act: Act }) {
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
