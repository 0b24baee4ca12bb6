// The rooms as those at the desk see them, and closing one over the heads of its people.
import { expect, test } from "bun:test";
import { newId, type Program, reasonOf } from "../support/client.ts";
import type { House } from "../support/house.ts";
import { makeHost, makeModerator, personOf } from "../support/keepers.ts";
import { Stranger } from "../support/stranger.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house: openHouse, guest, later } = makeWires();

const arrive = ({ url }: House): Promise<Program> => guest(url);

/** Ada is a host of the house, Bo moderates, Cy opened a public kitchen and a private attic. */
async function someHouse() {
  const house = await openHouse();
  const [ada, bo, cy, dee] = [await arrive(house), await arrive(house), await arrive(house), await arrive(house)];
  await makeHost(house, personOf(house, ada));
  await makeModerator(house, personOf(house, ada), personOf(house, bo));
  const { room: kitchen } = await cy.call.rooms.open.mutate({ name: "Kitchen", topic: "Soup", slow: 10 });
  const { room: attic } = await cy.call.rooms.open.mutate({ name: "Attic", topic: "Dust", found: "link", keep: "1h" });
  await dee.call.rooms.enter.mutate({ room: kitchen });
  await cy.call.messages.post.mutate({ room: kitchen, id: newId(), text: "hello" });
  return { house, ada, bo, cy, dee, kitchen, attic };
}

const roomsFor = async ({ call }: Program, asked: { words?: string; order?: "here" | "name" | "messages" } = {}) =>
  (await call.desk.rooms.query({ words: "", order: "name", ...asked })).rooms;

test("a host of the house sees every open room with its figures, and of a private one no more than these", async () => {
  const { ada, kitchen, attic } = await someHouse();
  const rooms = await roomsFor(ada);
  expect(rooms.map(({ name }) => name)).toEqual(["Kitchen", "lobby", "Tea", undefined]);
  expect(rooms[0]).toMatchObject({ room: kitchen, found: "everybody", members: 2, posted: 1, slow: 10, keep: "7d" });
  expect(rooms[0]?.since).toBeGreaterThan(Date.now() - 60_000);
  const hidden = rooms.at(-1);
  expect(hidden).toMatchObject({ found: "link", members: 1, posted: 0, keep: "1h" });
  for (const told of ["Attic", "Dust", attic]) expect(JSON.stringify(rooms)).not.toContain(told);
});

test("whoever is in a private room themselves finds it by its name", async () => {
  const { house, cy, attic } = await someHouse();
  await makeHost(house, personOf(house, cy));
  expect((await roomsFor(cy, { words: "att" })).map(({ name, room }) => [name, room])).toEqual([["Attic", attic]]);
});

test("moderators hear of public rooms alone, everybody else of none", async () => {
  const { bo, cy } = await someHouse();
  expect((await roomsFor(bo)).map(({ name }) => name)).toEqual(["Kitchen", "lobby", "Tea"]);
  expect(await roomsFor(cy).catch(reasonOf)).toBe("not-a-moderator");
});

test("rooms are found by name and topic, and sorted by their figures", async () => {
  const { ada } = await someHouse();
  expect((await roomsFor(ada, { words: "soup" })).map(({ name }) => name)).toEqual(["Kitchen"]);
  expect((await roomsFor(ada, { order: "messages" }))[0]?.name).toBe("Kitchen");
});

test("reports that wait are counted with their room", async () => {
  const { ada, cy, dee, kitchen } = await someHouse();
  const { you } = await dee.call.rooms.enter.mutate({ room: kitchen });
  await cy.call.reports.make.mutate({ room: kitchen, whom: you.mask, ground: "spam" });
  expect((await roomsFor(ada, { words: "kitchen" }))[0]?.reports).toBe(1);
});

test("groups of strangers are one line with a count", async () => {
  const { house, ada } = await someHouse();
  const groups = async () => (await ada.call.desk.rooms.query({ words: "", order: "here" })).groups;
  expect(await groups()).toEqual({ rooms: 0, people: 0 });
  for (const one of [await Stranger.of(house.url), await Stranger.of(house.url)]) {
    later(one);
    await one.waits();
  }
  await until("they are led together", async () => (await groups()).people === 2);
  expect(await groups()).toEqual({ rooms: 1, people: 2 });
});

test("a host of the house closes a private room; its people read why, and the record says who did it", async () => {
  const { ada, bo, cy, attic } = await someHouse();
  const { cursor } = await cy.call.rooms.enter.mutate({ room: attic });
  const heard: unknown[] = [];
  cy.call.live.room.subscribe(
    { room: attic, lastEventId: cursor },
    { onData: ({ data }) => data !== "reload" && heard.push(...data) },
  );
  const key = (await roomsFor(ada)).at(-1)?.key ?? "";
  expect(await bo.call.desk.shutRoom.mutate({ room: key, reason: "no" }).catch(reasonOf)).toBe("not-a-house-host");
  expect(await ada.call.desk.shutRoom.mutate({ room: attic, reason: "no" }).catch(reasonOf)).toBe("no-such-room");
  expect(await ada.call.desk.shutRoom.mutate({ room: key, reason: "  " }).catch(reasonOf)).toBe("empty");
  await ada.call.desk.shutRoom.mutate({ room: key, reason: "Sold things there" });
  await until("Cy hears why", () => heard.length > 0);
  expect(heard.at(-1)).toMatchObject({ type: "room-closed", reason: "Sold things there" });
  // Who looks after the house is not told to the room.
  for (const secret of ["by", "desk"]) expect(heard.at(-1)).not.toHaveProperty(secret);
  expect(await cy.call.rooms.enter.mutate({ room: attic }).catch(reasonOf)).toBe("no-such-room");
  const [entry] = await ada.call.desk.record.query();
  expect(entry).toMatchObject({ type: "room-shut", byName: ada.name, reason: "Sold things there" });
  expect(entry).not.toHaveProperty("name");
  expect(await bo.call.desk.record.query()).toEqual([]);
});

test("of a public room that was closed also those read why who come later; a house room stays", async () => {
  const { ada, bo, dee, kitchen } = await someHouse();
  await ada.call.desk.shutRoom.mutate({ room: kitchen, reason: "Moved next door" });
  const refused = await dee.call.rooms.enter.mutate({ room: kitchen }).catch((error: { data: object }) => error.data);
  expect(refused).toMatchObject({ reason: "room-closed", note: "Moved next door" });
  const before = { room: kitchen, version: 5 };
  const older = await dee.call.messages.before.query(before).catch((error: { data: object }) => error.data);
  expect(older).toMatchObject({ reason: "room-closed", note: "Moved next door" });
  expect(await bo.call.desk.record.query()).toMatchObject([{ name: "Kitchen", reason: "Moved next door" }]);
  expect(await ada.call.desk.shutRoom.mutate({ room: "tea", reason: "no" }).catch(reasonOf)).toBe("house-room");
  await dee.call.rooms.open.mutate({ name: "Kitchen" });
  expect(await ada.call.rooms.enter.mutate({ room: kitchen })).toMatchObject({ messages: [] });
});
