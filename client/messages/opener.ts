// Where the focus goes back to when what opened over the messages has closed.
import { createComputed, on } from "solid-js";

/** Remembers what had the focus when it opened: of a message's buttons the message, since they go with the focus. */
export function createOpener(open: () => boolean): () => HTMLElement | null {
  let opener: HTMLElement | null = null;
  createComputed(
    on(open, (now) => {
      const active = document.activeElement;
      if (now && active instanceof HTMLElement) opener = active.closest("article") ?? active;
    }),
  );
  return () => opener;
}
