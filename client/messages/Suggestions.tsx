import { For } from "solid-js";
import { useWords } from "../i18n/words.tsx";
import type { Person } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Name } from "../ui/Name.tsx";
import { optionId } from "./mentioning.ts";

/** Whom one may mean; the focus stays in the text. */
export function Suggestions(props: {
  id: string;
  people: readonly Person[];
  chosen: number;
  onTake: (person: Person) => void;
}) {
  const t = useWords();
  return (
    <ul class="suggestions" id={props.id} role="listbox" aria-label={t("room.composer.mentions")}>
      <For each={props.people}>
        {(person, index) => (
          <li
            id={optionId(index())}
            class="suggestion"
            role="option"
            aria-selected={index() === props.chosen}
            onPointerDown={(event) => {
              // The text keeps the focus, and with it the phone its keyboard.
              event.preventDefault();
              props.onTake(person);
            }}
          >
            <Avatar hue={person.hue} face={person.face} avatar={person.avatar} size="s" />
            <Name hue={person.hue} name={person.name} />
          </li>
        )}
      </For>
    </ul>
  );
}
