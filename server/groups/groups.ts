// Groups of strangers: matched by chance, masked, in a room that is in memory only and gone when it is empty.
import type { Matching } from "./matching.ts";

/** Whoever closes their tab keeps their place for so long: a reload, a tunnel, a lift. */
const AWAY_MS = 30_000;

/** What somebody who waits is told. */
export type Meeting = { waiting: number } | { room: string };

/** What the groups need of the house. */
export interface GroupsHouse {
  /** Opens a room for a group; answers its id. */
  open(): Promise<string>;
  close(room: string): Promise<void>;
  join(room: string, person: string): Promise<void>;
  leave(room: string, person: string): Promise<void>;
  isHere(room: string, person: string): boolean;
  tell(person: string, news: Meeting): void;
  tellAll(news: Meeting): void;
  report(error: unknown): void;
}

export class Groups {
  private readonly away = new Map<string, ReturnType<typeof setTimeout>>();
  // One after another, so that nobody is seated while a room is still being opened.
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly matching: Matching,
    private readonly house: GroupsHouse,
  ) {}

  get waiting(): Meeting {
    return { waiting: this.matching.waitingCount };
  }

  /** Somebody wants to meet strangers. They are told the room when there is one. */
  seek(person: string): void {
    this.inTurn(async () => {
      const group = this.matching.groupOf(person);
      if (group) return this.house.tell(person, { room: group.room });
      const match = this.matching.seek(person);
      if (!match) this.house.tellAll(this.waiting);
      else if ("group" in match) await this.bring(match.group.room, [person]);
      else await this.begin(match.together);
    });
  }

  stopWaiting(person: string): void {
    this.inTurn(async () => {
      this.matching.stopWaiting(person);
      this.house.tellAll(this.waiting);
    });
  }

  /** Somebody left a room, or was put out of it. */
  left(room: string, person: string): void {
    this.inTurn(async () => {
      if (this.matching.groupOf(person)?.room !== room) return;
      clearTimeout(this.away.get(person));
      this.away.delete(person);
      const group = this.matching.leave(person);
      if (group?.people.size === 0) await this.house.close(room);
      const filled = this.matching.fill();
      if (filled) await this.bring(filled.group.room, [filled.person]);
    });
  }

  /** Somebody came to or went from a room with their last tab. */
  moved(room: string): void {
    for (const person of this.matching.peopleIn(room)) {
      if (this.house.isHere(room, person)) {
        clearTimeout(this.away.get(person));
        this.away.delete(person);
      } else if (!this.away.has(person)) this.giveUpLater(room, person);
    }
  }

  private giveUpLater(room: string, person: string): void {
    const timer = setTimeout(() => {
      this.away.delete(person);
      this.inTurn(() => this.house.leave(room, person));
    }, AWAY_MS);
    this.away.set(person, timer);
  }

  private async begin(people: readonly string[]): Promise<void> {
    const room = await this.house.open();
    this.matching.begin(room, people);
    await this.bring(room, people);
  }

  private async bring(room: string, people: readonly string[]): Promise<void> {
    for (const person of people) {
      await this.house.join(room, person);
      this.house.tell(person, { room });
      // Whoever never opens the room gives their place up again.
      this.giveUpLater(room, person);
    }
    this.house.tellAll(this.waiting);
  }

  private inTurn(work: () => Promise<void>): void {
    this.last = this.last.then(work).catch((error: unknown) => this.house.report(error));
  }
}
