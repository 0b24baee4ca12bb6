// What opens over the screen; one at a time, from wherever its button stands.
import type { Accessor } from "solid-js";
import { createContext, createSignal, useContext } from "solid-js";

export type Panel = "sidebar" | "open-room" | "your-look";

export interface Panels {
  shown: Accessor<Panel | undefined>;
  /** Asked for from the drawer, a panel waits until that has slid away. */
  show: (panel: Panel) => void;
  hide: () => void;
  /** The drawer has slid away. */
  gone: () => void;
}

export function createPanels(): Panels {
  const [shown, setShown] = createSignal<Panel>();
  let next: Panel | undefined;
  return {
    shown,
    show(panel) {
      next = shown() === "sidebar" ? panel : undefined;
      setShown(next ? undefined : panel);
    },
    hide: () => setShown(undefined),
    gone() {
      if (next) setShown(next);
      next = undefined;
    },
  };
}

export const PanelsContext = createContext<Panels>();

export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error("usePanels outside of its context");
  return panels;
}
