import type { Frozen } from "../base/fold.ts";
// Groups of strangers as they are: the matcher at work, and the rooms that people are led into.
import type { InRoom, Mask, Recorded } from "../events.ts";
import type { Look } from "../people/events.ts";
import { Attendance } from "./attendance.ts";
import * as matcher from "./matcher.ts";

/** What the groups need of the house. */
export interface GroupHouse {
  /** Places in a new group. */
  size(): number;
  /** How long somebody whose tabs are all away keeps their place. */
  graceMs: number;
  /** Not somebody who was banned, say. */
  mayMeet(person: string): boolean;
  rooms: GroupRooms;
  maskOf(person: string, room: string): Mask;
  looksIn(room: string): Frozen<Record<Mask, Look>>;
  /** Tells a person, in every tab that waits. */
  tell(person: string, news: Partial<Meeting>): void;
  /** Tells everybody who waits. */
  tellAll(news: Partial<Meeting>): void;
}

/** The rooms that groups talk in. What is asked of one room is done in that order. */
export interface GroupRooms {
  newId(): string;
  newCode(): string;
  open(room: string, code: string, size: number): Promise<boolean>;
  /** Answers whether they are in. */
  join(room: string, person: string): Promise<boolean>;
  leave(room: string, person: string): Promise<unknown>;
  close(room: string): Promise<unknown>;
}

/** A group as its members see it from outside. */
export interface SeenGroup {
  room: string;
  code: string;
  size: number;
  you: Mask;
  people: ({ mask: Mask } & Look)[];
}

/** What somebody who wants to meet strangers is told: all of it first, then what changed. */
export interface Meeting {
  /** How many wait, oneself among them. */
  waiting: number;
  /** How many are in groups. */
  talking: number;
  /** Places in a new group. */
  size: number;
  /** The group that one is in. */
  group: SeenGroup | null;
}

/** Of some 400,000 codes; with half of them taken, one in a million groups would share its own. */
const CODES_TRIED = 20;
/** Between two tellings of how many wait. */
const SPACING_MS = 250;

export class Groups {
  private readonly meetings = matcher.nobody();
  private readonly codes = new Map<string, string>();
  /** What tells the tabs of a person who waits that they wait in vain. */
  private readonly waiters = new Map<string, Set<() => void>>();
  private readonly attendance: Attendance;
  private impatience: ReturnType<typeof setTimeout> | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;

  /** @param now monotonic milliseconds */
  constructor(
    private readonly house: GroupHouse,
    private readonly random: () => number = Math.random,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.attendance = new Attendance(house.graceMs, (person) => this.isGone(person));
  }

  /** A tab is open on the house; answers what ends that. */
  attend(person: string): () => void {
    return this.attendance.come(person);
  }

  /** A tab waits until `end` is called. `inVain` resolves when they cannot be led into a group. */
  wait(person: string): { inVain: Promise<void>; end: () => void } {
    const { promise: inVain, resolve } = Promise.withResolvers<void>();
    const tabs = this.waiters.get(person) ?? new Set();
    this.waiters.set(person, tabs.add(resolve));
    const go = this.attend(person);
    matcher.wait(this.meetings, person, this.now());
    this.match();
    const end = () => {
      go();
      tabs.delete(resolve);
      if (tabs.size > 0) return;
      this.waiters.delete(person);
      matcher.giveUp(this.meetings, person);
      this.tellAllSoon();
    };
    return { inVain, end };
  }

  meeting(person: string): Meeting {
    return { ...this.counts(), size: this.house.size(), group: this.seenBy(person) };
  }

  /** Is not led to those who are in their group now again. Answers whether they are in it themselves. */
  avoid(room: string, person: string): boolean {
    if (this.meetings.groupOf.get(person) !== room) return false;
    matcher.avoid(this.meetings, person, this.now());
    return true;
  }

