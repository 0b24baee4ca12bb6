import { createMemo, createSignal, For, Match, Show, Switch, untrack } from "solid-js";
import type { RoomCard } from "../../server/rooms/view.ts";
import { useApi } from "../api.ts";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { usePanels } from "../panels.ts";
import { Blank } from "../ui/Blank.tsx";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { DiscoverCard } from "./DiscoverCard.tsx";
import { createFinding } from "./finding.ts";
import { SidebarButton } from "./SidebarButton.tsx";
import "./Discover.css";

export function Discover() {
  const t = useWords();
  const say = useMoreWords();
  const house = useHouse();
  const panels = usePanels();
  const [wanted, setWanted] = createSignal("");
  const isPartOfAll = () => house.total().rooms > Object.values(house.cards).filter(isPublic).length;
  const elsewhere = createFinding(useApi().client, () => (isPartOfAll() ? wanted().trim() : ""));
  const openRoom = () => panels.show("open-room");

  // The fullest first, as it was when the list was made: cards that trade places while one reads are hard to hit.
  const found = createMemo(() => {
    const words = wanted().trim().toLowerCase();
    const matching = Object.keys(house.cards).filter((room) => untrack(() => matches(house.cards[room], words)));
    const listed = matching.sort((a, b) => untrack(() => hereIn(house.cards[b]) - hereIn(house.cards[a])));
    const others = elsewhere.found().map(({ id }) => id);
    return [...listed, ...others.filter((room) => untrack(() => !house.cards[room]))];
  });
  const cardOf = (room: string) => house.cards[room] ?? elsewhere.found().find(({ id }) => id === room);

  return (
    <main class="page">
      <div class="page-head">
        <SidebarButton />
        <h1>{say("discover.title")}</h1>
      </div>
      <p class="discover-summary">
        <Show when={house.listed()}>{say("discover.summary", house.total().rooms, house.total().here)}</Show>
      </p>
      <div class="discover-find">
        <input
          type="search"
          class="input"
          dir="auto"
          aria-label={say("discover.find")}
          placeholder={say("discover.find")}
          value={wanted()}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <Button kind="main" onClick={openRoom}>
          {say("discover.openRoom")}
        </Button>
      </div>
      <Switch>
        <Match when={house.listFailed()}>
          <Blank failed title={say("discover.failedTitle")} text={say("discover.failedText")}>
            <Button onClick={() => house.listAgain()}>{t("frame.tryAgain")}</Button>
          </Blank>
        </Match>
        <Match when={!house.listed() || (found().length === 0 && elsewhere.state() === "looking")}>
          <Waiting />
        </Match>
        <Match when={found().length > 0}>
          <ul class="cards" aria-label={say("discover.list")}>
            <For each={found()}>
              {(room) => <Show when={cardOf(room)}>{(card) => <DiscoverCard card={card()} />}</Show>}
            </For>
          </ul>
        </Match>
        <Match when={elsewhere.state() === "failed"}>
          <Blank failed title={say("discover.failedTitle")} text={say("discover.failedText")}>
            <Button onClick={elsewhere.again}>{t("frame.tryAgain")}</Button>
          </Blank>
        </Match>
        <Match when={wanted().trim()}>
          <Blank title={say("discover.noMatchTitle")} text={say("discover.noMatchText", wanted().trim())} />
        </Match>
        <Match when={true}>
          <Blank title={say("discover.emptyTitle")} text={say("discover.emptyText")}>
            <Button kind="main" onClick={openRoom}>
              {say("discover.openRoom")}
            </Button>
          </Blank>
        </Match>
      </Switch>
    </main>
  );
}

const hereIn = (card: RoomCard | undefined): number => card?.here ?? 0;

const isPublic = (card: RoomCard): boolean => card.found === "everybody";

const matches = (card: RoomCard | undefined, words: string): boolean =>
  card !== undefined && isPublic(card) && `${card.name}\n${card.topic}`.toLowerCase().includes(words);

function Waiting() {
  const say = useMoreWords();
  return (
    <div class="cards" role="status" aria-busy="true">
      <span class="sr-only">{say("discover.waiting")}</span>
      <For each={[1, 2, 3, 4, 5, 6]}>
        {() => (
          <div class="card">
            <Skeleton width="1/2" />
            <Skeleton width="5/6" />
          </div>
        )}
      </For>
    </div>
  );
}
