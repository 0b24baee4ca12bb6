import { createMemo, For, Show } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Name } from "../ui/Name.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import "./People.css";

/** Who is here: oneself first, then by name. */
export function People() {
  const t = useWords();
  const room = useRoom();
  const you = () => room.state()?.you;
  const people = createMemo(() =>
    [...room.signals.people].sort(
      (a, b) => Number(b.mask === you()) - Number(a.mask === you()) || a.name.localeCompare(b.name),
    ),
  );
  const more = () => Math.max(0, room.signals.here - people().length);
  return (
    <Show when={people().length > 0} fallback={<Waiting />}>
      <ul class="people-list" aria-label={t("room.people.label")}>
        <For each={people()}>
          {(person) => (
            <li class="person">
              <Avatar hue={person.hue} face={person.face} size="s" />
              <Name class="person-name" hue={person.hue} name={person.name} />
              <Show when={person.mask === you()}>
                <span class="person-you">{t("room.you")}</span>
              </Show>
            </li>
          )}
        </For>
        <Show when={more() > 0}>
          <li class="person-more">{t("room.people.more", more())}</li>
        </Show>
      </ul>
    </Show>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <div class="people-list" aria-busy="true" role="status" aria-label={t("room.people.waiting")}>
      <For each={["w-24", "w-32", "w-20"]}>
        {(width) => (
          <span class="person">
            <Skeleton class="face-skeleton" />
            <Skeleton class={width} />
          </span>
        )}
      </For>
    </div>
  );
}
