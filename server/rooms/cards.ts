// Discover's list, kept live: who looks at it is told of changed rooms once a second at most.
import type { Frozen } from "../base/fold.ts";
import { isGroup, isHidden } from "./options.ts";
import { postedIn, type RoomCard, type RoomView } from "./view.ts";

const SPACING_MS = 1_000;
/** Rooms that everybody hears of, the fullest: more than anybody reads through, in some 100 kB. Others are found by their words. */
const LISTED_MOST = 300;
/** A full list is looked through so often for fuller rooms: that sorts all rooms of the house. */
const RELIST_MS = 10_000;
/** Answers to one search among all rooms. */
const FOUND_MOST = 100;

export interface CardNews {
  rooms: RoomCard[];
  closed: string[];
  /** Public rooms that are in the list no more, since others are fuller. */
  dropped: string[];
  total: Total;
}

/** All public rooms, listed or not, and how many people are in them. */
export interface Total {
  rooms: number;
  here: number;
}

export class Cards {
  private readonly changed = new Set<string>();
  /** Rooms that are not to be spoken of outside, not even when they are closed. */
  private readonly hidden = new Set<string>();
  private listed = new Set<string>();
  private listedAt = Number.NEGATIVE_INFINITY;
  private total: Total = { rooms: 0, here: 0 };
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly rooms: () => Frozen<Map<string, RoomView>>,
    private readonly here: (room: string) => number,
    /** Tells everybody of a listed room; of any other only its members (`room`). */
    private readonly send: (news: CardNews, room?: string) => void,
    private readonly listedMost = LISTED_MOST,
  ) {}

  /** The listed rooms and the ones that somebody is in, as the first news. */
  first(own: Iterable<string>): CardNews {
    this.relist();
    const ids = new Set([...this.listed, ...own]);
    return { ...this.newsOf([...ids].filter((id) => this.of(id))), closed: [] };
  }

  /** Public rooms whose name or topic holds these words, the fullest first. */
  find(words = ""): RoomCard[] {
    const sought = words.toLowerCase();
    return this.publicly()
      .filter(({ name, topic }) => `${name}\n${topic}`.toLowerCase().includes(sought))
      .slice(0, sought === "" ? this.listedMost : FOUND_MOST);
  }

  of(id: string): RoomCard | undefined {
    const room = this.rooms().get(id);
    if (!room?.open) return undefined;
    const { options, house } = room;
    return { id, ...options, house, posted: postedIn(room), here: this.here(id) };
  }

  /** A private room is closed: its members are told now, since they follow it no longer; nobody else hears even that. */
  closedPrivately(room: string): void {
    this.hide(room);
    this.send(this.newsOf([room]), room);
  }

  /** Something of this room changed: a word, a person, its name, or that it is there at all. */
  touch(room: string): void {
    if (isHidden(this.of(room)?.found)) this.hide(room);
    this.changed.add(room);
    this.due ??= setTimeout(() => this.tell(), SPACING_MS);
  }

  private hide(room: string): void {
    if (!isGroup(room)) this.hidden.add(room);
  }

  /** Groups come and go by the thousand: their ids say enough. */
  private hides(room: string): boolean {
    return isGroup(room) || this.hidden.has(room);
  }

  private tell(): void {
    this.due = undefined;
    const { added, dropped } = this.relist();
    const ids = [...this.changed];
    this.changed.clear();
    const isForAll = (id: string) => !this.hides(id) && (this.listed.has(id) || !this.of(id));
    const forAll = new Set([...ids.filter(isForAll), ...added]);
    this.send({ ...this.newsOf([...forAll]), dropped });
    for (const id of ids) if (!forAll.has(id)) this.send(this.newsOf([id]), id);
  }

  private relist(): { added: string[]; dropped: string[] } {
    const before = this.listed;
    if (before.size === this.listedMost && performance.now() - this.listedAt < RELIST_MS)
      return { added: [], dropped: [] };
    this.listedAt = performance.now();
    const all = this.publicly();
    this.total = { rooms: all.length, here: all.reduce((sum, { here }) => sum + here, 0) };
    this.listed = new Set(all.slice(0, this.listedMost).map(({ id }) => id));
    return {
      added: [...this.listed].filter((id) => !before.has(id)),
      dropped: [...before].filter((id) => !this.listed.has(id) && this.of(id)),
    };
  }

  /** The fullest first. */
  private publicly(): RoomCard[] {
    const cards: RoomCard[] = [];
    for (const id of this.rooms().keys()) {
      const card = this.of(id);
      if (card?.found === "everybody") cards.push(card);
    }
    return cards.sort((a, b) => b.here - a.here || b.posted - a.posted || a.id.localeCompare(b.id));
  }

  /** What is told of these rooms; of none, how many there are. */
  newsOf(ids: readonly string[]): CardNews {
    const rooms = ids.map((id) => this.of(id)).filter((card) => card !== undefined);
    return { rooms, closed: ids.filter((id) => !this.rooms().get(id)?.open), dropped: [], total: this.total };
  }
}
