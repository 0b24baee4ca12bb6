// Discover's list, kept live: who looks at it is told of changed rooms once a second at most.
import type { Frozen } from "../fold.ts";
import { postedIn, type RoomCard, type RoomView } from "./view.ts";

const SPACING_MS = 1_000;

export interface CardNews {
  rooms: RoomCard[];
  closed: string[];
}

export class Cards {
  private readonly changed = new Set<string>();
  /** Rooms that are not to be spoken of outside, not even when they are closed. */
  private readonly hidden = new Set<string>();
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rooms: () => Frozen<Map<string, RoomView>>,
    private readonly here: (room: string) => number,
    /** Tells everybody of a public room; of a private one only its members (`room`). */
    private readonly send: (news: CardNews, room?: string) => void,
  ) {}

  /** Public rooms, and the private ones that somebody is in; the fullest first. */
  all(own: Iterable<string> = []): RoomCard[] {
    const mine = new Set(own);
    const cards: RoomCard[] = [];
    for (const id of this.rooms().keys()) {
      const card = this.of(id);
      if (card && (card.found === "everybody" || mine.has(id))) cards.push(card);
    }
    return cards.sort((a, b) => b.here - a.here || b.posted - a.posted || a.id.localeCompare(b.id));
  }

  of(id: string): RoomCard | undefined {
    const room = this.rooms().get(id);
    if (!room?.open) return undefined;
    const { options, house } = room;
    return { id, ...options, house, posted: postedIn(room), here: this.here(id) };
  }

  /** A private room is closed: its members are told now, since they follow it no longer; nobody else hears even that. */
  closedPrivately(room: string): void {
    this.hidden.add(room);
    this.send(this.newsOf([room]), room);
  }

  /** Something of this room changed: a word, a person, its name, or that it is there at all. */
  touch(room: string): void {
    if (this.of(room)?.found === "link") this.hidden.add(room);
    this.changed.add(room);
    this.due ??= setTimeout(() => {
      this.due = undefined;
      const ids = [...this.changed];
      this.changed.clear();
      this.send(this.newsOf(ids.filter((id) => !this.hidden.has(id))));
      for (const id of ids) if (this.hidden.has(id)) this.send(this.newsOf([id]), id);
    }, SPACING_MS);
  }

  private newsOf(ids: readonly string[]): CardNews {
    const rooms = ids.map((id) => this.of(id)).filter((card) => card !== undefined);
    return { rooms, closed: ids.filter((id) => !this.rooms().get(id)?.open) };
  }
}
