import { For, Show } from "solid-js";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import type { About } from "../moderation/ActDialog.tsx";
import { createActing } from "../moderation/acts.ts";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { useToast } from "../ui/Toast.tsx";
import { CaseLines } from "./CaseLines.tsx";
import { createOnce } from "./createOnce.ts";
import { type Case, createDeciding } from "./deciding.ts";
import { momentOf } from "./times.ts";

const MINUTE_MS = 60_000;

/** Whom somebody is about to ban, and why. */
export interface Banning {
  about: About;
  case: Pick<Case, "room" | "case">;
}

/** A message or a person that was reported. */
export function ReportCase(props: { case: Case; onBan: (banning: Banning) => void }) {
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
