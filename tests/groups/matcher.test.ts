// Who meets whom: single cases, and evenings of a thousand people who come, go and move on at random.
import { describe, expect, test } from "bun:test";
import {
  avoid,
  giveUp,
  leave,
  type Meetings,
  nextImpatience,
  nextPlacement,
  nobody,
  PATIENCE_MS,
  type Placement,
  seat,
  wait,
} from "../../server/groups/matcher.ts";
import { haveMet, meet, type Met, MET_MS, PAIRS_MOST } from "../../server/groups/met.ts";
import { NOON, SECOND } from "../support/cast.ts";
import { type Chance, chanceFrom } from "../torture/chance.ts";
import { USUAL_SEED } from "../torture/seeds.ts";
import { seeds } from "./seeds.ts";

/** An evening without a clock of its own. */
function evening({ size = 5, mayMeet = (_: string): boolean => true, chance = chanceFrom(USUAL_SEED) } = {}) {
  const state = nobody();
  let rooms = 0;
  const newRoom = () => {
    rooms += 1;
    return `room ${rooms}`;
  };
  const given = (at: number) => ({ at, size, mayMeet, random: () => chance.below(1_000_000) / 1_000_000 });
  /** Leads people on until nobody can be; answers what was decided. */
  function settle(at: number, before?: (placement: Placement) => void): Placement[] {
    const all: Placement[] = [];
    for (;;) {
      const placement = nextPlacement(state, given(at));
      if (!placement) return all;
      before?.(placement);
      all.push(placement);
      seat(state, placement.persons, placement.group ?? newRoom(), at, size);
    }
  }
  return {
    state,
    settle,
    come(at: number, ...persons: string[]): Placement[] {
      for (const person of persons) wait(state, person, at);
      return settle(at);
    },
  };
}

const groupsOf = ({ groups }: Meetings) => [...groups.values()].map(({ members }) => [...members].sort());

describe("waiting", () => {
  test("one alone waits; as soon as two wait, they meet", () => {
    const { state, come } = evening();
    expect(come(NOON, "ada")).toEqual([]);
    come(NOON, "bo");
    expect(groupsOf(state)).toEqual([["ada", "bo"]]);
    expect(state.waiting.size).toBe(0);
  });
  test("later comers fill the group up; the sixth waits for a seventh", () => {
    const { state, come } = evening();
    for (const person of ["a", "b", "c", "d", "e", "f"]) come(NOON, person);
    expect(groupsOf(state)).toEqual([["a", "b", "c", "d", "e"]]);
    expect([...state.waiting.keys()]).toEqual(["f"]);
    come(NOON, "g");
    expect(groupsOf(state)[1]).toEqual(["f", "g"]);
  });
  test("who gives up is not matched any more", () => {
    const { state, come } = evening();
    come(NOON, "ada");
    giveUp(state, "ada");
    expect(come(NOON, "bo")).toEqual([]);
  });
  test("who may not meet strangers is never matched, however long they wait", () => {
    const { state, come } = evening({ mayMeet: (person) => person !== "ada" });
    come(NOON, "ada", "bo");
    come(NOON + 10 * PATIENCE_MS);
    expect(groupsOf(state)).toEqual([]);
    come(NOON + 10 * PATIENCE_MS, "cy");
    expect(groupsOf(state)).toEqual([["bo", "cy"]]);
  });
  test("who is in a group does not wait for another one", () => {
    const { state, come } = evening();
    come(NOON, "ada", "bo");
    come(NOON, "ada");
    expect(state.waiting.size).toBe(0);
  });
});

describe("moving on", () => {
  function adaMovesOn() {
    const one = evening();
    one.come(NOON, "ada", "bo");
    leave(one.state, "ada");
    one.come(NOON, "ada");
    return one;
  }
  test("nobody is led back into the group that they left", () => {
    const { state, settle } = adaMovesOn();
    settle(NOON + 100 * PATIENCE_MS);
    expect(groupsOf(state)).toEqual([["bo"]]);
  });
  test("one meets the next who comes, also while others fill up the group that one left", () => {
    const { state, come } = adaMovesOn();
    come(NOON + SECOND, "cy");
    expect(groupsOf(state)).toEqual([["bo"], ["ada", "cy"]]);
  });
  test("the two who parted meet again only when they waited for others in vain", () => {
    const { state, come, settle } = adaMovesOn();
    leave(state, "bo");
    come(NOON + SECOND, "bo");
    expect(settle(NOON + PATIENCE_MS)).toEqual([]);
    expect(nextImpatience(state, NOON + PATIENCE_MS)).toBe(NOON + SECOND + PATIENCE_MS);
    settle(NOON + SECOND + PATIENCE_MS);
    expect(groupsOf(state)).toEqual([["ada", "bo"]]);
    expect(nextImpatience(state, NOON + SECOND + PATIENCE_MS)).toBeUndefined();
  });
  test("who left for good does not meet those people again, however long nobody else comes", () => {
    const { state, come, settle } = evening();
    come(NOON, "ada", "bo");
    avoid(state, "ada", NOON);
    for (const person of ["ada", "bo"]) leave(state, person);
    come(NOON, "ada", "bo");
    expect(settle(NOON + 100 * PATIENCE_MS)).toEqual([]);
    come(NOON + 100 * PATIENCE_MS, "cy");
    settle(NOON + 200 * PATIENCE_MS);
    expect(groupsOf(state)).toHaveLength(1);
    expect(state.waiting.size).toBe(1);
  });
  test("an emptied group is gone, and nobody is led into it", () => {
    const { state, come } = adaMovesOn();
    leave(state, "bo");
    expect(state.groups.size).toBe(0);
    expect(come(NOON, "cy")).toEqual([{ persons: expect.arrayContaining(["ada", "cy"]) }]);
  });
});

