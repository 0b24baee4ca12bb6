import { onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { keep, kept } from "./kept.ts";

/** Something of each room that this browser keeps, the same in all tabs. */
export function createKeptRecord<Value>(key: string, isValue: (value: unknown) => value is Value) {
  const [all, setAll] = createStore<Record<string, Value>>(parsed(kept(key)));

  // Changed in one tab is changed in all.
  const follow = (event: StorageEvent) => {
    if (event.key === key) setAll(reconcile(parsed(event.newValue ?? undefined)));
  };
  addEventListener("storage", follow);
  onCleanup(() => removeEventListener("storage", follow));

  function set(room: string, value: Value | undefined): void {
    if (all[room] === value) return;
    setAll({ [room]: value } as Record<string, Value>);
    keep(key, JSON.stringify(all));
  }

  /** A room may be called "constructor", which every object knows something of. */
  function of(room: string): Value | undefined {
    const value: unknown = all[room];
    return isValue(value) ? value : undefined;
  }

  function parsed(text: string | undefined): Record<string, Value> {
    try {
      const value: unknown = JSON.parse(text ?? "{}");
      if (typeof value !== "object" || value === null) return {};
      return Object.fromEntries(Object.entries(value).filter(([, one]) => isValue(one))) as Record<string, Value>;
    } catch {
      // Somebody else wrote there: then nothing is known.
      return {};
    }
  }

  return { all, of, set };
}
