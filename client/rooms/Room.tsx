import { useLocation } from "@solidjs/router";
import { createEffect, Match, on, Show, Suspense, Switch, untrack } from "solid-js";
import type { Reason } from "../../server/app.ts";
import { isGroup } from "../../server/rooms/options.ts";
import { useHouse } from "../house.ts";
import { later } from "../later.ts";
import { createRoom, RoomContext, useRoom } from "../live.ts";
import { ActionsContext, createActions } from "../messages/actions.ts";
import { Composer } from "../messages/Composer.tsx";
import { createDraft, DraftContext } from "../messages/draft.ts";
import { recentIds } from "../messages/items.ts";
import { MessageList } from "../messages/MessageList.tsx";
import { createLinkFinder, LinkFinderContext } from "../messages/RichText.tsx";
import { People } from "../presence/People.tsx";
import { Typing } from "../presence/Typing.tsx";
import { useSending } from "../sending.ts";
import { createMedia, TWO_COLUMNS } from "../ui/media.ts";
import { createHereWords } from "./hereWords.ts";
import { isHost } from "./hosts.ts";
import { createVisibleHeight } from "./keyboard.ts";
import { keepLastRoom, roomIn } from "./paths.ts";
import { RoomWaiting } from "./RoomWaiting.tsx";
import { TopBar } from "./TopBar.tsx";
import "./Room.css";

const door = () => import("./RoomDoor.tsx");
const RoomDoor = later(door, "RoomDoor");
const RoomClosed = later(door, "RoomClosed");
const GroupStrip = later(() => import("../groups/InGroup.tsx"), "GroupStrip");
const Expiry = later(() => import("./Expiry.tsx"), "Expiry");
const Overlays = later(() => import("../messages/Overlays.tsx"), "Overlays");
const Knocking = later(() => import("./Knocking.tsx"), "Knocking");

/** One is not a member then. */
const OUT = new Set<Reason | undefined>(["removed", "no-such-room", "room-closed"]);

/** The screen of the room in the address; another address is another screen. */
export function RoomScreen() {
  const location = useLocation();
  const id = () => roomIn(location.pathname);
  return (
    <Show when={id()} keyed>
      {(room) => <OneRoom id={room} />}
    </Show>
  );
}

function OneRoom(props: { id: string }) {
  const house = useHouse();
  const sending = useSending();
  const room = createRoom(untrack(() => props.id));

  createEffect(
    on(
      room.entered,
      () => {
        house.joined(room.id);
        if (!isGroup(room.id)) keepLastRoom(room.id);
      },
      { defer: true },
    ),
  );
  // What is held is told to nobody, not to its author either.
  createEffect(() => {
    const held = sending.unsaid.flatMap((one) => (one.room === room.id && one.held && one.version) || []);
    if (held.length > 0) void room.see(held);
  });
  // What the record holds is no longer unsaid.
  createEffect(() => {
    const state = room.state();
    if (!state || sending.unsaid.length === 0) return;
    const { version } = state;
    if (state.view.options.oneWay) {
      if (sending.unsaid.some((one) => one.state === "said")) untrack(() => sending.letGo(room.id));
    } else untrack(() => sending.heard(room.id, recentIds(state.rows), version));
  });
  createEffect(() => {
    if (OUT.has(room.refusal()?.reason) || room.state()?.view.open === false) untrack(() => house.left(room.id));
  });

  return (
    <RoomContext.Provider value={room}>
      <ActionsContext.Provider value={createActions(room)}>
        <DraftContext.Provider value={createDraft(room.id)}>
          <LinkFinderContext.Provider value={createLinkFinder()}>
            <Layout />
          </LinkFinderContext.Provider>
        </DraftContext.Provider>
      </ActionsContext.Provider>
    </RoomContext.Provider>
  );
}

function Layout() {
  const room = useRoom();
  const here = createHereWords(room);
  const narrow = createMedia(TWO_COLUMNS);
  createVisibleHeight();
  return (
    <div class="room" classList={{ alone: room.refusal() !== undefined }}>
      <main class="room-main">
        <TopBar narrow={narrow()} />
        <Suspense>
          <Show when={isHost(room)}>
            <Knocking />
          </Show>
        </Suspense>
        <Suspense>
          <Show when={isGroup(room.id) && room.state()}>
            <GroupStrip />
          </Show>
        </Suspense>
        <Suspense>
          <Switch>
            <Match when={room.refusal()}>{(refusal) => <RoomDoor refusal={refusal()} />}</Match>
            <Match when={!room.state()}>
              <RoomWaiting />
            </Match>
            <Match when={!room.state()?.view.open}>
              <RoomClosed />
            </Match>
            <Match when={true}>
              <MessageList />
            </Match>
          </Switch>
        </Suspense>
        <Show when={!room.refusal() && room.state()?.view.open !== false}>
          <footer class="room-foot">
            <Typing />
            <Composer />
          </footer>
        </Show>
      </main>
      <Show when={!narrow() && !room.refusal()}>
        <aside class="room-people" aria-labelledby="people-title">
          <h2 id="people-title" class="people-title">
            {here()}
          </h2>
          <People />
        </aside>
      </Show>
      <Suspense>
        <Overlays />
        <Expiry />
      </Suspense>
    </div>
  );
}
