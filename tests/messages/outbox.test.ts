import { expect, test } from "bun:test";
import { makeOutbox, type Posting, type Unsaid } from "../../client/outbox.ts";
import type { Refusal } from "../../client/wording.ts";

class Refused {
  constructor(readonly refusal: Refusal) {}
}

/** A house that answers when the test says so, and a clock that the test moves. */
function bench(kept: string | null = null) {
  const asked: (Posting & { answer: (version: number) => Promise<void>; fail: (problem: unknown) => Promise<void> })[] =
    [];
  const alarms: { at: number; then: () => void }[] = [];
  const world = { connected: true, now: 1_000, kept, all: [] as readonly Unsaid[], ids: 0 };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const settle = (how: () => void) => {
    how();
    return turn();
  };
  const outbox = makeOutbox({
    post: (message) => {
      const { promise, resolve, reject } = Promise.withResolvers<{ version: number; heardBy: number }>();
      asked.push({
        ...message,
        answer: (version) => settle(() => resolve({ version, heardBy: 1 })),
        fail: (problem) => settle(() => reject(problem)),
      });
      return promise;
    },
    refusalOf: (problem) => (problem instanceof Refused ? problem.refusal : undefined),
    connected: () => world.connected,
    now: () => world.now,
    later: (ms, then) => alarms.push({ at: world.now + ms, then }),
    newId: () => `id-${++world.ids}`,
    keep: { load: () => world.kept, save: (text) => (world.kept = text) },
    changed: (all) => (world.all = all),
  });
  async function pass(ms: number): Promise<void> {
    world.now += ms;
    for (const alarm of alarms.splice(0)) alarm.at <= world.now ? alarm.then() : alarms.push(alarm);
    await turn();
  }
  return {
    outbox,
    world,
    asked,
    pass,
    texts: () => asked.map((one) => one.text),
    states: () => world.all.map((one) => one.state),
  };
}

test("messages of a room go out one at a time and in order", async () => {
  const { outbox, asked, texts } = bench();
  outbox.say("tea", "one");
  outbox.say("tea", "two");
  outbox.say("attic", "elsewhere");
  expect(texts()).toEqual(["one", "elsewhere"]);
  await asked[0]?.answer(1);
  expect(texts()).toEqual(["one", "elsewhere", "two"]);
});

test("what is said offline waits and goes out in order once connected", async () => {
  const { outbox, world, asked, texts } = bench();
  world.connected = false;
  outbox.say("tea", "one");
  outbox.say("tea", "two");
  expect(texts()).toEqual([]);
  world.connected = true;
  outbox.resume();
  outbox.resume();
  expect(texts()).toEqual(["one"]);
  await asked[0]?.answer(1);
  expect(texts()).toEqual(["one", "two"]);
});

test("a message cut off on its way is sent again with the same id", async () => {
  const { outbox, world, asked } = bench();
  outbox.say("tea", "one");
  world.connected = false;
  await asked[0]?.fail(new Error("WebSocket closed"));
  expect(world.all[0]?.state).toBe("queued");
  world.connected = true;
  outbox.resume();
  expect(asked.map((one) => one.id)).toEqual(["id-1", "id-1"]);
});

test("a message that was on its way when the tab was reloaded is sent again with the same id", () => {
  const first = bench();
  first.outbox.say("tea", "one");
  first.outbox.say("tea", "two");
  const second = bench(first.world.kept);
  expect(second.states()).toEqual(["queued", "queued"]);
  second.outbox.resume();
  expect(second.asked.map((one) => one.id)).toEqual(["id-1"]);
});

test("an acknowledged message is not kept for the next load, but shown until the room has it", async () => {
  const { outbox, world, asked } = bench();
  outbox.say("tea", "one");
  await asked[0]?.answer(7);
  expect(world.kept).toBe("[]");
  expect(world.all).toHaveLength(1);
  outbox.heard("tea", new Set(), 6);
  expect(world.all).toHaveLength(1);
  outbox.heard("tea", new Set(), 7);
  expect(world.all).toHaveLength(0);
});

test("the room may have a message before its acknowledgement comes", async () => {
  const { outbox, world, asked, texts } = bench();
  const id = outbox.say("tea", "one");
  outbox.say("tea", "two");
  outbox.heard("tea", new Set([id]), 7);
  expect(world.all.map((one) => one.text)).toEqual(["two"]);
  expect(texts()).toEqual(["one"]);
  await asked[0]?.answer(7);
  expect(texts()).toEqual(["one", "two"]);
});

test("too fast waits as long as the house says and goes on by itself, in order", async () => {
  const { outbox, world, asked, pass, texts, states } = bench();
  outbox.say("tea", "one");
  outbox.say("tea", "two");
  await asked[0]?.fail(new Refused({ reason: "slow-mode", retryAfter: 5_000, limit: 5 }));
  expect(states()).toEqual(["held", "queued"]);
  expect(world.all[0]?.until).toBe(6_000);
  await pass(4_999);
  expect(texts()).toEqual(["one"]);
  await pass(1);
  expect(texts()).toEqual(["one", "one"]);
  await asked[1]?.answer(1);
  expect(texts()).toEqual(["one", "one", "two"]);
});

test("what is refused keeps its text and reason and stands aside for the next", async () => {
  const { outbox, world, asked, texts } = bench();
  const id = outbox.say("tea", "one");
  outbox.say("tea", "two");
  await asked[0]?.fail(new Refused({ reason: "room-closed" }));
  expect(world.all[0]).toMatchObject({ text: "one", state: "refused", refusal: { reason: "room-closed" } });
  expect(texts()).toEqual(["one", "two"]);
  await asked[1]?.answer(1);
  outbox.retry(id);
  expect(texts()).toEqual(["one", "two", "one"]);
});

test("refused words can be taken back for another wording, or dropped", async () => {
  const { outbox, world, asked } = bench();
  const id = outbox.say("tea", "one", 4);
  await asked[0]?.fail(new Refused({ reason: "too-long", limit: 2_000 }));
  expect(outbox.take(id)).toMatchObject({ text: "one", replyTo: 4 });
  expect(world.all).toHaveLength(0);
});

test("a house that fails without a word while connected is not asked in a tight loop", async () => {
  const { outbox, asked, pass, texts } = bench();
  outbox.say("tea", "one");
  await asked[0]?.fail(new Error("odd"));
  expect(texts()).toEqual(["one"]);
  await pass(1_000);
  expect(texts()).toEqual(["one", "one"]);
});

test("unreadable remains of another page are no reason to fail", () => {
  expect(bench("{not json").world.all).toEqual([]);
});

test("in a one-way room nothing stays of what was said but its receipt, and no reload brings it back", async () => {
  const { outbox, world, asked } = bench();
  outbox.say("tea", "it was me");
  await asked[0]?.answer(4);
  outbox.letGo("tea");
  expect(world.all).toMatchObject([{ state: "receipt", text: "", version: 4, heardBy: 1 }]);
  outbox.heard("tea", new Set(), 9);
  expect(world.all).toHaveLength(1);
  expect(world.kept).toBe("[]");
});
