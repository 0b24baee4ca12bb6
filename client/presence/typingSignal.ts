import { useApi } from "../api.ts";

/** A third of the time that the house lets it hold. */
const EVERY_MS = 2_000;

/** Tells the room that one is typing, now and then while it is so. */
export function createTypingSignal(room: string) {
  const api = useApi();
  let told = 0;
  return {
    typed(text: string): void {
      if (text.trim() === "" || Date.now() - told < EVERY_MS || api.connection() !== "open") return;
      told = Date.now();
      // Nobody misses it if it does not arrive.
      api.client.presence.typing.mutate({ room }).catch(() => undefined);
    },
    /** The house stops showing it with the message; the next word begins anew. */
    said(): void {
      told = 0;
    },
  };
}
