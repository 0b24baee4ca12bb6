// Who is here and who is typing: memory with a life time, never recorded.
import { TYPING_MS } from "../limits.ts";
import type { Mask } from "../messages/events.ts";
import type { Look } from "../people/events.ts";

/** Between two frames of a room, whatever its people do. */
const SPACING_MS = 250;
/** People named in a frame; the rest are counted. */
const NAMED_MOST = 100;
/** Typing people named in a frame: one more than the screen names. */
const TYPING_MOST = 4;

/** What a room's followers are told. `people` only where it changed. */
export interface Signals {
  here: number;
  people?: ({ mask: Mask } & Look)[];
  typing: { mask: Mask; name: string }[];
}

interface Seat {
  mask: Mask;
  /** How many tabs. */
  tabs: number;
}

interface Room {
  seats: Map<string, Seat>;
  /** Mask to the timer that ends it. */
  typing: Map<Mask, ReturnType<typeof setTimeout>>;
  due: ReturnType<typeof setTimeout> | undefined;
  peopleChanged: boolean;
}

export class Presence {
  private readonly rooms = new Map<string, Room>();

  constructor(
    private readonly looksIn: (room: string) => Readonly<Record<Mask, Look>>,
    private readonly send: (room: string, signals: Signals) => void,
    /** Called when somebody came to or went from a room. */
    private readonly moved: (room: string) => void,
  ) {}

  /** A tab is open on a room. Answers what to call when it no longer is. */
  arrive(room: string, person: string, mask: Mask): () => void {
    const here = this.roomOf(room);
    const seat = here.seats.get(person) ?? { mask, tabs: 0 };
    here.seats.set(person, seat);
    seat.tabs += 1;
    if (seat.tabs === 1) this.changed(room, here);
    return () => {
      seat.tabs -= 1;
      if (seat.tabs > 0) return;
      here.seats.delete(person);
      this.stopTyping(room, here, mask);
      this.changed(room, here);
    };
  }

  typing(room: string, person: string): void {
    const here = this.rooms.get(room);
    const mask = here?.seats.get(person)?.mask;
    if (!here || !mask) return;
    const before = here.typing.get(mask);
    clearTimeout(before);
    here.typing.set(
      mask,
      setTimeout(() => this.stopTyping(room, here, mask), TYPING_MS),
    );
    if (!before) this.soon(room, here);
  }

  /** Who just spoke is not typing any more. */
  spoke(room: string, mask: Mask): void {
    const here = this.rooms.get(room);
    if (here) this.stopTyping(room, here, mask);
  }

  /** A name or a colour changed. */
  lookChanged(room: string): void {
    const here = this.rooms.get(room);
    if (!here) return;
    here.peopleChanged = true;
    this.soon(room, here);
  }

  here(room: string): number {
    return this.rooms.get(room)?.seats.size ?? 0;
  }

  /** How many others than this person. */
  othersIn(room: string, person: string): number {
    return this.here(room) - (this.rooms.get(room)?.seats.has(person) ? 1 : 0);
  }

  personsIn(room: string): ReadonlySet<string> {
    return new Set(this.rooms.get(room)?.seats.keys());
  }

  /** Everything, for somebody who just came. */
  signals(room: string): Signals {
    const here = this.rooms.get(room);
    return here ? { ...this.counts(room, here), people: this.people(room, here) } : { here: 0, people: [], typing: [] };
  }

  private stopTyping(room: string, here: Room, mask: Mask): void {
    clearTimeout(here.typing.get(mask));
    if (here.typing.delete(mask)) this.soon(room, here);
  }

  private changed(room: string, here: Room): void {
    here.peopleChanged = true;
    this.moved(room);
    this.soon(room, here);
  }

  private soon(room: string, here: Room): void {
    here.due ??= setTimeout(() => {
      here.due = undefined;
      const signals: Signals = this.counts(room, here);
      if (here.peopleChanged) signals.people = this.people(room, here);
      here.peopleChanged = false;
      if (here.seats.size === 0) this.rooms.delete(room);
      this.send(room, signals);
    }, SPACING_MS);
  }

  private counts(room: string, here: Room): Signals {
    const looks = this.looksIn(room);
    const typing = [...here.typing.keys()].slice(0, TYPING_MOST);
    return { here: here.seats.size, typing: typing.map((mask) => ({ mask, name: looks[mask]?.name ?? "" })) };
  }

  private people(room: string, here: Room): ({ mask: Mask } & Look)[] {
    const looks = this.looksIn(room);
    const people: ({ mask: Mask } & Look)[] = [];
    for (const { mask } of here.seats.values()) {
      const look = looks[mask];
      if (look) people.push({ mask, ...look });
      if (people.length === NAMED_MOST) break;
    }
    return people;
  }

  private roomOf(room: string): Room {
    const known = this.rooms.get(room);
    if (known) return known;
    const made: Room = { seats: new Map(), typing: new Map(), due: undefined, peopleChanged: false };
    this.rooms.set(room, made);
    return made;
  }
}
