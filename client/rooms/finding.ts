import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { RoomCard } from "../../server/rooms/view.ts";
import type { Client } from "../api.ts";

/** A pause in typing this long is a wish. */
const PAUSE_MS = 250;

/** Asks the house for public rooms by their words, beyond those that are listed here. No words, no question. */
export function createFinding(client: Client, words: Accessor<string>) {
  const [state, setState] = createSignal<"idle" | "looking" | "done" | "failed">("idle");
  const [found, setFound] = createSignal<readonly RoomCard[]>([]);

  async function look(): Promise<void> {
    const wanted = words();
    setState("looking");
    try {
      const cards = await client.rooms.discover.query({ words: wanted });
      if (wanted !== words()) return;
      setFound(cards);
      setState("done");
    } catch {
      // Whatever it was, the list offers to ask again.
      if (wanted === words()) setState("failed");
    }
  }

  createEffect(
    on(words, (wanted) => {
      setFound([]);
      setState(wanted === "" ? "idle" : "looking");
      if (wanted === "") return;
      const timer = setTimeout(() => void look(), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    }),
  );

  return { state, found, again: () => void look() };
}
