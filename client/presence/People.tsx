import Ellipsis from "lucide-solid/icons/ellipsis";
import { createMemo, createSignal, For, Show, Suspense } from "solid-js";
import { isGroup } from "../../server/rooms/options.ts";
import { useWords } from "../i18n/words.tsx";
import { later } from "../later.ts";
import { type Person, useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Name } from "../ui/Name.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Wanted } from "../Wanted.tsx";
import "./People.css";

const GroupPeople = later(() => import("../groups/InGroup.tsx"), "GroupPeople");
const PersonMenu = later(() => import("./PersonMenu.tsx"), "PersonMenu");

/** Who is here; of a group more than that. */
export function People() {
  const room = useRoom();
  return (
    <Show when={isGroup(room.id) && room.state()} fallback={<PeopleHere />}>
      <Suspense>
        <GroupPeople />
      </Suspense>
    </Show>
  );
}

/** Oneself first, then by name. */
function PeopleHere() {
  const t = useWords();
  const room = useRoom();
  const you = () => room.state()?.you;
  const people = createMemo(() =>
    [...room.signals.people].sort(
      (a, b) => Number(b.mask === you()) - Number(a.mask === you()) || a.name.localeCompare(b.name),
    ),
  );
  const [menu, openMenu] = createSignal<{ person: Person; element: HTMLElement }>();
  const more = () => Math.max(0, room.signals.here - people().length);
  return (
    <Show when={people().length > 0} fallback={<Waiting />}>
      <ul class="people-list" aria-label={t("room.people.label")}>
        <For each={people()}>
          {(person) => (
            <li class="person">
              <Avatar hue={person.hue} face={person.face} avatar={person.avatar} size="s" />
              <Name class="person-name" hue={person.hue} name={person.name} />
              <Show when={room.state()?.view.hosts[person.mask]}>
                <span class="person-tag">{t("room.people.host")}</span>
              </Show>
              <Show when={person.mask === you()}>
                <span class="person-tag">{t("room.you")}</span>
              </Show>
              <Show when={person.mask !== you()}>
                <IconButton
                  label={t("room.people.actions", person.name)}
                  icon={Ellipsis}
                  aria-haspopup="menu"
                  onClick={(event) => openMenu({ person, element: event.currentTarget })}
                />
              </Show>
            </li>
          )}
        </For>
        <Show when={more() > 0}>
          <li class="person-more">{t("room.people.more", more())}</li>
        </Show>
      </ul>
      <Wanted when={menu() !== undefined}>
        <PersonMenu at={menu()} onClose={() => openMenu(undefined)} />
      </Wanted>
    </Show>
  );
}

function Waiting() {
  const t = useWords();
  return (
    <div class="people-list" aria-busy="true" role="status" aria-label={t("room.people.waiting")}>
      <For each={[1, 2, 3]}>
        {() => (
          <span class="person">
            <Skeleton class="face-skeleton" />
            <Skeleton width="name" />
          </span>
        )}
      </For>
    </div>
  );
}
