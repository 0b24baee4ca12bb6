// The host edits data/chatrooms.txt while the server runs.
import { afterEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepHouseRooms } from "../../server/rooms/chatrooms.ts";
import { connect, newId } from "../support/client.ts";
import { stoppedClock } from "../support/clock.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

// The file is looked at once a second, and on a busy machine less often.
setDefaultTimeout(20_000);

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

/** A house whose rooms are those of a file; it has the lobby and tea before. */
async function houseWithFile(text?: string) {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-rooms-"));
  const path = join(folder, "chatrooms.txt");
  const write = (text: string) => writeFileSync(path, text);
  if (text !== undefined) write(text);
  const house = await openHouse();
  const told: string[] = [];
  const stop = await keepHouseRooms(path, { ...house.app.rooms, now: Date.now, tell: (line) => told.push(line) });
  cleanups.push(() => rmSync(folder, { recursive: true }), house.close, stop);
  const rooms = () =>
    Object.fromEntries(
      [...house.app.rooms.rooms()]
        .filter(([, { open }]) => open)
        .map(([id, { options }]) => [id, { topic: options.topic, slow: options.slow }]),
    );
  return { house, path, write, told, rooms };
}

describe("at the start", () => {
  test("a house without the file gets an example, and its rooms", async () => {
    const { path, rooms } = await houseWithFile();
    expect(existsSync(path)).toBe(true);
    expect(Object.keys(rooms())).toEqual(["lobby", "late-night-kitchen", "~quiet-corner", "confessions"]);
  });
  test("rooms are opened, changed and closed as the file says", async () => {
    const { rooms, told } = await houseWithFile("lobby | Hello | slow=5s\nattic");
    expect(rooms()).toEqual({ lobby: { topic: "Hello", slow: 5 }, attic: { topic: "", slow: 0 } });
    expect(told).toEqual([
      'The room "lobby" was changed.',
      'The room "attic" is open.',
      'The room "Tea" was closed, and what was said there erased.',
    ]);
  });
  test("a wrong line changes nothing, and is told with its number", async () => {
    const { rooms, told } = await houseWithFile("lobby | Hello\n!!");
    expect(Object.keys(rooms())).toEqual(["lobby", "tea"]);
    expect(rooms()["lobby"]).toEqual({ topic: "", slow: 0 });
    expect(told[0]).toContain("line 2:");
  });
});

describe("an editor", () => {
  /** Lets all that waits for nothing else happen, with the clock standing still. */
  const breathe = async () => {
    for (let i = 0; i < 200; i += 1) await Promise.resolve();
  };

  test("that writes the file in two goes closes no room in between", async () => {
    using clock = stoppedClock();
    const { rooms, write } = await houseWithFile("lobby\nTea");
    write("lobby\n");
    clock.pass(1_000);
    await breathe();
    expect(rooms()).toHaveProperty("tea");
    write("lobby\nTea\nattic");
    for (let i = 0; i < 3; i += 1) {
      clock.pass(1_000);
      await breathe();
      expect(rooms()).toHaveProperty("tea");
    }
    expect(rooms()).toHaveProperty("attic");
  });
  test("that leaves an empty file behind closes no room, and the host is told", async () => {
    using clock = stoppedClock();
    const { rooms, write, told } = await houseWithFile("lobby\nTea");
    write("# nothing\n");
    for (let i = 0; i < 3; i += 1) {
      clock.pass(1_000);
      await breathe();
    }
    expect(Object.keys(rooms())).toEqual(["lobby", "tea"]);
    expect(told.filter((line) => line.includes("names no room"))).toHaveLength(1);
  });
});

describe("while the server runs", () => {
  test("an edit opens and changes rooms, and people's rooms stay", async () => {
    const { house, rooms, write } = await houseWithFile("lobby\nTea");
    const bo = await connect(house.url);
    cleanups.push(() => bo.close());
    const { room } = await bo.call.rooms.open.mutate({ name: "Bo's corner" });
    write("lobby | Hello\nTea\nattic");
    await until("the attic", () => "attic" in rooms());
    expect(rooms()["lobby"]?.topic).toBe("Hello");
    expect(room in rooms()).toBe(true);
  });
  test("a line taken out closes its room for everybody in it and erases what was said", async () => {
    const { house, rooms, write } = await houseWithFile("lobby\nTea");
    const bo = await connect(house.url);
    cleanups.push(() => bo.close());
    const reader = await new Follower(bo, "tea").enter();
    await bo.call.messages.post.mutate({ room: "tea", id: newId(), text: "secret words" });
    write("lobby");
    await until("the goodbye", () => reader.events.some(({ type }) => type === "room-closed"));
    expect("tea" in rooms()).toBe(false);
    const post = bo.call.messages.post.mutate({ room: "tea", id: newId(), text: "hello?" });
    expect(await post.catch((error: { data: object }) => error.data)).toMatchObject({ reason: "room-closed" });
    await until("the words to be gone", async () => {
      const record = await house.log.read("room:tea", { after: 0 }, 100);
      return record.length > 0 && !JSON.stringify(record).includes("secret");
    });
    write("lobby\nTea");
    await until("the room to be open again", () => "tea" in rooms());
    expect((await bo.call.rooms.enter.mutate({ room: "tea" })).messages).toEqual([]);
  });
  test("a file that is gone closes nothing", async () => {
    const { path, rooms, told } = await houseWithFile("lobby\nTea");
    rmSync(path);
    await until("a word about it", () => told.some((line) => line.includes("is gone")));
    expect(Object.keys(rooms())).toEqual(["lobby", "tea"]);
    writeFileSync(path, "");
  });
});
