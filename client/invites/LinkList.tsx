import { createSignal, For, Match, Show, Switch } from "solid-js";
import type { InviteRow } from "../../server/invites/router.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useToast } from "../ui/Toast.tsx";

export type Links = ReturnType<typeof createLinks>;

/** The links of a private room that work at the moment. */
export function createLinks(room: string) {
  const say = useMoreWords();
  const toast = useToast();
  const attempt = createAttempt();
  const { client } = useApi();
  const [all, setAll] = createSignal<readonly InviteRow[]>();
  const [failed, setFailed] = createSignal(false);

  async function load(): Promise<void> {
    setFailed(false);
    try {
      setAll(await client.invites.list.query({ room }));
    } catch {
      // Whatever it was, the list offers to ask again.
      setFailed(true);
    }
  }

  async function revoke(invite: string): Promise<void> {
    if (!(await attempt(() => client.invites.revoke.mutate({ room, invite })))) return;
    toast({ text: say("invites.revoked") });
    await load();
  }

  void load();
  return { all, failed, load, revoke };
}

export function LinkList(props: { links: Links }) {
  const say = useMoreWords();
  return (
    <section class="links">
      <h3 class="field-label">{say("invites.list")}</h3>
      <Switch>
        <Match when={props.links.failed()}>
          <p class="field-told" role="alert">
            {say("invites.listFailed")}
          </p>
          <Button onClick={() => void props.links.load()}>{say("invites.tryAgain")}</Button>
        </Match>
        <Match when={!props.links.all()}>
          <Skeleton width="2/3" />
        </Match>
        <Match when={true}>
          <ul class="links-list">
            <For each={props.links.all()} fallback={<li class="field-told">{say("invites.none")}</li>}>
              {(row) => <LinkRow row={row} onRevoke={() => void props.links.revoke(row.invite)} />}
            </For>
          </ul>
        </Match>
      </Switch>
    </section>
  );
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function LinkRow(props: { row: InviteRow; onRevoke: () => void }) {
  const say = useMoreWords();
  const used = () => say("invites.used", props.row.used, props.row.uses);
  return (
    <li class="link-row">
      <span class="link-about">
        {used()}
        <Show when={props.row.until}>{(until) => <> · {say("invites.until", moment.format(until()))}</>}</Show>
        <Show when={props.row.passcode}> · {say("invites.withPasscode")}</Show>
      </span>
      <Button kind="quiet" aria-label={say("invites.revokeThis", used())} onClick={() => props.onRevoke()}>
        {say("invites.revoke")}
      </Button>
    </li>
  );
}
