import { createSignal } from "solid-js";

/** One after another: a key that is held, or a click too many, acts once. */
export function createOnce(): (deed: () => Promise<unknown>) => Promise<void> {
  const [busy, setBusy] = createSignal(false);
  return async (deed) => {
    if (busy()) return;
    setBusy(true);
    await deed();
    setBusy(false);
  };
}
