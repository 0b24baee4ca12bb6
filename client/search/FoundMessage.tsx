import type { JSX } from "solid-js";
import { Show } from "solid-js";
import type { Message } from "../../server/messages/view.ts";
import type { Look } from "../../server/people/events.ts";
import { useMoreWords } from "../i18n/more.ts";
import { useWords } from "../i18n/words.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Name } from "../ui/Name.tsx";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A message outside of its list; a button where it leads somewhere. */
export function FoundMessage(props: {
  message: Message;
  look: Look | undefined;
  marked?: boolean;
  onChoose?: () => void;
}) {
  const t = useWords();
  const say = useMoreWords();
  const look = (): Look => props.look ?? { name: t("room.somebody"), hue: 0, face: 0 };
  const inner = (): JSX.Element => (
    <>
      <Avatar hue={look().hue} face={look().face} avatar={look().avatar} size="s" />
      <span class="found-body">
        <span class="message-head">
          <Name hue={look().hue} name={look().name} />
          <time dateTime={new Date(props.message.at).toISOString()}>{moment.format(props.message.at)}</time>
        </span>
        <span class="found-text" dir="auto">
          {props.message.erased ? t("room.message.erased") : props.message.text}
        </span>
      </span>
    </>
  );
  return (
    <Show
      when={props.onChoose}
      fallback={
        <div class="found" classList={{ marked: props.marked }}>
          {inner()}
        </div>
      }
    >
      {(choose) => (
        <button
          type="button"
          class="found"
          title={say("search.goTo", look().name, moment.format(props.message.at))}
          onClick={() => choose()()}
        >
          {inner()}
        </button>
      )}
    </Show>
  );
}
