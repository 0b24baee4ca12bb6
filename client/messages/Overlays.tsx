import { createEffect, on } from "solid-js";
import { useModerationWords } from "../i18n/moderation.ts";
import { later } from "../later.ts";
import { useSending } from "../sending.ts";
import { useToast } from "../ui/Toast.tsx";
import { Wanted } from "../Wanted.tsx";
import { useActions } from "./actions.ts";

const EmojiPicker = later(() => import("./EmojiPicker.tsx"), "EmojiPicker");
const EraseDialog = later(() => import("./EraseDialog.tsx"), "EraseDialog");
const ActDialog = later(() => import("../moderation/ActDialog.tsx"), "ActDialog");
const ReportDialog = later(() => import("../moderation/ReportDialog.tsx"), "ReportDialog");
const MessageMenu = later(() => import("./MessageMenu.tsx"), "MessageMenu");

/** What opens over the messages; each comes when it is first wanted. */
export function Overlays() {
  const actions = useActions();
  const sending = useSending();
  const say = useModerationWords();
  const toast = useToast();
  createEffect(
    on(sending.warning, (kind) => kind && toast({ text: say(`flood.${kind as "fast" | "repeats" | "mentions"}`) }), {
      defer: true,
    }),
  );
  return (
    <>
      <Wanted when={actions.picking() !== undefined}>
        <EmojiPicker />
      </Wanted>
      <Wanted when={actions.erasing() !== undefined}>
        <EraseDialog />
      </Wanted>
      <Wanted when={actions.reporting() !== undefined}>
        <ReportDialog reported={actions.reporting()} onClose={() => actions.report(undefined)} />
      </Wanted>
      <Wanted when={actions.acting() !== undefined}>
        <ActDialog about={actions.acting()} onClose={() => actions.actOn(undefined)} />
      </Wanted>
      <Wanted when={actions.menu() !== undefined}>
        <MessageMenu />
      </Wanted>
    </>
  );
}
