// Who meets whom: strangers who wait, and groups with a place. Memory alone; chance comes from outside.

export interface Group {
  room: string;
  people: Set<string>;
}

/** Somebody found a place: in a group that there was, or in a new one with somebody else who waited. */
export type Match = { group: Group } | { together: [string, string] };

export class Matching {
  private readonly waiting = new Set<string>();
  private readonly groups = new Map<string, Group>();
  private readonly seats = new Map<string, Group>();
  /** Whom somebody met already, as long as they go on meeting people. */
  private readonly met = new Map<string, Set<string>>();
  /** The group that somebody left last: going on is not coming back. */
  private readonly leftLast = new Map<string, string>();

  /** @param size people in a group at most @param random from 0 up to 1 */
  constructor(
    private readonly size: number,
    private readonly random: () => number,
  ) {}

  get waitingCount(): number {
    return this.waiting.size;
  }

  groupOf(person: string): Group | undefined {
    return this.seats.get(person);
  }

  peopleIn(room: string): readonly string[] {
    return [...(this.groups.get(room)?.people ?? [])];
  }

  /** Finds a place for somebody, or lets them wait. Strangers first; who was met before only where there is nobody else. */
  seek(person: string): Match | undefined {
    if (this.groupOf(person) || this.waiting.has(person)) return undefined;
    const open = [...this.groups.values()].filter((group) => this.isOpenTo(person, group));
    const strangers = open.filter(({ people }) => !this.metAny(person, people));
    const group = this.pick(strangers);
    if (group) return this.seat(person, group);
    const other = this.pick([...this.waiting].filter((one) => !this.met.get(person)?.has(one)));
    if (other !== undefined) return { together: [other, person] };
    const acquainted = this.pick(open) ?? this.pick([...this.waiting]);
    if (typeof acquainted === "string") return { together: [acquainted, person] };
    if (acquainted) return this.seat(person, acquainted);
    this.waiting.add(person);
    return undefined;
  }

  /** The room for two who were matched is there. */
  begin(room: string, people: readonly string[]): Group {
    const group: Group = { room, people: new Set() };
    this.groups.set(room, group);
    for (const person of people) this.seat(person, group);
    return group;
  }

  stopWaiting(person: string): void {
    this.waiting.delete(person);
  }

  /** Somebody left their group. An emptied one is gone. */
  leave(person: string): Group | undefined {
    const group = this.groupOf(person);
    if (!group) return undefined;
    group.people.delete(person);
    this.seats.delete(person);
    this.leftLast.set(person, group.room);
    if (group.people.size === 0) this.groups.delete(group.room);
    return group;
  }

  /** Seats somebody who waits in a place that became free; to be called after somebody left. */
  fill(): { person: string; group: Group } | undefined {
    for (const person of this.waiting) {
      const open = [...this.groups.values()].filter((group) => this.isOpenTo(person, group));
      const group = this.pick(open.filter(({ people }) => !this.metAny(person, people))) ?? this.pick(open);
      if (!group) continue;
      this.seat(person, group);
      return { person, group };
    }
    return undefined;
  }

  /** Somebody stopped meeting people; whom they met is nobody's business any more. */
  forget(person: string): void {
    this.met.delete(person);
    this.leftLast.delete(person);
    for (const others of this.met.values()) others.delete(person);
  }

  private isOpenTo(person: string, { room, people }: Group): boolean {
    return people.size < this.size && this.leftLast.get(person) !== room;
  }

  private seat(person: string, group: Group): Match {
    this.waiting.delete(person);
    for (const other of group.people) {
      this.meet(person, other);
      this.meet(other, person);
    }
    group.people.add(person);
    this.seats.set(person, group);
    return { group };
  }

  private meet(person: string, other: string): void {
    this.met.set(person, (this.met.get(person) ?? new Set()).add(other));
  }

  private metAny(person: string, people: Iterable<string>): boolean {
    const met = this.met.get(person);
    return met !== undefined && [...people].some((one) => met.has(one));
  }

  private pick<One>(from: readonly One[]): One | undefined {
    return from[Math.floor(this.random() * from.length)];
  }
}
