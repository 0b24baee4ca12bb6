// W3 and W4 of the wire (wire.test.ts): cuts, and restarts of the house.
import { describe, expect, test } from "bun:test";
import { SUBSCRIPTIONS_PER_SOCKET } from "../../server/limits.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { type Program, sayThrough } from "../support/client.ts";
import { openHouse } from "../support/house.ts";
import { openProxy } from "../support/proxy.ts";
import { seeded } from "../support/seeded.ts";
import { until } from "../support/until.ts";
import { dense, makeWires } from "../support/wires.ts";

const { house, guest, inTea, houseBehindProxy, later } = makeWires();

describe("[W3] a reader whose wire is cut", () => {
  test("hears what was said meanwhile, once, in order", async () => {
    const { house, proxy } = await houseBehindProxy();
    const [bo, cy] = [await guest(house.url), await guest(proxy.url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const reader = await inTea(cy);
    await sayThrough(bo, "tea", "before");
    await reader.hears("before");
    proxy.block();
    for (const text of ["one", "two", "three"]) await sayThrough(bo, "tea", text);
    proxy.mend();
    await reader.hears("three");
    await sayThrough(bo, "tea", "after");
    await reader.hears("after");
    expect(reader.texts).toEqual(["before", "one", "two", "three", "after"]);
    expect(reader.reloads).toBe(0);
  });

  test.each([1, 2, 3])("again and again under traffic, neither loses nor doubles anything (seed %d)", async (seed) => {
    const { house, proxy } = await houseBehindProxy();
    const random = seeded(seed);
    const writers = [await guest(proxy.url), await guest(house.url)];
    for (const writer of writers) await writer.call.rooms.enter.mutate({ room: "tea" });
    const readers = await Promise.all(dense(1, 3).map(async () => inTea(await guest(proxy.url))));
    const said: string[] = [];
    const write = async (writer: Program, name: string) => {
      for (let i = 0; i < 100; i += 1) {
        said.push(`${name}${i}`);
        await sayThrough(writer, "tea", `${name}${i}`);
        if (random() < 0.12) proxy.cut();
      }
    };
    await Promise.all(writers.map((writer, i) => write(writer, "ab"[i] ?? "")));
    expect(proxy.dialled).toBeGreaterThan(20);
    for (const reader of readers) {
      await until("everything to be heard", () => reader.texts.length >= said.length);
      expect(reader.versions).toEqual(dense(reader.versions[0] ?? 0, reader.versions.length));
      expect(reader.texts.toSorted()).toEqual(said.toSorted());
      for (const name of ["a", "b"]) {
        const ofOne = reader.texts.filter((text) => text.startsWith(name));
        expect(ofOne).toEqual(said.filter((text) => text.startsWith(name)));
      }
      expect([reader.reloads, reader.errors]).toEqual([0, []]);
    }
    expect(house.errors).toEqual([]);
  });

  test("gets back everything that a socket may follow", async () => {
    const { house, proxy } = await houseBehindProxy();
    const [bo, cy] = [await guest(house.url), await guest(proxy.url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const tabs = await Promise.all(dense(1, SUBSCRIPTIONS_PER_SOCKET).map(() => inTea(cy)));
    proxy.cut();
    await sayThrough(bo, "tea", "after");
    await Promise.all(tabs.map((tab) => tab.hears("after")));
    expect(tabs.flatMap(({ errors }) => errors)).toEqual([]);
  });
  test("is not told words that were erased meanwhile", async () => {
    const { house, proxy } = await houseBehindProxy();
    const [bo, cy] = [await guest(house.url), await guest(proxy.url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const reader = await inTea(cy);
    proxy.block();
    const version = await sayThrough(bo, "tea", "secret");
    await bo.call.messages.erase.mutate({ room: "tea", version });
    await sayThrough(bo, "tea", "after");
    proxy.mend();
    await reader.hears("after");
    expect(JSON.stringify(reader.events)).not.toContain("secret");
    expect(reader.texts).toEqual(["erased", "after"]);
  });
});

describe("[W4] a house that restarts", () => {
  test("asks to come again in tRPC's way, and says goodbye with 1012", async () => {
    const { url, close } = await house();
    const socket = new WebSocket(`${url.replace("http", "ws")}/trpc?connectionParams=1`);
    const { promise: goodbye, resolve } = Promise.withResolvers<number>();
    const heard: unknown[] = [];
    socket.onmessage = ({ data }) => heard.push(JSON.parse(data));
    socket.onclose = ({ code }) => resolve(code);
    await new Promise((open) => socket.addEventListener("open", open));
    await close();
    expect(await goodbye).toBe(1012);
    expect(heard).toEqual([{ id: null, method: "reconnect" }]);
  });
  test("in the middle of it all loses nothing, and nobody notices but by waiting", async () => {
    const proxy = later(openProxy());
    const world = { log: memoryLog(), secret: new Uint8Array(32).fill(7), settings: { PUBLIC_URL: proxy.url } };
    let current = await openHouse(world);
    later({ close: () => current.close() });
    const { port } = current;
    proxy.leadTo(port);
    const [bo, cy] = [await guest(proxy.url), await guest(proxy.url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const reader = await inTea(cy);
    const texts = dense(1, 120).map(String);
    const writing = (async () => {
      for (const text of texts) await sayThrough(bo, "tea", text);
    })();
    for (const after of ["20", "60", "90"]) {
      await reader.hears(after);
      await current.close();
      current = await openHouse({ ...world, settings: { ...world.settings, PORT: `${port}` } });
    }
    await writing;
    await reader.hears("120");
    expect(reader.texts).toEqual(texts);
    expect([reader.reloads, reader.errors, current.errors]).toEqual([0, [], []]);
  });
});
