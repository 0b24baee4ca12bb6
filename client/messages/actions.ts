// What one can do with messages, and which message it is being done to: one at a time in a room.
import { createContext, createSignal, useContext } from "solid-js";
import { EDIT_MS } from "../../server/limits.ts";
import type { Message } from "../../server/messages/view.ts";
import { useApi } from "../api.ts";
import { createAttempt } from "../attempt.ts";
import { useWords } from "../i18n/words.tsx";
import type { LiveRoom } from "../live.ts";
import type { About } from "../moderation/ActDialog.tsx";
import type { Reported } from "../moderation/ReportDialog.tsx";
import { useToast } from "../ui/Toast.tsx";

/** Where something opens: beside an element or at a point of the page. */
export type Spot = HTMLElement | { x: number; y: number };

export type Actions = ReturnType<typeof createActions>;

export function createActions(room: LiveRoom) {
  const { client } = useApi();
  const t = useWords();
  const toast = useToast();
  const attempt = createAttempt();
  const [replyingTo, replyTo] = createSignal<Message>();
  const [editing, edit] = createSignal<number>();
  const [erasing, erase] = createSignal<Message>();
  const [reporting, report] = createSignal<Reported>();
  const [acting, actOn] = createSignal<About>();
  const [picking, pick] = createSignal<{ at: Spot; chosen: (emoji: string) => void }>();
  const [menu, openMenu] = createSignal<{ message: Message; at: Spot }>();

  const [going, goTo] = createSignal<number | undefined>(undefined, { equals: false });

  const isOwn = (message: Message) => message.by === room.state()?.you;

  return {
    replyingTo,
    replyTo,
    /** The version of the message that stands in an edit box. */
    editing,
    edit,
    /** The message that somebody is asked about before it is deleted. */
    erasing,
    erase,
    /** What is being reported, and on whom one is about to act. */
    reporting,
    report,
    acting,
    actOn,
    picking,
    pick,
    menu,
    openMenu,
    /** The version of a message that the list is to lead to. */
    going,
    goTo,
    isOwn,
    mayEdit: (message: Message) => isOwn(message) && !message.erased && Date.now() - message.at < EDIT_MS,
    react(message: Message, emoji: string): Promise<boolean> {
      const mine = message.reactions.find((one) => one.emoji === emoji)?.by.includes(room.state()?.you ?? "") ?? false;
      return attempt(() => client.messages.react.mutate({ room: room.id, version: message.version, emoji, on: !mine }));
    },
    reword: (message: Message, text: string) =>
      attempt(() => client.messages.edit.mutate({ room: room.id, version: message.version, text })),
    eraseForGood: (message: Message) =>
      attempt(() => client.messages.erase.mutate({ room: room.id, version: message.version })),
    async copy(message: Message): Promise<void> {
      const copied = await attempt(async () => {
        const { copyText } = await import("../ui/copyText.ts");
        await copyText(message.text);
      });
      if (copied) toast({ text: t("room.message.copied") });
    },
  };
}

export const ActionsContext = createContext<Actions>();

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("useActions outside of its context");
  return actions;
}
