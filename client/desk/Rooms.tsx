import { A } from "@solidjs/router";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createResource, createSignal, For, onCleanup, Show } from "solid-js";
import type { AppRouter } from "../../server/app.ts";
import { useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useDeskWords } from "../i18n/desk.ts";
import { pathOf } from "../rooms/paths.ts";
import { Tags } from "../rooms/Tags.tsx";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { Segments } from "../ui/Segments.tsx";
import { CloseRoom } from "./CloseRoom.tsx";
import { keptRows } from "./keptRows.ts";
import { Asked } from "./Parts.tsx";
import { momentOf } from "./times.ts";
import "./Rooms.css";

export type DeskRoom = inferRouterOutputs<AppRouter>["desk"]["rooms"]["rooms"][number];
type Order = inferRouterInputs<AppRouter>["desk"]["rooms"]["order"];

/** While somebody looks. */
const LOOK_AGAIN_MS = 10_000;
const orders: readonly Order[] = ["here", "messages", "reports", "newest", "name"];

/** Every open room; of a private one the figures alone. */
export function Rooms() {
  const say = useDeskWords();
  const { client } = useApi();
  const [words, setWords] = createSignal("");
  const [order, setOrder] = createSignal<Order>("here");
  const [closing, setClosing] = createSignal<DeskRoom>();
  const [found, { refetch }] = createResource(
    () => ({ words: words(), order: order() }),
    (asked) => client.desk.rooms.query(asked),
    { storage: keptRows("key") },
  );
  const looking = setInterval(() => void refetch(), LOOK_AGAIN_MS);
  onCleanup(() => clearInterval(looking));
  return (
    <section class="panel" aria-label={say("rooms.title")}>
      <h2>{say("rooms.title")}</h2>
      <div class="desk-sift">
        <Field
          label={say("rooms.find")}
          type="search"
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <Segments
          label={say("rooms.order")}
          options={orders.map((value) => ({ value, label: say(`rooms.orders.${value}`) }))}
          value={order()}
          onChange={setOrder}
        />
      </div>
      <Asked answer={found} again={() => void refetch()}>
        {(answer) => (
          <>
            <ul class="desk-list">
              <For each={answer().rooms} fallback={<Blank title={say("rooms.noneTitle")} />}>
                {(room) => <RoomRow room={room} onClose={() => setClosing(room)} />}
              </For>
              <Show when={answer().groups.rooms > 0}>
                <li class="desk-row">
                  <p class="desk-hint">{say("rooms.groups", answer().groups)}</p>
                </li>
              </Show>
            </ul>
            <Show when={answer().more > 0}>
              <p class="desk-hint">{say("rooms.more", answer().more)}</p>
            </Show>
          </>
        )}
      </Asked>
      <CloseRoom room={closing()} onClose={() => setClosing(undefined)} onDone={() => void refetch()} />
    </section>
  );
}

function RoomRow(props: { room: DeskRoom; onClose: () => void }) {
  const say = useDeskWords();
  const house = useHouse();
  return (
    <li class="desk-row desk-row-tall desk-room">
      <div class="desk-row-name">
        <p class="desk-room-title">
          <Show when={props.room.room} fallback={<b>{say("rooms.private")}</b>}>
            {(id) => (
              <A href={pathOf(id())} dir="auto">
                <b>{props.room.name}</b>
              </A>
            )}
          </Show>
          <Tags room={{ ...props.room, name: "", topic: "", most: 0 }} />
          <Show when={props.room.reports}>
            {(count) => (
              <A href="/desk/queue" class="tag desk-room-reports">
                {say("rooms.reports", count())}
              </A>
            )}
          </Show>
        </p>
        <Show when={props.room.topic}>
          <p class="desk-hint">
            <bdi>{props.room.topic}</bdi>
          </p>
        </Show>
        <p class="desk-hint">{say("rooms.what", props.room, momentOf(props.room.since))}</p>
      </div>
      <Figure count={props.room.here} of={say("rooms.figures.here")} />
      <Figure count={props.room.members} of={say("rooms.figures.members", props.room.members)} />
      <Figure count={props.room.posted} of={say("rooms.figures.messages", props.room.posted)} />
      <Show when={house.role() === "host"}>
        <span class="desk-room-act">
          <Show when={!props.room.house}>
            <Button aria-label={say("rooms.closeOf", props.room.name)} onClick={() => props.onClose()}>
              {say("rooms.close")}
            </Button>
          </Show>
        </span>
      </Show>
    </li>
  );
}

function Figure(props: { count: number; of: string }) {
  return (
    <span class="desk-figure">
      <b>{props.count.toLocaleString()}</b> {props.of}
    </span>
  );
}
