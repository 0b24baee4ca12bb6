// What opens over the screen; one at a time, from wherever its button stands.
import type { Accessor } from "solid-js";
import { createContext, useContext } from "solid-js";

export type Panel = "sidebar" | "open-room" | "your-look";

export interface Panels {
  shown: Accessor<Panel | undefined>;
  show: (panel: Panel) => void;
  hide: () => void;
}

export const PanelsContext = createContext<Panels>();

export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (!panels) throw new Error("usePanels outside of its context");
  return panels;
}
