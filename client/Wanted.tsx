import { createMemo, type JSX, onCleanup, Show, Suspense } from "solid-js";
import { useWords } from "./i18n/words.tsx";
import { useToast } from "./ui/Toast.tsx";

/** Sooner, what comes is no news. */
const LONG_MS = 2_000;

/** What comes when it is first wanted, and then stays, so that its leaving is seen. It holds up nothing beside it. */
export function Wanted(props: { when: boolean; children: JSX.Element }) {
  const wanted = createMemo((before: boolean) => before || props.when, false);
  return (
    <Suspense fallback={<LongWait />}>
      <Show when={wanted()}>{props.children}</Show>
    </Suspense>
  );
}

/** Stands where something is to come; says so where that takes long. */
export function LongWait() {
  const t = useWords();
  const toast = useToast();
  const timer = setTimeout(() => toast({ text: t("frame.connection.slow") }), LONG_MS);
  onCleanup(() => clearTimeout(timer));
  return undefined;
}