describe("who met whom", () => {
  test("is forgotten after an evening", () => {
    const met: Met = new Map();
    meet(met, "ada", "bo", NOON);
    expect(haveMet(met, "bo", "ada", NOON + MET_MS - 1)).toBe(true);
    expect(haveMet(met, "bo", "ada", NOON + MET_MS)).toBe(false);
    meet(met, "cy", "dee", NOON + MET_MS);
    expect(met.size).toBe(1);
  });
  test("is never more than so many pairs, of which the longest ago are forgotten first", () => {
    const met: Met = new Map();
    for (let other = 0; other <= PAIRS_MOST; other += 1) meet(met, "ada", `p${other}`, NOON);
    expect(met.size).toBe(PAIRS_MOST);
    expect(haveMet(met, "ada", "p0", NOON)).toBe(false);
    expect(haveMet(met, "ada", "p1", NOON)).toBe(true);
  });
});

describe("an evening of a thousand people", () => {
  // Seats for all; pairs alone; large groups; and so few people that everybody has soon met everybody.
  const houses = [
    { people: 1_000, size: 5, steps: 6_000 },
    { people: 1_000, size: 2, steps: 3_000 },
    { people: 1_000, size: 10, steps: 3_000 },
    { people: 30, size: 5, steps: 3_000 },
  ];
  for (const seed of new Set([USUAL_SEED, Date.now() % 2 ** 31, ...seeds])) {
    test.each(houses)(`keeps its promises to $people in groups of $size (seed ${seed})`, ({ people, size, steps }) => {
      const { met, movedOn, again, broken } = live(chanceFrom(seed), people, size, steps);
      expect(broken).toEqual([]);
      expect(met).toBeGreaterThan(people / 2);
      expect(movedOn).toBeGreaterThan(people / 2);
      // Proves that the question whether there was somebody new was put at all.
      if (people === 30) expect(again).toBeGreaterThan(0);
    });
  }
});

/** People come, give up, leave and move on; whatever is decided is held against the promises by a slow and simple eye. */
function live(chance: Chance, people: number, size: number, steps: number) {
  const banned = new Set(Array.from({ length: people / 30 }, () => `p${chance.below(people)}`));
  const { state, settle } = evening({ size, chance, mayMeet: (person) => !banned.has(person) });
  const seen = { met: 0, again: 0, movedOn: 0, broken: [] as string[] };
  const must = (holds: boolean, promise: string) => void (holds || seen.broken.push(promise));
  let at = NOON;
  for (let step = 0; step < steps; step += 1) {
    at += chance.below(2_000);
    const person = `p${chance.below(people)}`;
    const inGroup = state.groupOf.has(person);
    const wantsToMeet = chance.below(10) < 8;
    if (inGroup) leave(state, person);
    if (inGroup && wantsToMeet) seen.movedOn += 1;
    if (wantsToMeet) wait(state, person, at);
    else giveUp(state, person);
    settle(at, checkPlacement);
    checkOrder();
  }
  return seen;

  function checkPlacement({ persons, group }: Placement): void {
    const there = state.groups.get(group ?? "");
    const together = [...(there?.members ?? []), ...persons];
    seen.met += persons.length;
    must(together.length <= size, "no group is above its size");
    for (const person of persons) {
      must(!state.groupOf.has(person), "nobody is led out of a group");
      must(!banned.has(person), "nobody is matched who may not be");
      must(!there?.left.has(person), "nobody is led back into a group that they left");
    }
    const again = persons.filter((one) =>
      together.some((other) => one !== other && haveMet(state.met, one, other, at)),
    );
    seen.again += again.length;
    for (const person of again) must(!hasStrangers(person), "no pair meets twice while there are alternatives");
  }

  /** Whether a person could meet somebody now whom they have not met, and nobody whom they have. */
  function hasStrangers(person: string): boolean {
    const isNew = (other: string) => other !== person && !haveMet(state.met, person, other, at);
    for (const other of state.waiting.keys()) if (!banned.has(other) && isNew(other)) return true;
    for (const { members, left } of state.groups.values()) {
      if (members.size < size && !left.has(person) && [...members].every(isNew)) return true;
    }
    return false;
  }

  function checkOrder(): void {
    let seated = 0;
    for (const [room, { members }] of state.groups) {
      seated += members.size;
      must(members.size > 0, "an emptied group is gone");
      must(members.size <= size, "no group is above its size");
      for (const member of members) must(state.groupOf.get(member) === room, "nobody is in two groups");
    }
    must(state.groupOf.size === seated, "nobody is in a group that is gone");
    for (const person of state.waiting.keys()) {
      must(!state.groupOf.has(person), "nobody waits who is in a group");
      must(banned.has(person) || !hasStrangers(person), "nobody waits while a place is open to them");
    }
  }
}
