import { createSignal, For, Match, Switch } from "solid-js";
import { type Client, useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { comeAsAnother } from "../comeAsAnother.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { ViewProps } from "./views.ts";

type Mine = Awaited<ReturnType<Client["accounts"]["mine"]["query"]>>;

/** Where one is logged in, the password, the recovery codes, and the way out. */
export function Manage(props: ViewProps) {
  const say = useMoreWords();
  const t = useWords();
  const api = useApi();
  const attempt = createAttempt();
  const [mine, setMine] = createSignal<Mine>();
  const [failed, setFailed] = createSignal(false);

  async function load(): Promise<void> {
    setFailed(false);
    try {
      setMine(await (await api.overHttp()).accounts.mine.query());
    } catch {
      // Whatever it was, it is offered to ask again.
      setFailed(true);
    }
  }

  async function logOut(): Promise<void> {
    if (await attempt(() => api.change(async () => (await api.overHttp()).accounts.logOut.mutate()))) comeAsAnother();
  }

  void load();
  return (
    <div class="dialog-form">
      <section>
        <h3 class="field-label">{say("account.sessions")}</h3>
        <Switch>
          <Match when={failed()}>
            <p class="field-told" role="alert">
              {say("account.sessionsFailed")}
            </p>
            <Button onClick={() => void load()}>{t("frame.tryAgain")}</Button>
          </Match>
          <Match when={!mine()}>
            <Skeleton width="2/3" />
          </Match>
          <Match when={true}>
            <ul>
              <For each={mine()?.sessions}>{(session) => <SessionRow session={session} onEnded={load} />}</For>
            </ul>
          </Match>
        </Switch>
      </section>
      <section class="dialog-section">
        <h3 class="field-label">{say("account.secrets")}</h3>
        <p class="field-told">{mine() && say("account.codesLeft", mine()?.codes ?? 0)}</p>
        <div class="section-acts">
          <Button onClick={() => props.go({ at: "newCodes" })}>{say("account.makeCodes")}</Button>
          <Button onClick={() => props.go({ at: "password" })}>{say("account.titles.password")}</Button>
        </div>
      </section>
      <div class="dialog-acts account-end">
        <Button kind="danger" class="account-aside" onClick={() => void logOut()}>
          {say("account.logOut")}
        </Button>
        <Button onClick={() => props.go(undefined)}>{say("account.back")}</Button>
      </div>
    </div>
  );
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

function SessionRow(props: { session: Mine["sessions"][number]; onEnded: () => Promise<void> }) {
  const say = useMoreWords();
  const toast = useToast();
  const attempt = createAttempt();
  const { overHttp } = useApi();
  const since = () => day.format(props.session.since);

  async function end(): Promise<void> {
    const { session } = props.session;
    if (!(await attempt(async () => (await overHttp()).accounts.endSession.mutate({ session })))) return;
    toast({ text: say("account.ended") });
    await props.onEnded();
  }

  return (
    <li class="session-row">
      <span class="session-about">
        {say(props.session.here ? "account.here" : "account.elsewhere")}
        <span class="session-when">{say("account.since", since(), day.format(props.session.seenAt))}</span>
      </span>
      <Button
        kind="quiet"
        hidden={props.session.here}
        aria-label={say("account.endThis", since())}
        onClick={() => void end()}
      >
        {say("account.end")}
      </Button>
    </li>
  );
}
