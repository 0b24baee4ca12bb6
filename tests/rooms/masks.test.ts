// In masked rooms nobody can tell that two people of two rooms are one: an onlooker who is in both reads all frames.
import { afterEach, expect, test } from "bun:test";
import { connect, newId } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { askForEverything, listeningSocket } from "../support/frames.ts";
import { openHouse } from "../support/house.ts";
import { Stranger } from "../support/stranger.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

test("nothing of what is told links a person in two masked rooms", async () => {
  const house = await openHouse();
  cleanups.push(() => house.close());
  const bo = await connect(house.url);
  await bo.call.people.change.mutate({ name: "Bo the unmistakable", hue: 77, face: 21_845 });
  const worn = await bo.call.people.me.query();
  const yous: { mask: string; name: string }[] = [];
  const told: string[] = [];
  for (const name of ["First", "Second"]) {
    const ear = listeningSocket();
    const onlooker = await connect(house.url, undefined, { WebSocket: ear.WebSocket });
    cleanups.push(() => onlooker.close());
    const { room } = await onlooker.call.rooms.open.mutate({ name, masks: true });
    const hears = await new Follower(onlooker, room).enter();
    onlooker.call.live.signals.subscribe({ room }, {});
    await new Follower(bo, room).enter();
    yous.push((await bo.call.rooms.enter.mutate({ room })).you);
    await bo.call.presence.typing.mutate({ room });
    const { version } = await bo.call.messages.post.mutate({ room, id: newId(), text: "hello" });
    await bo.call.messages.react.mutate({ room, version, emoji: "👋", on: true });
    await bo.call.messages.post.mutate({ room, id: newId(), text: "again", replyTo: version });
    await hears.hears("again");
    await until("who is here", () => ear.heard.some((frame) => frame.includes('"people"')));
    told.push(ear.heard.join("\n") + (await askForEverything(onlooker, room, 20)));
  }
  // In their own name, the person changes it: in masked rooms nothing is told.
  await bo.call.people.change.mutate({ name: "Bo the second" });
  cleanups.push(() => bo.close());
  const [first, second] = yous;
  expect(first?.mask).not.toBe(second?.mask);
  expect(told[0]).toContain(first!.mask);
  expect(told[0]).toContain(first!.name);
  for (const frames of told) expect(frames).not.toContain(worn.name);

  const own = new Set([...idsIn(told[0]!)].filter((id) => idsIn(told[1]!).has(id)));
  expect([...own]).toEqual([]);
});

test("nothing of what is told links a person in two groups of strangers", async () => {
  const house = await openHouse({ settings: { GROUP_SIZE: "2" } });
  cleanups.push(() => house.close());
  const bo = await Stranger.of(house.url);
  cleanups.push(() => bo.close());
  const worn = await bo.program.call.people.me.query();
  const told: string[] = [];
  const yous: string[] = [];
  for (const text of ["hello", "again"]) {
    const ear = listeningSocket();
    const other = new Stranger(await connect(house.url, undefined, { WebSocket: ear.WebSocket }));
    cleanups.push(() => other.close());
    await other.waits();
    await bo.waits();
    const { room, you } = await bo.meets();
    yous.push(you);
    const hears = await new Follower(other.program, room).enter();
    other.program.call.live.signals.subscribe({ room }, {});
    await new Follower(bo.program, room).enter();
    await bo.program.call.presence.typing.mutate({ room });
    const { version } = await bo.program.call.messages.post.mutate({ room, id: newId(), text });
    await bo.program.call.messages.react.mutate({ room, version, emoji: "👋", on: true });
    await hears.hears(text);
    await until("who is here", () => ear.heard.some((frame) => frame.includes('"people"')));
    const answers = await askForEverything(other.program, room, 20);
    await bo.leaves();
    await until("the parting", () => hears.events.some(({ type }) => type === "member-left"));
    told.push(ear.heard.join("\n") + answers);
    await other.leaves();
  }
  for (const [index, frames] of told.entries()) {
    expect(frames).toContain(yous[index]!);
    expect(frames).not.toContain(worn.name);
  }
  const shared = [...idsIn(told[0]!)].filter((id) => idsIn(told[1]!).has(id));
  expect(shared).toEqual([]);
});

/** Whatever could name somebody: masks, ids of messages, names and faces. */
function idsIn(frames: string): Set<string> {
  const found = frames.matchAll(/"(?:mask|by|whom|id|name|replyToBy)":"([^"]{5,})"|"face":(\d{3,})/g);
  const epochs = /^[0-9a-f-]{36}\.\d+$/;
  const rooms = ["First", "Second", "first", "second", "lobby"];
  return new Set(
    [...found].map(([, id, face]) => id ?? `face ${face}`).filter((id) => !epochs.test(id) && !rooms.includes(id)),
  );
}
