// What is in the folder of a house, searched by its bytes: nothing of rooms in memory, nothing that has expired.
import { afterEach, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepSnapshot } from "../../server/heart/snapshots.ts";
import { openLog } from "../../server/log/files.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { twofoldLog } from "../../server/log/twofold.ts";
import { open } from "../../server/rooms/decide.ts";
import { Expiry } from "../../server/rooms/expiry.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { leavesNoTrace } from "../../server/wiring/folds.ts";
import { HOUR, MINUTE, NOON, SECOND } from "../support/cast.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { wallClock } from "../support/clock.ts";
import { filesWith } from "../support/filesWith.ts";
import { fill } from "../support/fill.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { Stranger } from "../support/stranger.ts";
import { until } from "../support/until.ts";
import { startServer } from "../torture/server.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-traces-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const say = ({ call }: Program, room: string, text: string) => call.messages.post.mutate({ room, id: newId(), text });

test("of a room in memory nothing is ever in the folder of a running server, nor after it stopped", async () => {
  const data = newFolder();
  writeFileSync(join(data, "chatrooms.txt"), "lobby\nlate hour | Nobody notes this | keep=memory\n");
  const server = await startServer(data);
  cleanups.push(() => server.kill());
  const [ada, bo] = [await connect(server.url), await connect(server.url)];
  cleanups.push(() => [ada, bo].forEach((one) => one.close()));
  await ada.call.people.change.mutate({ name: "Ada the first" });
  await ada.call.rooms.enter.mutate({ room: "lobby" });
  await say(ada, "lobby", "words that are kept");

  const wish = { name: "Xanadu", topic: "yonder", keep: "memory", found: "link" } as const;
  const { room } = await ada.call.rooms.open.mutate(wish);
  const { token } = await ada.call.invites.make.mutate({ room, passcode: "sesame" });
  await bo.call.rooms.enter.mutate({ room, invite: token, passcode: "sesame" });
  const hears = await new Follower(bo, room).enter();
  const { version } = await say(ada, room, "quokka one");
  await ada.call.messages.edit.mutate({ room, version, text: "quokka two" });
  await bo.call.messages.react.mutate({ room, version, emoji: "🦘", on: true });
  await bo.call.rooms.enter.mutate({ room: "~late-hour" });
  await say(bo, "~late-hour", "quokka three");
  await until("the edit", () => hears.events.some(({ type }) => type === "message-edited"));
  expect((await bo.call.messages.at.query({ room, versions: [version] })).messages[0]?.text).toBe("quokka two");

  const secrets = ["quokka", "Xanadu", "yonder", room.slice(1), room, "~late-hour", "🦘", token];
  const kept = () => secrets.filter((secret) => filesWith(data, secret).length > 0);
  expect(kept()).toEqual([]);
  expect(filesWith(data, "words that are kept")).toHaveLength(1);
  server.signal("SIGTERM");
  await server.exited;
  expect(filesWith(join(data, "views"), "Ada the first").length).toBeGreaterThan(0);
  expect(kept()).toEqual([]);

  const again = await startServer(data);
  cleanups.push(() => again.kill());
  const later = await connect(again.url, bo.session);
  cleanups.push(() => later.close());
  expect((await later.call.people.me.query()).rooms).toEqual([]);
  expect(await later.call.rooms.enter.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
});

test("of a group of strangers nothing is ever in the folder of a running server, nor after it stopped", async () => {
  const data = newFolder();
  const server = await startServer(data);
  cleanups.push(() => server.kill());
  const [ada, bo] = [await Stranger.of(server.url), await Stranger.of(server.url)];
  cleanups.push(() => [ada, bo].forEach((one) => one.close()));
  await ada.program.call.people.change.mutate({ name: "Ada the first" });
  await ada.waits();
  await bo.waits();
  const { room, code, you } = await ada.meets();
  await until("both to be seen", () => ada.group?.people.length === 2);
  const hears = await new Follower(bo.program, room).enter();
  const { version } = await say(ada.program, room, "quokka one");
  await ada.program.call.messages.edit.mutate({ room, version, text: "quokka two" });
  await bo.program.call.messages.react.mutate({ room, version, emoji: "🦘", on: true });
  await until("the edit", () => hears.events.some(({ type }) => type === "message-edited"));
  const masks = ada.group!.people.flatMap(({ mask, name }) => [mask, name]);

  const secrets = ["quokka", room, room.slice(2), code, you, ...masks, "🦘", "nobody"];
  const found = () => secrets.filter((secret) => filesWith(data, secret).length > 0);
  expect(found()).toEqual([]);
  server.signal("SIGTERM");
  await server.exited;
  expect(filesWith(join(data, "views"), "Ada the first").length).toBeGreaterThan(0);
  expect(found()).toEqual([]);

  const again = await startServer(data);
  cleanups.push(() => again.kill());
  const later = await connect(again.url, bo.program.session);
  cleanups.push(() => later.close());
  expect((await later.call.people.me.query()).rooms).toEqual([]);
  expect(await later.call.rooms.enter.mutate({ room }).catch(reasonOf)).toBe("no-such-room");
});

/** A house on a folder, whose clock is told how late it is. */
async function houseOnFolder() {
  const data = newFolder();
  const { now, pass } = wallClock(NOON);
  const disk = await openLog({ folder: join(data, "log"), clock: now, onFailure: () => {} });
  const log = twofoldLog(disk, memoryLog(), leavesNoTrace);
  const house = await openHouse({ log, now });
  cleanups.push(
    () => log.close(),
    () => house.close(),
  );
  const ada = await connect(house.url);
  cleanups.push(() => ada.close());
  const expiry = new Expiry({ ...house.app.rooms, now });
  return { data, house, ada, round: () => expiry.round(), pass };
}

describe("words that were kept long enough", () => {
  test("are gone from every answer at once, and from every file with the next round", async () => {
    const { data, house, ada, round, pass } = await houseOnFolder();
    const { room } = await ada.call.rooms.open.mutate({ name: "An hour", keep: "1h" });
    const hears = await new Follower(ada, room).enter();
    const began = hears.cursor;
    const { version } = await say(ada, room, "numbat early");
    pass(2 * MINUTE);
    await ada.call.messages.edit.mutate({ room, version, text: "numbat edited" });
    pass(30 * MINUTE);
    const { version: late } = await say(ada, room, "numbat late");
    expect(await textsIn(ada, room, late)).toEqual(["numbat edited", "numbat late"]);
    await round();
    expect(filesWith(data, "numbat edited")).toHaveLength(1);

    pass(30 * MINUTE);
    expect(await textsIn(ada, room, late)).toEqual(["numbat late"]);
    const returning = await new Follower(ada, room).follow(began);
    expect(returning.reloads).toBe(1);
    expect(returning.events).toEqual([]);
    expect((await ada.call.rooms.search.query({ room, words: "numbat" })).hits.map(({ text }) => text)).toEqual([
      "numbat late",
    ]);

    await round();
    await until("the news of it", () => hears.events.some(({ type }) => type === "words-expired"));
    expect(filesWith(data, "numbat e")).toEqual([]);
    expect(filesWith(data, "numbat late")).toHaveLength(1);
    await keepSnapshot(house.app.chat, join(data, "views"));
    expect(filesWith(data, "numbat e")).toEqual([]);
    expect(await textsIn(ada, room, late)).toEqual(["numbat late"]);
    await say(ada, room, "afterwards");
    await hears.hears("afterwards");
    pass(HOUR + SECOND);
    await round();
    expect(filesWith(data, "numbat")).toEqual([]);
    expect(await textsIn(ada, room, late + 10)).toEqual([]);
  });
  test("stay where words are kept for ever, and a round that finds nothing records nothing", async () => {
    const { data, house, ada, round, pass } = await houseOnFolder();
    const { room } = await ada.call.rooms.open.mutate({ name: "For ever", keep: "ever" });
    await say(ada, room, "numbat");
    const { head } = house.log;
    pass(10_000 * HOUR);
    await round();
    await round();
    expect(house.log.head).toBe(head);
    expect(filesWith(data, "numbat")).toHaveLength(1);
  });
  test("expire in their thousands, many at a time", async () => {
    const { data, house, ada, round, pass } = await houseOnFolder();
    const { room } = await ada.call.rooms.open.mutate({ name: "Busy", keep: "1h" });
    await fill(house, room, Array<string>(1_200).fill("numbat"), NOON);
    expect(filesWith(data, "numbat")).toHaveLength(1);
    pass(HOUR + SECOND);
    await round();
    expect(filesWith(data, "numbat")).toEqual([]);
    const expired = await house.log.read(`room:${room}`, { after: 1_202 }, 100);
    expect(expired.map(({ type }) => type)).toEqual(["words-expired", "words-expired", "words-expired"]);
  });
});

describe("a room in memory that everybody left", () => {
  test("is closed at the second round, if somebody opened it", async () => {
    const { house, ada, round } = await houseOnFolder();
    const { room } = await ada.call.rooms.open.mutate({ name: "Fleeting", keep: "memory" });
    const hears = await new Follower(ada, room).enter();
    for (let i = 0; i < 3; i++) await round();
    expect(house.app.rooms.rooms().has(room)).toBe(true);
    hears.leave();
    await until("nobody to be here", () => house.app.rooms.here(room) === 0);
    await round();
    expect(house.app.rooms.rooms().has(room)).toBe(true);
    await round();
    expect(house.app.rooms.rooms().has(room)).toBe(false);
    expect(house.log.versionOf(`room:${room}`)).toBe(0);
  });
  test("is emptied at the second round, if it is the house's", async () => {
    const { house, ada, round } = await houseOnFolder();
    const { chat, deciding } = house.app.rooms;
    const wish = { options: { ...PLAIN, name: "Nook", keep: "memory" as const }, house: true, at: NOON };
    await chat.carryOut("room:~nook", deciding, (state) => open(state, wish));
    const hears = await new Follower(ada, "~nook").enter();
    const { version } = await say(ada, "~nook", "numbat");
    await round();
    await round();
    expect(await textsIn(ada, "~nook", version)).toEqual(["numbat"]);
    hears.leave();
    await until("nobody to be here", () => house.app.rooms.here("~nook") === 0);
    await round();
    expect(await textsIn(ada, "~nook", version)).toEqual(["numbat"]);
    await round();
    expect(await textsIn(ada, "~nook", version)).toEqual([]);
    expect(JSON.stringify(await house.log.read("room:~nook", { after: 0 }, 100))).not.toContain("numbat");
    const { head, versionOf } = house.log;
    const after = versionOf("room:~nook");
    await round();
    expect([house.log.head, versionOf("room:~nook")]).toEqual([head, after]);
  });
  test("stays when somebody comes back between the rounds", async () => {
    const { house, ada, round } = await houseOnFolder();
    const { room } = await ada.call.rooms.open.mutate({ name: "Fleeting", keep: "memory" });
    await round();
    const hears = await new Follower(ada, room).enter();
    await round();
    hears.leave();
    await until("nobody to be here", () => house.app.rooms.here(room) === 0);
    await round();
    expect(house.app.rooms.rooms().has(room)).toBe(true);
  });
});

async function textsIn(program: Program, room: string, newest: number): Promise<string[]> {
  const { messages } = await program.call.rooms.enter.mutate({ room });
  const before = await program.call.messages.before.query({ room, version: newest + 1 });
  const versions = Array.from({ length: Math.min(50, newest) }, (_, i) => i + 1);
  const at = await program.call.messages.at.query({ room, versions });
  const texts = [messages, before.messages, at.messages].map((some) => some.map(({ text }) => text));
  expect(texts[1]).toEqual(texts[0]!);
  expect(texts[2]).toEqual(texts[0]!);
  return texts[0] ?? [];
}
