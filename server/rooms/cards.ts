// Discover's list, kept live: who looks at it is told of changed rooms once a second at most.
import type { Frozen } from "../fold.ts";
import type { RoomCard, RoomView } from "./view.ts";

const SPACING_MS = 1_000;

export interface CardNews {
  rooms: RoomCard[];
  closed: string[];
}

export class Cards {
  private readonly changed = new Set<string>();
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rooms: () => Frozen<Map<string, RoomView>>,
    private readonly here: (room: string) => number,
    private readonly send: (news: CardNews) => void,
  ) {}

  /** Public rooms, the fullest first. */
  all(): RoomCard[] {
    const cards: RoomCard[] = [];
    for (const id of this.rooms().keys()) {
      const card = this.of(id);
      if (card) cards.push(card);
    }
    return cards.sort((a, b) => b.here - a.here || b.posted - a.posted || a.id.localeCompare(b.id));
  }

  of(id: string): RoomCard | undefined {
    const room = this.rooms().get(id);
    if (!room?.open) return undefined;
    const { name, topic, slow, house, posted } = room;
    return { id, name, topic, slow, house, posted, here: this.here(id) };
  }

  /** Something of this room changed: a word, a person, its name, or that it is there at all. */
  touch(room: string): void {
    this.changed.add(room);
    this.due ??= setTimeout(() => {
      this.due = undefined;
      const ids = [...this.changed];
      this.changed.clear();
      const rooms = ids.map((id) => this.of(id)).filter((card) => card !== undefined);
      this.send({ rooms, closed: ids.filter((id) => !this.rooms().get(id)?.open) });
    }, SPACING_MS);
  }
}
