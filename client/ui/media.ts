import type { Accessor } from "solid-js";
import { createSignal, onCleanup } from "solid-js";

/** Whether a media query holds, as it changes. */
export function createMedia(query: string): Accessor<boolean> {
  const media = matchMedia(query);
  const [holds, setHolds] = createSignal(media.matches);
  const update = () => setHolds(media.matches);
  media.addEventListener("change", update);
  onCleanup(() => media.removeEventListener("change", update));
  return holds;
}

/** One column: the sidebar is a drawer. */
export const PHONE = "(max-width: 720px)";
/** Too narrow for a third column: the people are a sheet. */
export const TWO_COLUMNS = "(max-width: 1080px)";
