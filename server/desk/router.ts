// The desk: numbers and lists for those who look after the house, and what its hosts alone do to rooms and sessions.
import { z } from "zod";
import { rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { tidyLine, unitsOf } from "../base/text.ts";
import { NOTE_CHARS } from "../limits.ts";
import type { Look } from "../people/events.ts";
import type { Role } from "../roles/events.ts";
import { houseHost, moderator, refuse, router } from "../wire/trpc.ts";
import type { Numbers } from "./numbers.ts";
import type { Deed } from "./view.ts";

/** People in one answer: more are found by more of their name. */
const PEOPLE_MOST = 50;

const roomOrders = ["here", "messages", "reports", "newest", "name"] as const;
const words = z.string().max(200);
const whom = z.string().min(1).max(64);

/** What the desk needs of the house. `Rooms` and `Person` are what is told of them. */
export interface DeskHouse<Rooms, Person> {
  numbers: Numbers;
  /** Events in the record. */
  events(): number;
  openRooms(): number;
  looks(): Frozen<Map<string, Look>>;
  roleOf(person: string): Role | undefined;
  isSignedUp(person: string): boolean;
  here(): Iterable<{ person: string }>;
  /** How often something was done about somebody. */
  actsOn(person: string): number;
  /** What hosts did here, newest last. */
  deeds(): readonly Frozen<Deed>[];
  /** @param asked.host whether private rooms are told, too */
  rooms(asked: { words: string; order: (typeof roomOrders)[number]; by: string; host: boolean }): Rooms;
  /** @param wish.room as `rooms` names it */
  shutRoom(wish: { room: string; by: string; reason: string }): Promise<void>;
  person(person: string): Person;
  /** One session, or all. */
  endSessions(wish: { by: string; whom: string; session?: string | undefined }): Promise<void>;
}

export function deskRouter<Rooms, Person>(house: DeskHouse<Rooms, Person>) {
  const nameOf = (person: string) => house.looks().get(person)?.name ?? "";

  return router({
    /** How the house does at this moment, and did. */
    now: moderator.query(() => {
      const { hour, day } = house.numbers;
      return { ...house.numbers.point(), rooms: house.openRooms(), events: house.events(), hour, day };
    }),

    /** Open rooms; of private ones only hosts of the house hear, and neither name nor topic. */
    rooms: moderator
      .input(z.object({ words, order: z.enum(roomOrders) }))
      .query(({ input, ctx: { person: by, role } }) => house.rooms({ ...input, by, host: role === "host" })),

    /** Closes a room, and erases what was said in it. Its people read the reason. */
    shutRoom: houseHost
      .input(z.object({ room: z.string().min(1).max(100), reason: z.string().max(unitsOf(NOTE_CHARS)) }))
      .mutation(async ({ input: { room, reason }, ctx: { person: by } }) => {
        await house.shutRoom({ room, by, reason: reasonOf(reason) });
        return {};
      }),

    /** By a part of their name: whoever is here first, then who signed up. */
    people: moderator.input(z.object({ words })).query(({ input }) => {
      const words = input.words.trim().toLowerCase();
      const here = new Set([...house.here()].map(({ person }) => person));
      const found: { person: string; rank: number }[] = [];
      for (const [person, { name }] of house.looks()) {
        if (!name.toLowerCase().includes(words)) continue;
        found.push({ person, rank: Number(here.has(person)) * 2 + Number(house.isSignedUp(person)) });
      }
      found.sort((a, b) => b.rank - a.rank);
      const people = found.slice(0, PEOPLE_MOST).flatMap(({ person }) => {
        const look = house.looks().get(person);
        if (!look) return [];
        const standing = { role: house.roleOf(person), signedUp: house.isSignedUp(person), here: here.has(person) };
        return [{ person, name: look.name, hue: look.hue, face: look.face, ...standing, acts: house.actsOn(person) }];
      });
      return { people, more: found.length > PEOPLE_MOST };
    }),

    /** One of them: their sessions, and what was done about them. */
    person: moderator.input(z.object({ whom })).query(({ input }) => house.person(input.whom)),

    /** Logs somebody out: of one session as `person` tells it, or of all. */
    endSessions: houseHost
      .input(z.object({ whom, session: z.string().max(100).optional() }))
      .mutation(async ({ input, ctx: { person: by } }) => {
        await house.endSessions({ ...input, by });
        return {};
      }),

    /** What hosts did at the desk, newest first; moderators hear of no private room here either. */
    record: moderator.query(({ ctx: { role } }) => {
      const told = house.deeds().filter((deed) => role === "host" || !("reason" in deed) || deed.name !== undefined);
      return told
        .map(({ by, ...deed }) => {
          const byName = nameOf(by);
          if (deed.type === "room-shut") return { ...deed, byName };
          const { whom, ...ended } = deed;
          return { ...ended, byName, name: nameOf(whom) };
        })
        .reverse();
    }),
  });
}

function reasonOf(raw: string): string {
  const tidied = tidyLine(raw, NOTE_CHARS);
  if ("text" in tidied) return tidied.text;
  return refuse(rejected(tidied.problem, tidied.problem === "too-long" ? { limit: NOTE_CHARS } : {}));
}
