// Groups at work on a clock of their own, in a house that only notes what is asked of it.
import { expect, test } from "bun:test";
import { type GroupHouse, Groups, type Meeting } from "../../server/groups/groups.ts";
import { PATIENCE_MS } from "../../server/groups/matcher.ts";
import { NOON, SECOND } from "../support/cast.ts";
import { stoppedClock, wallClock } from "../support/clock.ts";
import { settled } from "../support/hearts.ts";

const GRACE_MS = 60 * SECOND;
const look = { name: "Somebody", hue: 0, face: 0 };

/** @param codes what chance makes of them, in this order, and then on */
function houseOf(codes: string[] = []) {
  const clock = stoppedClock();
  const wall = wallClock(NOON);
  const rooms = new Map<string, Set<string>>();
  const opened: string[] = [];
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const leave = async (room: string, person: string) => {
    rooms.get(room)?.delete(person);
    groups.heard(room, { type: "member-left", by: person, at: NOON, seq: 1, version: 1, stream: room });
  };
  const house: GroupHouse = {
    size: () => 5,
    graceMs: GRACE_MS,
    mayMeet: () => true,
    rooms: {
      newId: () => `~~${next()}`,
      newCode: () => codes.shift() ?? `code ${next()}`,
      open: async (room, code) => {
        opened.push(code);
        rooms.set(room, new Set());
        return true;
      },
      join: async (room, person) => {
        rooms.get(room)?.add(person);
        return true;
      },
      leave,
      close: async (room) => rooms.delete(room),
    },
    maskOf: (person) => `mask of ${person}`,
    looksIn: (room) => Object.fromEntries([...(rooms.get(room) ?? [])].map((person) => [`mask of ${person}`, look])),
    tell: () => {},
    tellAll: () => {},
  };
  const groups = new Groups(house, () => 0, wall.now);
  return {
    groups,
    rooms,
    opened,
    leave,
    groupOf: (person: string): Meeting["group"] => groups.meeting(person).group,
    async pass(ms: number) {
      wall.pass(ms);
      clock.pass(ms);
      await settled();
    },
    [Symbol.dispose]: () => clock[Symbol.dispose](),
  };
}

test("no two groups have the same code", async () => {
  using house = houseOf(["amber-otter-41", "amber-otter-41", "azure-fox-10"]);
  const { groups, opened } = house;
  for (const person of ["a", "b", "c", "d", "e", "f", "g"]) groups.wait(person);
  expect(opened).toEqual(["amber-otter-41", "azure-fox-10"]);
});

test("somebody whose tabs are all away keeps their place for the grace, and no longer", async () => {
  using house = houseOf();
  const { groups, rooms, groupOf, pass } = house;
  const ada = groups.wait("ada");
  groups.wait("bo");
  await settled();
  const room = groupOf("bo")?.room ?? "";
  const lookElsewhere = groups.attend("ada");
  ada.end();
  await pass(2 * GRACE_MS);
  expect([...(rooms.get(room) ?? [])]).toContain("ada");
  lookElsewhere();
  await pass(GRACE_MS - 1);
  groups.attend("ada")();
  await pass(GRACE_MS - 1);
  expect([...(rooms.get(room) ?? [])]).toContain("ada");
  await pass(1);
  expect([...(rooms.get(room) ?? [])]).toEqual(["bo"]);
});

test("the two who parted are led together again when their patience ends, without anybody asking", async () => {
  using house = houseOf();
  const { groups, leave, rooms, groupOf, pass } = house;
  groups.wait("ada");
  groups.wait("bo");
  await settled();
  const before = groupOf("ada")?.room ?? "";
  await leave(before, "ada");
  await leave(before, "bo");
  expect(rooms.has(before)).toBe(false);
  await pass(PATIENCE_MS - 1);
  expect(groupOf("ada")).toBeNull();
  await pass(1);
  expect(groupOf("ada")?.room).not.toBe(before);
  expect(groupOf("bo")?.room).toBe(groupOf("ada")!.room);
});
