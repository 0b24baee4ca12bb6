import type { Mask } from "../events.ts";

type Work = () => void;

/** What is to end when somebody is out of a room. */
export class Leaving {
  private readonly rooms = new Map<string, Map<Mask, Set<Work>>>();

  /** Does it once they left, or were put out. Answers what forgets it. */
  onceLeft(room: string, mask: Mask, work: Work): () => void {
    const here = this.rooms.get(room) ?? new Map<Mask, Set<Work>>();
    this.rooms.set(room, here);
    here.set(mask, (here.get(mask) ?? new Set()).add(work));
    return () => this.forget(room, mask, work);
  }

  left(room: string, mask: Mask): void {
    for (const work of [...(this.rooms.get(room)?.get(mask) ?? [])]) {
      this.forget(room, mask, work);
      work();
    }
  }

  closed(room: string): void {
    for (const mask of [...(this.rooms.get(room)?.keys() ?? [])]) this.left(room, mask);
  }

  private forget(room: string, mask: Mask, work: Work): void {
    const here = this.rooms.get(room);
    const works = here?.get(mask);
    works?.delete(work);
    if (works?.size === 0) here?.delete(mask);
    if (here?.size === 0) this.rooms.delete(room);
  }
}
