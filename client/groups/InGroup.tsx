// What stands in a group's room beside its messages.
import Shuffle from "lucide-solid/icons/shuffle";
import { createMemo, For, Show } from "solid-js";
import { useHouse } from "../house.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button } from "../ui/Button.tsx";
import { Name } from "../ui/Name.tsx";
import { createParting, PartingQuestion } from "./parting.tsx";
import "../presence/People.css";
import "./Groups.css";

/** Above the words of a group: what becomes of them, or that one is the last; and the way on to others. */
export function GroupStrip() {
  const say = useMoreWords();
  const room = useRoom();
  const house = useHouse();
  const parting = createParting();
  const alone = () => house.cards[room.id]?.here === 1;
  return (
    <div class="group-strip" classList={{ alone: alone() }}>
      <p role="status">
        <Show when={alone()} fallback={say("groups.room.kept")}>
          {say("groups.room.alone")}
        </Show>
      </p>
      <Button title={say("groups.room.nextHint")} onClick={() => parting.want("next")}>
        <Shuffle size={16} strokeWidth={1.75} aria-hidden="true" />
        {say("groups.room.next")}
      </Button>
      <PartingQuestion parting={parting} />
    </div>
  );
}

/** Who is in the group, what is free, what becomes of words, and the ways out. */
export function GroupPeople() {
  const t = useWords();
  const say = useMoreWords();
  const room = useRoom();
  const house = useHouse();
  const parting = createParting();
  const you = () => room.state()?.you;
  const people = createMemo(() =>
    room.signals.people.toSorted((a, b) => Number(b.mask === you()) - Number(a.mask === you())),
  );
  const members = () => Math.max(house.cards[room.id]?.here ?? 0, people().length);
  const away = () => members() - people().length;
  const free = () => Math.max(0, (room.state()?.view.options.most ?? 0) - members());
  return (
    <>
      <ul class="people-list" aria-label={t("room.people.label")}>
        <For each={people()}>
          {(person) => (
            <li class="person">
              <Avatar hue={person.hue} face={person.face} size="s" />
              <Name class="person-name" hue={person.hue} name={person.name} />
              <Show when={person.mask === you()}>
                <span class="person-tag">{t("room.you")}</span>
              </Show>
            </li>
          )}
        </For>
        <For each={Array.from({ length: free() })}>
          {() => (
            <li class="person">
              <span class="seat-small" aria-hidden="true">
                ?
              </span>
              <span class="person-name person-more-place">{say("groups.room.free")}</span>
            </li>
          )}
        </For>
      </ul>
      <div class="group-words">
        <Show when={away() > 0}>
          <p>{say("groups.room.away", away())}</p>
        </Show>
        <p>{say(free() > 0 ? "groups.room.fills" : "groups.room.full")}</p>
      </div>
      <div class="group-acts" role="group" aria-label={say("groups.room.acts")}>
        <Button onClick={() => parting.want("leave")}>{say("groups.room.leave")}</Button>
        <Button onClick={() => parting.want("report")}>{say("groups.room.report")}</Button>
      </div>
      <PartingQuestion parting={parting} />
    </>
  );
}
