// Groups of strangers over real sockets.
import { describe, expect, test } from "bun:test";
import { memoryLog } from "../../server/log/memory.ts";
import { newId, reasonOf } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import type { House } from "../support/house.ts";
import { Stranger } from "../support/stranger.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house: openHouse, later } = makeWires();

const strangers = async ({ url }: House, count: number): Promise<Stranger[]> => {
  const all: Stranger[] = [];
  for (let i = 0; i < count; i += 1) all.push(await later(await Stranger.of(url)).waits());
  return all;
};

/** So many who are in one group. */
async function grouped(house: House, count: number) {
  const all = await strangers(house, count);
  const { room } = await all[0]!.meets();
  for (const one of all) expect((await one.meets()).room).toBe(room);
  await until("all to be seen", () => all.every(({ group }) => group?.people.length === count));
  return { all, room };
}

describe("a group", () => {
  test("is told to each with its code, its places and the masks of all", async () => {
    const { all } = await grouped(await openHouse(), 3);
    const groups = all.map(({ group }) => group!);
    expect(new Set(groups.map(({ code }) => code)).size).toBe(1);
    expect(groups[0]!.code).toMatch(/^[a-z]+-[a-z]+-\d\d$/);
    expect(groups[0]!.size).toBe(5);
    const masks = groups.map(({ you }) => you).sort();
    expect(new Set(masks).size).toBe(3);
    for (const { people } of groups) expect(people.map(({ mask }) => mask).sort()).toEqual(masks);
  });
  test("talks as every room does: words, replies, reactions, who is here", async () => {
    const { all, room } = await grouped(await openHouse(), 2);
    const [ada, bo] = all.map(({ program }) => program);
    const hears = await new Follower(bo!, room).enter();
    const { version } = await ada!.call.messages.post.mutate({ room, id: newId(), text: "hello, stranger" });
    await hears.hears("hello, stranger");
    await bo!.call.messages.react.mutate({ room, version, emoji: "👋", on: true });
    await bo!.call.messages.post.mutate({ room, id: newId(), text: "hello yourself", replyTo: version });
    const { messages, you, room: card } = await ada!.call.rooms.enter.mutate({ room });
    expect(messages.map(({ text }) => text)).toEqual(["hello, stranger", "hello yourself"]);
    expect(messages[0]?.reactions).toEqual([{ emoji: "👋", by: [all[1]!.group!.you] }]);
    expect(you.mask).toBe(all[0]!.group!.you);
    expect(card).toMatchObject({ found: "nobody", keep: "memory", masks: true, most: 5, here: 2 });
  });
  test("has no host, no links, and no options to change", async () => {
    const { all, room } = await grouped(await openHouse(), 2);
    const { call } = all[0]!.program;
    const whom = all[1]!.group!.you;
    const refused = [
      call.rooms.host.change.mutate({ room, options: { name: "Mine" } }),
      call.rooms.host.close.mutate({ room }),
      call.rooms.host.remove.mutate({ room, whom }),
      call.rooms.host.mute.mutate({ room, whom, ms: 60_000 }),
      call.invites.make.mutate({ room }),
      call.invites.list.query({ room }),
    ];
    for (const one of refused) expect(await one.catch(reasonOf)).toBe("not-a-host");
    expect((await call.rooms.enter.mutate({ room })).hosts).toEqual([]);
  });
  test("is found by nobody: not in Discover, not in others' lists, not by its address", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    const dee = later(await Stranger.of(house.url));
    const told: string[] = [];
    dee.program.call.live.house.subscribe(undefined, { onData: (news) => void told.push(JSON.stringify(news)) });
    await until("the rooms", () => told.length > 0);
    await all[0]!.program.call.messages.post.mutate({ room, id: newId(), text: "hello" });
    expect(await dee.program.call.rooms.enter.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
    for (const one of all) await one.leaves();
    await dee.program.call.rooms.open.mutate({ name: "Afterwards" });
    await until("what came later", () => told.join("").includes("Afterwards"));
    expect(told.join("")).not.toContain(room);
    expect(JSON.stringify(await dee.program.call.rooms.discover.query())).not.toContain(room);
  });
  test("lets nobody back in who left, and tells the others that they did", async () => {
    const { all, room } = await grouped(await openHouse(), 3);
    const [ada, bo, cy] = all as [Stranger, Stranger, Stranger];
    const hears = await new Follower(bo.program, room).enter();
    await ada.leaves();
    expect(await ada.program.call.rooms.enter.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
    await until("two to be left", () => cy.group?.people.length === 2);
    expect(hears.events.map(({ type }) => type)).toContain("member-left");
  });
  test("is gone with the last one: nothing of it is kept in memory, either", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    await all[0]!.program.call.messages.post.mutate({ room, id: newId(), text: "hello" });
    for (const one of all) await one.leaves();
    await until("the end of it", () => !house.app.rooms.rooms().has(room));
    const kept = await house.log.read(`room:${room}`, { after: 0 }, 100);
    expect(kept.filter(({ erased, type }) => !erased && type !== "room-closed")).toEqual([]);
  });
  test("has as many places as the host says", async () => {
    const house = await openHouse({ settings: { GROUP_SIZE: "2" } });
    const { all } = await grouped(house, 2);
    const third = await later(await Stranger.of(house.url)).waits();
    expect(third.meeting).toEqual({ waiting: 1, talking: 2, size: 2, group: null });
    expect(all[0]!.group!.size).toBe(2);
  });
});

