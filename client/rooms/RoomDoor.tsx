// In the room's place where one is not in it: not let in, not yet, or not any more.
import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import type { Reason } from "../../server/app.ts";
import type { Ground } from "../../server/moderation/events.ts";
import { isGroup } from "../../server/rooms/options.ts";
import { GroupGone } from "../groups/GroupGone.tsx";
import { useModerationWords } from "../i18n/moderation.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useRoom } from "../live.ts";
import { AppealForm, BanNotice } from "../moderation/Banned.tsx";
import { usePanels } from "../panels.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import "./Knocking.css";
import { type Refusal, wording } from "../wording.ts";

const titles = {
  removed: "doors.removedTitle",
  "no-guests": "doors.noGuestsTitle",
  "room-full": "doors.fullTitle",
  "room-locked": "doors.lockedTitle",
  "room-closed": "doors.closedTitle",
} as const satisfies Partial<Record<Reason, string>>;

const isTitled = (reason: Reason): reason is keyof typeof titles => reason in titles;

/** These do not pass by trying again. */
const LASTING = new Set<Reason>(["removed", "room-closed", "banned-here"]);

export function RoomDoor(props: { refusal: Refusal }) {
  const say = useMoreWords();
  const room = useRoom();
  const reason = () => props.refusal.reason;
  const waited = createMemo((before: boolean) => before || reason() === "waiting", false);
  const title = () => {
    const why = reason();
    return say(isTitled(why) ? titles[why] : "doors.refusedTitle");
  };
  return (
    <Switch
      fallback={
        <Blank failed title={title()} text={wording(props.refusal)}>
          <Acts again={!LASTING.has(reason())} signUp={reason() === "no-guests"} />
        </Blank>
      }
    >
      <Match when={reason() === "banned-here"}>
        <BannedHere refusal={props.refusal} />
      </Match>
      <Match when={reason() === "waiting"}>
        <WaitingToBeLetIn />
      </Match>
      <Match when={reason() === "removed" && waited()}>
        <NotLetIn refusal={props.refusal} />
      </Match>
      <Match when={reason() === "no-such-room" && isGroup(room.id)}>
        <GroupGone />
      </Match>
      <Match when={reason() === "no-such-room"}>
        <Blank failed title={say("doors.nothingTitle")} text={say("doors.nothingText")}>
          <Acts again={false} />
        </Blank>
      </Match>
    </Switch>
  );
}

/** A moderator or a host said so; one may write to them once. */
function BannedHere(props: { refusal: Refusal }) {
  const words = useModerationWords();
  const room = useRoom();
  const [made, setMade] = createSignal(false);
  const until = () => (props.refusal.retryAfter === undefined ? undefined : Date.now() + props.refusal.retryAfter);
  return (
    <BanNotice
      title={words("banned.hereTitle")}
      ground={props.refusal.ground as Ground | undefined}
      until={until()}
      note={props.refusal.note}
    >
      <Show when={!made()} fallback={<p class="ban-appeal-told">{words("banned.made")}</p>}>
        <AppealForm room={room.id} onMade={() => setMade(true)} />
      </Show>
      <Acts again />
    </BanNotice>
  );
}

export function RoomClosed() {
  const say = useMoreWords();
  const room = useRoom();
  return (
    <Show when={!isGroup(room.id)} fallback={<GroupGone />}>
      <Blank failed title={say("doors.closedTitle")} text={say("doors.closedText")}>
        <Acts again={false} />
      </Blank>
    </Show>
  );
}

export function WaitingToBeLetIn() {
  const say = useMoreWords();
  return (
    <div class="blank" role="status">
      <span class="knocking-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <h2 class="blank-title">{say("doors.waitingTitle")}</h2>
      <p class="blank-text">{say("doors.waitingText")}</p>
      <ToDiscover />
    </div>
  );
}

/** A host said no to whoever waited; to the house that is as if they had been removed. */
export function NotLetIn(props: { refusal: Refusal }) {
  const say = useMoreWords();
  return (
    <Blank failed title={say("doors.notLetInTitle")} text={say("doors.notLetInText", props.refusal.retryAfter ?? 0)}>
      <ToDiscover />
    </Blank>
  );
}

function Acts(props: { again: boolean; signUp?: boolean }) {
  const say = useMoreWords();
  const room = useRoom();
  const panels = usePanels();
  return (
    <div class="room-refused-acts">
      <Show when={props.signUp}>
        <Button kind="main" onClick={() => panels.show("your-look")}>
          {say("doors.signUp")}
        </Button>
      </Show>
      <Show when={props.again}>
        <Button onClick={room.enterAgain}>{say("doors.enterAgain")}</Button>
      </Show>
      <ToDiscover aside={props.signUp} />
    </div>
  );
}

function ToDiscover(props: { aside?: boolean | undefined }) {
  const say = useMoreWords();
  const navigate = useNavigate();
  return (
    <Button kind={props.aside ? "plain" : "main"} onClick={() => navigate("/discover")}>
      {say("doors.toDiscover")}
    </Button>
  );
}
