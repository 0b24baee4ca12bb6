import ArrowUp from "lucide-solid/icons/arrow-up";
import Smile from "lucide-solid/icons/face-slightly-smiling";
import X from "lucide-solid/icons/x";
import { createEffect, on, onMount, Show, Suspense } from "solid-js";
import { charactersIn } from "../../server/base/text.ts";
import { MESSAGE_CHARS } from "../../server/limits.ts";
import type { Message } from "../../server/messages/view.ts";
import { useWords } from "../i18n/words.tsx";
import { useRoom } from "../live.ts";
import { createTypingSignal } from "../presence/typingSignal.ts";
import { createSilence, type Silence } from "../rooms/silence.ts";
import { useSending } from "../sending.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions } from "./actions.ts";
import { useDraft } from "./draft.ts";
import { EditBox } from "./editing.ts";
import { createMentioning, optionId, Suggestions } from "./mentioning.ts";
import { fitHeight, sends } from "./textBox.ts";
import { timeOf } from "./times.ts";
import { useLook } from "./Who.tsx";
import "./Composer.css";

/** The counter shows from here on: nobody else needs it. */
const COUNTER_FROM = MESSAGE_CHARS - 100;
const LIST = "mention-list";

export function Composer() {
  const t = useWords();
  const room = useRoom();
  const sending = useSending();
  const actions = useActions();
  const draft = useDraft();
  const typing = createTypingSignal(room.id);
  const name = () => room.state()?.view.options.name ?? room.id;
  const isPlain = () => {
    const options = room.state()?.view.options;
    return options?.found === "everybody" && !options.oneWay;
  };
  const silence = createSilence(room);
  const length = () => charactersIn(draft.text());
  const fits = () => draft.text().trim() !== "" && length() <= MESSAGE_CHARS;
  let box!: HTMLTextAreaElement;

  const mentioning = createMentioning({
    text: draft.text,
    people: () => room.signals.people.filter(({ mask }) => mask !== room.state()?.you),
    replace(text, caret) {
      draft.write(text);
      box.value = text;
      box.setSelectionRange(caret, caret);
    },
  });

  createEffect(on(draft.text, () => fitHeight(box)));
  // Under a finger the focus would bring the keyboard up unasked.
  const focus = () => matchMedia("(pointer: fine)").matches && box.focus();
  createEffect(on(actions.replyingTo, (message) => message && box.focus(), { defer: true }));
  createEffect(on(actions.editing, (version) => version === undefined && focus(), { defer: true }));
  onMount(focus);

  function say(): void {
    if (!fits() || silence()) return;
    sending.say(room.id, draft.text().trim(), actions.replyingTo()?.version);
    draft.write("");
    actions.replyTo(undefined);
    typing.said();
  }

  function insert(emoji: string): void {
    const { selectionStart: from, selectionEnd: to } = box;
    draft.write(draft.text().slice(0, from) + emoji + draft.text().slice(to));
    box.focus();
    box.setSelectionRange(from + emoji.length, from + emoji.length);
  }

  function editLast(): boolean {
    // The last one may still be on its way: the one before it is not what was meant.
    if (sending.unsaid.some((one) => one.room === room.id && one.state !== "refused")) return false;
    const last = room
      .state()
      ?.rows.findLast((row): row is Message => row.kind === "message" && actions.isOwn(row) && !row.erased);
    if (!last || !actions.mayEdit(last)) return false;
    actions.edit(last.version);
    return true;
  }

  function keyed(event: KeyboardEvent): void {
    if (mentioning.key(event)) event.preventDefault();
    else if (sends(event)) {
      event.preventDefault();
      say();
    } else if (event.key === "ArrowUp" && draft.text() === "" && editLast()) event.preventDefault();
    else if (event.key === "Escape") actions.replyTo(undefined);
  }

  return (
    <div class="composer">
      <Show when={mentioning.offered().length > 0}>
        <Suspense>
          <Suggestions id={LIST} people={mentioning.offered()} chosen={mentioning.chosen()} onTake={mentioning.take} />
        </Suspense>
      </Show>
      <Show when={silence()}>{(why) => <Silenced why={why()} />}</Show>
      <Show when={actions.replyingTo()}>{(message) => <Replying message={message()} />}</Show>
      <div class="composer-box">
        <textarea
          ref={box}
          dir="auto"
          rows="1"
          enterkeyhint="send"
          autocapitalize="sentences"
          aria-label={t("room.composer.label", name())}
          aria-autocomplete="list"
          aria-controls={mentioning.offered().length > 0 ? LIST : undefined}
          aria-activedescendant={mentioning.offered().length > 0 ? optionId(mentioning.chosen()) : undefined}
          placeholder={t("room.composer.placeholder", name(), isPlain())}
          value={draft.text()}
          onInput={(event) => {
            draft.write(event.currentTarget.value);
            mentioning.moved(box.selectionStart);
            typing.typed(event.currentTarget.value);
          }}
          onSelect={() => mentioning.moved(box.selectionStart)}
          onKeyDown={keyed}
          onFocus={() => {
            void EditBox.preload();
            void Suggestions.preload();
          }}
        />
        <Counter length={length()} />
        <IconButton
          label={t("room.composer.emoji")}
          icon={Smile}
          onClick={(event) => actions.pick({ at: event.currentTarget, chosen: insert })}
        />
        <button
          type="button"
          class="send"
          aria-label={t("room.composer.send")}
          title={t("room.composer.send")}
          disabled={!fits() || silence() !== undefined}
          onPointerDown={(event) => event.preventDefault()}
          onClick={say}
        >
          <ArrowUp size={18} strokeWidth={2} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

function Silenced(props: { why: Silence }) {
  const t = useWords();
  return (
    <p class="silenced" role="status">
      {props.why === "hushed" ? t("room.composer.hushed") : t("room.composer.muted", timeOf(props.why.muted))}
    </p>
  );
}

function Counter(props: { length: number }) {
  const t = useWords();
  const left = () => MESSAGE_CHARS - props.length;
  const words = () => (left() < 0 ? t("room.composer.over", -left()) : t("room.composer.left", left()));
  return (
    <Show when={props.length > COUNTER_FROM}>
      <span class="counter" classList={{ over: left() < 0 }} title={words()} role="status" aria-label={words()}>
        {left()}
      </span>
    </Show>
  );
}

function Replying(props: { message: Message }) {
  const t = useWords();
  const actions = useActions();
  const look = useLook(() => props.message.by);
  return (
    <div class="replying">
      <span class="replying-name" dir="auto">
        {t("room.composer.replyingTo", look().name)}
      </span>
      <span class="replying-text" dir="auto">
        {props.message.text}
      </span>
      <IconButton label={t("room.composer.stopReplying")} icon={X} onClick={() => actions.replyTo(undefined)} />
    </div>
  );
}
