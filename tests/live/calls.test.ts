// A mention or an answer in any of one's rooms reaches one wherever one is, and nobody else.
import { expect, test } from "bun:test";
import type { Call } from "../../server/messages/calls.ts";
import { newId, type Program } from "../support/client.ts";
import { until } from "../support/until.ts";
import { makeWires } from "../support/wires.ts";

const { house, guest, houseBehindProxy } = makeWires();

/** What calls somebody, batch by batch. */
async function hearCalls({ call }: Program, everything: string[] = []) {
  const batches: Call[][] = [];
  call.live.calls.subscribe({ everything }, { onData: ({ calls }) => void batches.push(calls) });
  await until("the first calls", () => batches.length > 0);
  return batches;
}

const say = async ({ call }: Program, room: string, text: string, replyTo?: number) =>
  (await call.messages.post.mutate({ room, id: newId(), text, replyTo })).version;

async function twoInTea(url: string) {
  const [ada, bo] = [await guest(url), await guest(url)];
  for (const one of [ada, bo]) await one.call.rooms.enter.mutate({ room: "tea" });
  await ada.call.people.change.mutate({ name: "Ada" });
  return { ada, bo };
}

test("who is mentioned hears it without having the room open; others hear nothing, and nobody hears the words", async () => {
  const { url } = await house();
  const { ada, bo } = await twoInTea(url);
  const cy = await guest(url);
  await cy.call.rooms.enter.mutate({ room: "tea" });
  const [adas, cys] = [await hearCalls(ada), await hearCalls(cy)];
  await say(bo, "tea", "plain words");
  const version = await say(bo, "tea", "@Ada the kettle is on");
  await until("a call", () => adas.length > 1);
  expect(adas[1]).toEqual([{ room: "tea", version, posted: 2, by: expect.any(String), name: bo.name, how: "mention" }]);
  expect(JSON.stringify(adas)).not.toContain("kettle");
  const answer = await say(cy, "tea", "coming", version);
  const bos = await hearCalls(bo);
  expect(bos[0]?.map((call) => [call.version, call.how])).toEqual([[answer, "reply"]]);
  expect(cys).toEqual([[]]);
});

test("after a cut, calls from meanwhile are told", async () => {
  const { house: near, proxy } = await houseBehindProxy();
  const { bo } = await twoInTea(near.url);
  const ada = await guest(proxy.url);
  await ada.call.rooms.enter.mutate({ room: "tea" });
  await ada.call.people.change.mutate({ name: "Ada of the hills" });
  const adas = await hearCalls(ada);
  proxy.cut();
  const version = await say(bo, "tea", "@Ada of the hills, are you there?");
  await until("the call", () => adas.flat().some((call) => call.version === version));
});

test("of a room of which one wants to hear everything, one does, until one leaves it; of a room of others nothing", async () => {
  const { url } = await house();
  const { ada, bo } = await twoInTea(url);
  await bo.call.rooms.enter.mutate({ room: "lobby" });
  const adas = await hearCalls(ada, ["tea", "lobby"]);
  await say(bo, "lobby", "not for Ada's ears");
  const version = await say(bo, "tea", "plain words");
  await until("a call", () => adas.length > 1);
  expect(adas.flat()).toMatchObject([{ room: "tea", version, how: "said", name: bo.name }]);
  await ada.call.rooms.leave.mutate({ room: "tea" });
  await say(bo, "tea", "after she left");
  await ada.call.rooms.enter.mutate({ room: "lobby" });
  await say(bo, "lobby", "@Ada welcome");
  await until("a call from elsewhere", () => adas.length > 2);
  expect(adas.flat().map((call) => call.room)).toEqual(["tea", "lobby"]);
});

test("in a masked room the mask calls", async () => {
  const { url } = await house();
  const [ada, bo] = [await guest(url), await guest(url)];
  const { room } = await ada.call.rooms.open.mutate({ name: "Masks", masks: true });
  const { you: mask } = await ada.call.rooms.enter.mutate({ room });
  const { you: bos } = await bo.call.rooms.enter.mutate({ room });
  const adas = await hearCalls(ada);
  await say(bo, room, `@${mask.name} hello`);
  await until("a call", () => adas.length > 1);
  expect(adas[1]).toMatchObject([{ by: bos.mask, name: bos.name, how: "mention" }]);
  expect(JSON.stringify(adas)).not.toContain(bo.name);
});
