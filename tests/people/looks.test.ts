import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { connect, type Program, reasonOf } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { type House, openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

let house: House;
let ada: Program;
let bo: Program;
beforeAll(async () => {
  house = await openHouse();
  [ada, bo] = [await connect(house.url), await connect(house.url)];
  await ada.call.people.change.mutate({ name: "Ada" });
  await new Follower(ada, "tea").enter();
});
afterAll(async () => {
  for (const program of [ada, bo]) program.close();
  await house.close();
});

const change = (look: { name?: string; hue?: number; face?: number }) =>
  bo.call.people.change.mutate(look).then((worn) => worn, reasonOf);

test("a newcomer has a name, a colour and a face at once", async () => {
  const me = await bo.call.people.me.query();
  expect(me).toMatchObject({ name: expect.stringMatching(/^Guest\d{4}$/), rooms: [] });
  expect(me.hue).toBeWithin(0, 360);
  expect(me.face).toBeWithin(0, 32_768);
});

describe("a name", () => {
  test("is tidied and worn in every room, also for those who are there", async () => {
    const reader = await new Follower(bo, "tea").enter();
    await bo.call.rooms.enter.mutate({ room: "lobby" });
    expect(await change({ name: "  Bo \n the  second " })).toMatchObject({ name: "Bo the second" });
    await until("the new name", () => reader.events.some((event) => event.type === "look-changed"));
    for (const room of ["tea", "lobby"])
      expect((await bo.call.rooms.enter.mutate({ room })).you.name).toBe("Bo the second");
    reader.leave();
  });
  test.each([
    ["", "name-empty"],
    [" \u200B ", "name-empty"],
    ["!?", "name-empty"],
    ["x".repeat(33), "name-too-long"],
    ["\uFDFA".repeat(8), "name-too-long"],
    ["a\uD83D", "name-ill-formed"],
  ])("that cannot be read, %j, is refused", async (name, reason) => {
    expect(await change({ name })).toBe(reason);
  });
  test.each(["Ada", "ADA", "Аda"])("of somebody here, or one like it (%s), is refused in all rooms", async (name) => {
    const before = await bo.call.people.me.query();
    expect(await change({ name })).toBe("name-taken");
    expect(await bo.call.people.me.query()).toEqual(before);
    expect((await bo.call.rooms.enter.mutate({ room: "lobby" })).you.name).toBe(before.name);
  });
});

test("a colour or a face alone leaves the name", async () => {
  const { name } = await bo.call.people.me.query();
  expect(await change({ hue: 7 })).toMatchObject({ name, hue: 7 });
  expect(await change({ face: 21 })).toMatchObject({ name, hue: 7, face: 21 });
  for (const wrong of [{ hue: 360 }, { hue: -1 }, { hue: 0.5 }, { face: 32_768 }])
    expect(await change(wrong)).toBe("wrong-shape");
});

test("nobody can link a person's rooms by what is told of them", async () => {
  const [tea, lobby] = await Promise.all(["tea", "lobby"].map((room) => bo.call.rooms.enter.mutate({ room })));
  expect(tea?.you.mask).not.toBe(lobby?.you.mask);
  const people = house.app.rooms.rooms();
  const told = JSON.stringify([tea, lobby, [...people.values()]]);
  expect(told).not.toMatch(/p_[0-9a-f]{32}/);
});