  /** What was recorded in a group's room: whoever left it, however that came, has left the group. */
  heard(room: string, event: Recorded<InRoom>): void {
    const members = [...(this.meetings.groups.get(room)?.members ?? [])];
    switch (event.type) {
      case "member-joined":
        this.tellMembers(room);
        break;
      case "member-left":
      case "member-forgotten":
        this.left(room, event.by);
        break;
      case "member-removed":
        this.left(
          room,
          members.find((person) => !event.erased && this.house.maskOf(person, room) === event.whom),
        );
        break;
      case "room-closed":
        for (const person of members) this.left(room, person);
        break;
    }
  }

  stop(): void {
    this.attendance.stop();
    clearTimeout(this.impatience);
    clearTimeout(this.telling);
  }

  private match(): void {
    const given = { at: this.now(), size: this.house.size(), mayMeet: this.house.mayMeet, random: this.random };
    for (;;) {
      const placement = matcher.nextPlacement(this.meetings, given);
      if (!placement) break;
      void this.lead(placement, given);
    }
    clearTimeout(this.impatience);
    const next = matcher.nextImpatience(this.meetings, given.at);
    if (next !== undefined) this.impatience = setTimeout(() => this.match(), next - given.at);
    this.tellAllSoon();
  }

  private async lead({ persons, group }: matcher.Placement, { at, size }: matcher.Given): Promise<void> {
    const { rooms } = this.house;
    const room = group ?? rooms.newId();
    matcher.seat(this.meetings, persons, room, at, size);
    if (group === undefined) {
      const code = this.newCode();
      this.codes.set(room, code);
      void rooms.open(room, code, size);
    }
    const came = await Promise.all(persons.map((person) => rooms.join(room, person)));
    for (const [index, person] of persons.entries()) if (!came[index]) this.inVain(room, person);
  }

  /** One that no other group has now; when nearly all are taken, any. */
  private newCode(): string {
    const taken = new Set(this.codes.values());
    let code = this.house.rooms.newCode();
    for (let tried = 1; taken.has(code) && tried < CODES_TRIED; tried += 1) code = this.house.rooms.newCode();
    return code;
  }

  /** The house could not do it, as on a full disk: trying on by itself would be trying for ever. */
  private inVain(room: string, person: string): void {
    const tabs = this.waiters.get(person);
    this.waiters.delete(person);
    this.left(room, person);
    for (const tell of tabs ?? []) tell();
  }

  private left(room: string, person: string | undefined): void {
    if (person === undefined || this.meetings.groupOf.get(person) !== room) return;
    matcher.leave(this.meetings, person);
    this.house.tell(person, { group: null });
    if (this.meetings.groups.has(room)) this.tellMembers(room);
    else this.end(room);
    if (this.waiters.has(person)) matcher.wait(this.meetings, person, this.now());
    this.match();
  }

  private end(room: string): void {
    this.codes.delete(room);
    void this.house.rooms.close(room);
  }

  private isGone(person: string): void {
    const room = this.meetings.groupOf.get(person);
    if (room !== undefined) void this.house.rooms.leave(room, person);
  }

  private counts(): Pick<Meeting, "waiting" | "talking"> {
    const { waiting, groupOf } = this.meetings;
    return { waiting: waiting.size, talking: groupOf.size };
  }

  private seenBy(person: string): SeenGroup | null {
    const room = this.meetings.groupOf.get(person) ?? "";
    const group = this.meetings.groups.get(room);
    const looks = this.house.looksIn(room);
    const maskOf = (one: string) => this.house.maskOf(one, room);
    // Until the record has them in, there is nothing to go into.
    if (!group || !looks[maskOf(person)]) return null;
    const people = [...group.members].flatMap((one) => {
      const mask = maskOf(one);
      const look = looks[mask];
      return look ? [{ mask, ...look }] : [];
    });
    return { room, code: this.codes.get(room) ?? "", size: group.size, you: maskOf(person), people };
  }

  private tellMembers(room: string): void {
    for (const person of this.meetings.groups.get(room)?.members ?? []) {
      if (this.waiters.has(person)) this.house.tell(person, { group: this.seenBy(person) });
    }
  }

  private tellAllSoon(): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.house.tellAll(this.counts());
    }, SPACING_MS);
  }
}
