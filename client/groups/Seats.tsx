import { For } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import type { Look } from "../../server/people/events.ts";
import { useMoreWords } from "../i18n/more.ts";
import { Avatar } from "../ui/Avatar.tsx";
import "./Groups.css";

/** The places of a group: the faces of those who are there, and what is free. `you`: the first face is one's own to be. */
export function Seats(props: { people: readonly (Look & { mask: Mask })[]; places: number; you?: boolean }) {
  const say = useMoreWords();
  const taken = () => Math.max(props.people.length, props.you ? 1 : 0);
  const free = () => Array.from({ length: Math.max(0, props.places - props.people.length) }, (_, index) => index);
  return (
    <ul class="seats" aria-label={say("groups.waiting.seats", taken(), props.places)}>
      <For each={props.people}>
        {(person) => (
          <li class="seat" title={person.name}>
            <Avatar hue={person.hue} face={person.face} size="l" />
            <span class="sr-only">{person.name}</span>
          </li>
        )}
      </For>
      <For each={free()}>
        {(index) => (
          <li class="seat seat-free" classList={{ "seat-you": props.you && index === 0 }}>
            <span aria-hidden={!(props.you && index === 0)}>
              {props.you && index === 0 ? say("groups.waiting.you") : "?"}
            </span>
          </li>
        )}
      </For>
    </ul>
  );
}
