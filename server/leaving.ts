import type { Mask } from "./events.ts";

/** When a subscription is over: its signal says so, or its listener is out of the room. */
export class Leaving {
  /** By room, then by mask: what ends what is followed there. */
  private readonly rooms = new Map<string, Map<Mask, Set<() => void>>>();

  ofHouse(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((over) => onAbort(signal, over));
  }

  ofRoom(room: string, mask: Mask, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((over) => {
      const end = () => {
        this.forget(room, mask, end);
        over();
      };
      this.remember(room, mask, end);
      onAbort(signal, end);
    });
  }

  /** Somebody left, or was put out. */
  left(room: string, mask: Mask): void {
    for (const end of [...(this.rooms.get(room)?.get(mask) ?? [])]) end();
  }

  closed(room: string): void {
    for (const mask of [...(this.rooms.get(room)?.keys() ?? [])]) this.left(room, mask);
  }

  private remember(room: string, mask: Mask, end: () => void): void {
    const here = this.rooms.get(room) ?? new Map<Mask, Set<() => void>>();
    this.rooms.set(room, here);
    here.set(mask, (here.get(mask) ?? new Set()).add(end));
  }

  private forget(room: string, mask: Mask, end: () => void): void {
    const here = this.rooms.get(room);
    const ends = here?.get(mask);
    ends?.delete(end);
    if (ends?.size === 0) here?.delete(mask);
    if (here?.size === 0) this.rooms.delete(room);
  }
}

function onAbort(signal: AbortSignal | undefined, over: () => void): void {
  if (!signal || signal.aborted) over();
  else signal.addEventListener("abort", over, { once: true });
}
