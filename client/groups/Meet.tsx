import { useNavigate } from "@solidjs/router";
import { createEffect, type JSX, Match, on, Show, Switch } from "solid-js";
import type { SeenGroup } from "../../server/groups/groups.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { pathOf } from "../rooms/paths.ts";
import { SidebarButton } from "../rooms/SidebarButton.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { wording } from "../wording.ts";
import { beckon } from "./beckon.ts";
import { createMeeting } from "./meeting.ts";
import { Seats } from "./Seats.tsx";
import "../rooms/Room.css";

/** Waits to meet strangers, for as long as it is on the screen; then leads into the group. */
export function Meet() {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const navigate = useNavigate();
  const { meeting, refusal, again, stop } = createMeeting();
  const places = () => meeting.size ?? house.groupSize();

  // The sidebar has it from now on, also for those who do not go in at once.
  createEffect(
    on(
      () => meeting.group?.room,
      (room) => {
        if (room === undefined) return;
        house.joined(room);
        beckon(say("groups.met.tabTitle"));
      },
    ),
  );

  function giveUp(): void {
    stop();
    navigate("/discover");
  }

  return (
    <main class="meet">
      <header class="top-bar">
        <SidebarButton />
        <div class="top-bar-words">
          <h1 class="top-bar-name">{t("frame.sidebar.meet", places())}</h1>
          <p class="top-bar-about" role="status">
            <Show when={meeting.waiting !== undefined} fallback={say("groups.waiting.asking")}>
              {say(meeting.group ? "groups.waiting.others" : "groups.waiting.count", meeting.waiting ?? 1)}
              <Show when={meeting.talking}>{(talking) => ` · ${say("groups.waiting.talking", talking())}`}</Show>
            </Show>
          </p>
        </div>
      </header>
      <div class="meet-middle">
        <Switch>
          <Match when={refusal()}>
            {(why) => (
              <Blank failed title={say("groups.failedTitle")} text={wording(why())}>
                <Button kind="main" onClick={again}>
                  {t("frame.tryAgain")}
                </Button>
              </Blank>
            )}
          </Match>
          <Match when={meeting.group}>{(group) => <Met group={group()} stop={stop} />}</Match>
          <Match when={meeting.waiting}>
            {(waiting) => <Waiting places={places()} waiting={waiting()} onCancel={giveUp} />}
          </Match>
        </Switch>
      </div>
    </main>
  );
}

function Waiting(props: { places: number; waiting: number; onCancel: () => void }) {
  const say = useMoreWords();
  return (
    <div class="meet-words">
      <h2>{say("groups.waiting.title")}</h2>
      <p class="meet-about">
        {say("groups.waiting.text", props.places)} {say("groups.waiting.masks")}
      </p>
      <Seats people={[]} places={props.places} you />
      <p>{say(props.waiting > 1 ? "groups.waiting.known" : "groups.waiting.stay")}</p>
      <Acts>
        <Button onClick={() => props.onCancel()}>{say("groups.waiting.cancel")}</Button>
      </Acts>
    </div>
  );
}

function Met(props: { group: SeenGroup; stop: () => void }) {
  const say = useMoreWords();
  const { client } = useApi();
  const house = useHouse();
  const navigate = useNavigate();
  const attempt = createAttempt();
  const you = () => props.group.people.find(({ mask }) => mask === props.group.you);
  const hasTalked = () => (house.cards[props.group.room]?.posted ?? 0) > 0;
  const yoursFirst = () => props.group.people.toSorted((a, b) => Number(b === you()) - Number(a === you()));

  async function leave(): Promise<void> {
    const { room } = props.group;
    // Whoever went on waiting here would be led into the next group.
    props.stop();
    if (!(await attempt(() => client.rooms.leave.mutate({ room })))) return;
    house.left(room);
    navigate("/discover");
  }

  return (
    <div class="meet-words" role="status">
      <h2>
        {say("groups.met.title")} <Name hue={you()?.hue ?? 0} name={you()?.name ?? ""} />
      </h2>
      <p class="meet-about">{say("groups.met.text")}</p>
      <Seats people={yoursFirst()} places={props.group.size} />
      <p>{say("groups.met.here", props.group.people.length, props.group.size)}</p>
      <Acts>
        <Button
          kind="main"
          ref={(button) => queueMicrotask(() => button.focus())}
          onClick={() => navigate(pathOf(props.group.room))}
        >
          {say("groups.met.enter")}
        </Button>
        <Button onClick={() => void leave()}>{say(hasTalked() ? "groups.room.leave" : "groups.met.leave")}</Button>
      </Acts>
    </div>
  );
}

const Acts = (props: { children: JSX.Element }) => <div class="meet-acts">{props.children}</div>;