describe("moving on", () => {
  test("leads to somebody new, under another mask, and not back", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    const [ada, bo] = all as [Stranger, Stranger];
    const before = ada.group!;
    await ada.leaves();
    await ada.waits();
    expect(ada.group).toBeUndefined();
    const [cy] = (await strangers(house, 1)) as [Stranger];
    const after = await ada.meets();
    expect(after.room).not.toBe(room);
    expect((await cy.meets()).room).toBe(after.room);
    expect(after.you).not.toBe(before.you);
    expect(bo.group!.people).toHaveLength(1);
  });
  test("never leads back to those from whom one left for good", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    const [ada, bo] = all as [Stranger, Stranger];
    await ada.program.call.groups.avoid.mutate({ room });
    for (const one of [ada, bo]) await one.leaves();
    expect(await ada.program.call.groups.avoid.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
    await ada.waits();
    expect((await bo.waits()).meeting.waiting).toBe(2);
  });
  test("whoever leaves a group in one tab and waits in another is led on at once", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    const [ada] = all as [Stranger, Stranger];
    await ada.program.call.rooms.leave.mutate({ room });
    await until("waiting again", () => ada.meeting.group === null && ada.meeting.waiting === 1);
    const [cy] = await strangers(house, 1);
    expect((await cy!.meets()).room).toBe((await ada.meets()).room);
  });
});

describe("a person", () => {
  test("whose wire is cut for a moment keeps their group", async () => {
    const house = await openHouse();
    const { all, room } = await grouped(house, 2);
    const [ada, bo] = all as [Stranger, Stranger];
    ada.close();
    const back = await later(await Stranger.of(house.url, ada.program.session)).waits();
    expect(back.group?.room).toBe(room);
    expect(bo.group!.people).toHaveLength(2);
  });
  test("whose tabs are all closed loses it after a while, and the group is told", async () => {
    const house = await openHouse({ settings: { GROUP_GRACE: "1" } });
    const { all, room } = await grouped(house, 2);
    const [ada, bo] = all as [Stranger, Stranger];
    ada.close();
    await until("one to be left", () => bo.group?.people.length === 1);
    const back = later(await Stranger.of(house.url, ada.program.session));
    expect(await back.program.call.rooms.enter.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
  });
  test("who looks at another room stays in the group", async () => {
    const house = await openHouse({ settings: { GROUP_GRACE: "1" } });
    const { all, room } = await grouped(house, 3);
    const [ada, bo, cy] = all as [Stranger, Stranger, Stranger];
    await new Follower(ada.program, "tea").enter();
    ada.givesUp();
    cy.close();
    await until("the one who is gone to be missed", () => bo.group?.people.length === 2);
    expect((await ada.program.call.people.me.query()).rooms).toContain(room);
  });
  test("who stops waiting is not matched", async () => {
    const house = await openHouse();
    const [ada] = await strangers(house, 1);
    ada!.givesUp();
    ada!.close();
    const [bo, cy] = await strangers(house, 2);
    expect((await bo!.meets()).people.length).toBe(2);
    expect((await cy!.meets()).people.length).toBe(2);
  });
  test("waits in all of their tabs at once, and in none of them for themselves", async () => {
    const house = await openHouse();
    const [ada] = await strangers(house, 1);
    const tab = await later(await Stranger.of(house.url, ada!.program.session)).waits();
    expect(tab.meeting).toEqual({ waiting: 1, talking: 0, size: 5, group: null });
    await strangers(house, 1);
    expect((await tab.meets()).room).toBe((await ada!.meets()).room);
    tab.givesUp();
    await ada!.program.call.messages.post.mutate({ room: ada!.group!.room, id: newId(), text: "still here" });
  });
});

test("on a full disk nobody waits on for nothing", async () => {
  const memory = memoryLog();
  let full = false;
  const log = new Proxy(memory, {
    get: (target, key) => (key === "writable" ? !full : Reflect.get(target, key)),
  });
  const house = await openHouse({ log });
  const [ada] = await strangers(house, 1);
  const bo = later(await Stranger.of(house.url));
  full = true;
  await bo.waits();
  await until("both to be told", () => ada!.errors.length > 0 && bo.errors.length > 0);
  expect([ada!, bo].map(({ errors }) => reasonOf(errors[0]))).toEqual(["failed", "failed"]);
  full = false;
  await ada!.waits();
  const [cy] = await strangers(house, 1);
  expect((await cy!.meets()).room).toBe((await ada!.meets()).room);
});
