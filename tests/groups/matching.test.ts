import { expect, test } from "bun:test";
import { Matching } from "../../server/groups/matching.ts";

/** The same numbers from the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("the first one waits, the second one meets them, later ones fill the group up", () => {
  const matching = new Matching(3, seeded(1));
  expect(matching.seek("ada")).toBeUndefined();
  expect(matching.seek("bo")).toEqual({ together: ["ada", "bo"] });
  matching.begin("one", ["ada", "bo"]);
  expect(matching.waitingCount).toBe(0);
  expect(matching.seek("cy")).toMatchObject({ group: { room: "one" } });
  expect(matching.seek("dee")).toBeUndefined();
  expect(matching.waitingCount).toBe(1);
});

test("whoever goes on meets others first, and the same again only where there is nobody else", () => {
  const matching = new Matching(2, seeded(2));
  matching.seek("ada");
  matching.seek("bo");
  matching.begin("one", ["ada", "bo"]);
  matching.leave("ada");
  matching.leave("bo");
  expect(matching.seek("ada")).toBeUndefined();
  matching.seek("cy");
  expect(matching.begin("two", ["ada", "cy"]).people).toEqual(new Set(["ada", "cy"]));
  matching.leave("ada");
  matching.leave("cy");
  matching.stopWaiting("bo");
  expect(matching.seek("cy")).toBeUndefined();
  expect(matching.seek("ada")).toEqual({ together: ["cy", "ada"] });
});

test("a place that becomes free is for whoever waits, but not for who just left it", () => {
  const matching = new Matching(2, seeded(4));
  for (const person of ["ada", "bo"]) matching.seek(person);
  matching.begin("one", ["ada", "bo"]);
  matching.seek("cy");
  matching.leave("ada");
  expect(matching.fill()).toMatchObject({ person: "cy", group: { room: "one" } });
  expect(matching.seek("ada")).toBeUndefined();
  matching.leave("cy");
  expect(matching.fill()).toBeUndefined();
});

test("an emptied group is gone", () => {
  const matching = new Matching(5, seeded(3));
  matching.seek("ada");
  matching.seek("bo");
  matching.begin("one", ["ada", "bo"]);
  matching.leave("ada");
  expect(matching.leave("bo")?.people.size).toBe(0);
  expect(matching.seek("cy")).toBeUndefined();
});

for (const seed of [1, 2, 3, 20261121]) {
  test(`a thousand people come, leave and move on at random (seed ${seed})`, () => {
    const random = seeded(seed);
    const matching = new Matching(5, random);
    const groups = new Map<string, Set<string>>();
    let rooms = 0;
    for (let step = 0; step < 20_000; step += 1) {
      const person = `p${Math.floor(random() * 1_000)}`;
      const group = matching.groupOf(person);
      if (group && random() < 0.5) {
        matching.leave(person);
        if (group.people.size === 0) groups.delete(group.room);
        matching.fill();
      } else if (random() < 0.1) matching.stopWaiting(person);
      else if (!group) {
        const match = matching.seek(person);
        if (match && "together" in match) {
          rooms += 1;
          groups.set(`room-${rooms}`, matching.begin(`room-${rooms}`, match.together).people);
        }
      }
      const seats = [...groups.values()].flatMap((people) => [...people]);
      if (step % 500 === 0) {
        expect(new Set(seats).size).toBe(seats.length);
        for (const people of groups.values()) expect(people.size).toBeLessThanOrEqual(5);
        expect(matching.fill()).toBeUndefined();
      }
    }
  });
}
