// How far one has read in each room, on this device.
import { onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { keep, kept } from "../kept.ts";

const KEY = "read";

type Marks = Record<string, number>;

export function createMarks() {
  const [marks, setMarks] = createStore<Marks>(parsed(kept(KEY)));

  // Read in one tab is read in all.
  const follow = (event: StorageEvent) => {
    if (event.key === KEY) setMarks(reconcile(parsed(event.newValue ?? undefined)));
  };
  addEventListener("storage", follow);
  onCleanup(() => removeEventListener("storage", follow));

  function set(room: string, posted: number | undefined): void {
    if (marks[room] === posted) return;
    setMarks({ [room]: posted });
    keep(KEY, JSON.stringify(marks));
  }

  /** A room may be called "constructor", which every object knows something of. */
  function of(room: string): number | undefined {
    const mark: unknown = marks[room];
    return typeof mark === "number" ? mark : undefined;
  }

  return { of, set };
}

function parsed(text: string | undefined): Marks {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter(([, posted]) => typeof posted === "number"));
  } catch {
    // Somebody else wrote there: then nothing is known to be read.
    return {};
  }
}
