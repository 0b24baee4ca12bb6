import { Show } from "solid-js";
import type { Mask } from "../../server/messages/events.ts";
import type { Look } from "../../server/people/events.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Name } from "../ui/Name.tsx";
import { exactTimeOf, timeOf } from "./times.ts";

const UNKNOWN = { hue: 0, face: 0 };

/** How somebody looks in this room now, also long after they left it. */
export function useLook(mask: () => Mask) {
  const room = useRoom();
  const t = useWords();
  return (): Look => room.state()?.view.looks[mask()] ?? { ...UNKNOWN, name: t("room.somebody") };
}

export function Face(props: { mask: Mask; first: boolean }) {
  const look = useLook(() => props.mask);
  return (
    <Show when={props.first} fallback={<span />}>
      <Avatar hue={look().hue} face={look().face} avatar={look().avatar} />
    </Show>
  );
}

/** The line above a message that says who speaks, and when. */
export function Head(props: { mask: Mask; at: number; you: boolean }) {
  const t = useWords();
  const look = useLook(() => props.mask);
  return (
    <div class="message-head">
      <Name hue={look().hue} name={look().name} />
      <Show when={props.you}>
        <span class="message-you">{t("room.you")}</span>
      </Show>
      <time dateTime={new Date(props.at).toISOString()} title={exactTimeOf(props.at)}>
        {timeOf(props.at)}
      </time>
    </div>
  );
}
