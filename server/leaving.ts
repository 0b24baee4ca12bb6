import type { Mask } from "./messages/events.ts";

/** When a subscription is over: its signal says so, or its listener was put out of the room. */
export class Leaving {
  private readonly waiting = new Map<string, Set<() => void>>();

  ofHouse(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((over) => onAbort(signal, over));
  }

  ofRoom(room: string, mask: Mask, signal: AbortSignal | undefined): Promise<void> {
    const key = keyOf(room, mask);
    return new Promise((over) => {
      const end = () => {
        this.waiting.get(key)?.delete(end);
        if (this.waiting.get(key)?.size === 0) this.waiting.delete(key);
        over();
      };
      this.waiting.set(key, (this.waiting.get(key) ?? new Set()).add(end));
      onAbort(signal, end);
    });
  }

  putOut(room: string, mask: Mask): void {
    for (const end of [...(this.waiting.get(keyOf(room, mask)) ?? [])]) end();
  }
}

const keyOf = (room: string, mask: Mask): string => `${mask} ${room}`;

function onAbort(signal: AbortSignal | undefined, over: () => void): void {
  if (!signal || signal.aborted) over();
  else signal.addEventListener("abort", over, { once: true });
}
