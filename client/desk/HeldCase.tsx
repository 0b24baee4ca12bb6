import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../server/app.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { useModerationWords } from "../i18n/moderation.ts";
import { createActing } from "../moderation/acts.ts";
import { useFlagWords } from "../rules/flagWords.ts";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { CaseLines } from "./CaseLines.tsx";
import { createOnce } from "./createOnce.ts";
import { momentOf } from "./times.ts";

export type Held = inferRouterOutputs<AppRouter>["reports"]["held"][number];

/** A message that nobody but its author and moderators sees yet. */
export function HeldCase(props: { held: Held }) {
  const say = useDeskWords();
  const words = useModerationWords();
  const wordsOf = useFlagWords();
  const acting = createActing();
  const once = createOnce();
  const letThrough = () => once(() => acting.letThrough({ room: props.held.room, version: props.held.version }));
  const hide = () =>
    once(() => acting.hide({ room: props.held.room, version: props.held.version, name: props.held.name }));

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const deed = { l: letThrough, h: hide }[event.key];
    if (!deed) return;
    event.preventDefault();
    void deed();
  }

  return (
    <article class="case" tabindex="0" aria-label={say("queue.heldOf", props.held.name)} onKeyDown={press}>
      <p>
        <Name hue={props.held.hue} name={props.held.name} />{" "}
        <span class="desk-hint">
          {say("bans.inRoom", props.held.roomName ?? "")}, {say("queue.held", wordsOf(props.held.flags))} ·{" "}
          {momentOf(props.held.at)}
        </span>
      </p>
      <CaseLines lines={props.held.lines} about={props.held.version} />
      <div class="case-acts">
        <Button kind="main" onClick={() => void letThrough()}>
          {words("held.letThrough")}
        </Button>
        <Button onClick={() => void hide()}>{words("hide")}</Button>
      </div>
    </article>
  );
}
