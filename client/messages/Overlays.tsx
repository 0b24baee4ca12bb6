import { createEffect, lazy, on, Show, Suspense } from "solid-js";
import { useModerationWords } from "../i18n/moderation.ts";
import { once } from "../once.ts";
import { useSending } from "../sending.ts";
import { useToast } from "../ui/Toast.tsx";
import { useActions } from "./actions.ts";

const EmojiPicker = lazy(() => import("./EmojiPicker.tsx").then((file) => ({ default: file.EmojiPicker })));
const EraseDialog = lazy(() => import("./EraseDialog.tsx").then((file) => ({ default: file.EraseDialog })));
const ActDialog = lazy(() => import("../moderation/ActDialog.tsx").then((file) => ({ default: file.ActDialog })));
const ReportDialog = lazy(() =>
  import("../moderation/ReportDialog.tsx").then((file) => ({ default: file.ReportDialog })),
);
const MessageMenu = lazy(() => import("./MessageMenu.tsx").then((file) => ({ default: file.MessageMenu })));

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
  const picking = once(() => actions.picking() !== undefined);
  const erasing = once(() => actions.erasing() !== undefined);
  const reporting = once(() => actions.reporting() !== undefined);
  const acting = once(() => actions.acting() !== undefined);
  const menu = once(() => actions.menu() !== undefined);
  return (
    <Suspense>
      <Show when={picking()}>
        <EmojiPicker />
      </Show>
      <Show when={erasing()}>
        <EraseDialog />
      </Show>
      <Show when={reporting()}>
        <ReportDialog reported={actions.reporting()} onClose={() => actions.report(undefined)} />
      </Show>
      <Show when={acting()}>
        <ActDialog about={actions.acting()} onClose={() => actions.actOn(undefined)} />
      </Show>
      <Show when={menu()}>
        <MessageMenu />
      </Show>
    </Suspense>
  );
}
