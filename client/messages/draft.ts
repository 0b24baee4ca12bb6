// What stands in a room's composer and is not said yet; kept on this device.
import { createContext, createSignal, useContext } from "solid-js";
import { isGroup } from "../../server/rooms/options.ts";
import { keep, kept } from "../kept.ts";

export type Draft = ReturnType<typeof createDraft>;

export function createDraft(room: string) {
  const key = `draft.${room}`;
  // Of a group, nothing stays on this device either.
  const fleeting = isGroup(room);
  const [text, setText] = createSignal((!fleeting && kept(key)) || "");
  const write = (next: string) => {
    setText(next);
    if (!fleeting) keep(key, next === "" ? undefined : next);
  };
  return {
    text,
    write,
    /** Below what stands there already. */
    add: (more: string) => write(text().trim() === "" ? more : `${text()}\n${more}`),
  };
}

export const DraftContext = createContext<Draft>();

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("useDraft outside of its context");
  return draft;
}
