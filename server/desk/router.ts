// The desk: read-only numbers and lists, for those who look after the house.
import { z } from "zod";
import type { Frozen } from "../fold.ts";
import type { Look } from "../people/events.ts";
import type { Role } from "../roles/events.ts";
import { moderator, router } from "../trpc.ts";
import type { Numbers } from "./numbers.ts";

/** People in one answer: more are found by more of their name. */
const PEOPLE_MOST = 50;

export interface DeskHouse {
  numbers: Numbers;
  /** Events in the record. */
  events(): number;
  rooms(): number;
  looks(): Frozen<Map<string, Look>>;
  roleOf(person: string): Role | undefined;
  isSignedUp(person: string): boolean;
  here(): Iterable<{ person: string }>;
  /** How often something was done about somebody. */
  actsOn(person: string): number;
}

export function deskRouter(house: DeskHouse) {
  return router({
    /** How the house does at this moment, and did. */
    now: moderator.query(() => {
      const { hour, day } = house.numbers;
      return { ...house.numbers.point(), rooms: house.rooms(), events: house.events(), hour, day };
    }),

    /** By a part of their name: whoever is here first, then who signed up. */
    people: moderator.input(z.object({ words: z.string().max(200) })).query(({ input }) => {
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
  });
}
