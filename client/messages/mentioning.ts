// Completing a mention while one types it.
import { createMemo, createSignal } from "solid-js";
import { later } from "../later.ts";
import type { Person } from "../live.ts";
import { complete, mentionAt, suggestions } from "./mentionAt.ts";

/** Comes once somebody sits down to write. */
export const Suggestions = later(() => import("./Suggestions.tsx"), "Suggestions");

export const optionId = (index: number): string => `mention-${index}`;

interface Box {
  text: () => string;
  people: () => readonly Person[];
  replace: (text: string, caret: number) => void;
}

export function createMentioning(box: Box) {
  const [caret, setCaret] = createSignal(0);
  const [chosen, setChosen] = createSignal(0);
  const [dismissed, setDismissed] = createSignal<number>();
  const unfinished = createMemo(() => mentionAt(box.text(), caret()));
  const offered = createMemo(() => {
    const at = unfinished();
    return at && at.start !== dismissed() ? suggestions(box.people(), at.query) : [];
  });

  function take(person: Person | undefined): void {
    const at = unfinished();
    if (!at || !person) return;
    const { text, caret: next } = complete(box.text(), caret(), at, person.name);
    setCaret(next);
    box.replace(text, next);
  }

  /** True where the key was ours. */
  function key(event: KeyboardEvent): boolean {
    const count = offered().length;
    if (count === 0 || event.isComposing) return false;
    if (event.key === "ArrowDown") setChosen((chosen() + 1) % count);
    else if (event.key === "ArrowUp") setChosen((chosen() + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") take(offered()[chosen()]);
    else if (event.key === "Escape") setDismissed(unfinished()?.start);
    else return false;
    return true;
  }

  return {
    offered,
    chosen,
    take,
    key,
    moved(at: number): void {
      if (at === caret()) return;
      setCaret(at);
      setChosen(0);
      if (!unfinished()) setDismissed(undefined);
    },
  };
}
