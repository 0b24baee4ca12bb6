// The wire as its contract has it, spoken by the stock client (W3 and W4: cuts.test.ts). Rules:
//
// W1  A program is who the connection parameter `session` says; without one it is nobody.
// W2  Who enters and follows from the snapshot's cursor hears everything that is recorded after it, once, in order.
// W3  Cut and reconnected at any moment, a reader still hears everything once, in order.
// W4  A house that restarts says so (reconnect notice, 1012); readers and writers go on where they were.
// W5  A cursor that cannot be followed on is answered "reload".
// W6  PING is answered PONG.
// W7  Subscriptions of one socket do not meet; one that was stopped is silent.
// W8  A refusal carries its reason, and the numbers that go with it.
// W9  A message is said once, however often its id is sent.
// W10 Each frame says after which version it tells on, and up to which, also where events in between are withheld; so a
//     reader from whom one is lost notices with the next (gaps.test.ts).
import { describe, expect, test } from "bun:test";
import { memoryLog } from "../../server/log/memory.ts";
import { connect, newId, type Program, reasonOf, sayThrough } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { openSocket, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";
import { dense, makeWires } from "../support/wires.ts";

const { house, guest, inTea, houseBehindProxy, later } = makeWires();

describe("[W1] a program", () => {
  test("is the guest that its session names, over HTTP and over the socket", async () => {
    const { url } = await house();
    const bo = await guest(url);
    const { name } = await bo.call.people.me.query();
    expect(name).toBe(bo.name);
    expect((await guest(url, bo.session)).name).toBe(bo.name);
    expect((await guest(url)).name).not.toBe(bo.name);
  });
  test("without a session that holds is told so, and let go", async () => {
    const { port } = await house();
    for (const session of ["", "made up", "x".repeat(43), undefined]) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc?connectionParams=1`);
      const heard: string[] = [];
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      socket.onmessage = ({ data }) => heard.push(data);
      socket.onclose = () => resolve();
      socket.onopen = () => {
        socket.send(JSON.stringify({ method: "connectionParams", data: session === undefined ? null : { session } }));
      };
      await closed;
      expect(heard.map((frame) => JSON.parse(frame).error.data.reason)).toEqual(["no-session"]);
    }
  });
});

describe("[W2] who follows from a snapshot", () => {
  test("hears everything that comes after it, once, in order, with the cursor of the last", async () => {
    const { url } = await house();
    const [bo, cy] = [await guest(url), await guest(url)];
    const reader = await inTea(cy);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const texts = dense(1, 60).map(String);
    for (const text of texts.slice(0, 30)) await sayThrough(bo, "tea", text);
    for (let i = 30; i < 60; i += 10)
      await Promise.all(texts.slice(i, i + 10).map((text) => sayThrough(bo, "tea", text)));
    await reader.hears("60");
    expect(reader.texts.toSorted((a, b) => Number(a) - Number(b))).toEqual(texts);
    expect(reader.versions).toEqual(dense(reader.versions[0] ?? 0, 61));
    expect(reader.cursor.endsWith(`.${reader.versions.at(-1)}`)).toBe(true);
  });
  test("misses nothing that was said between the snapshot and following it", async () => {
    const { url } = await house();
    const [bo, cy] = [await guest(url), await guest(url)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const { cursor } = await cy.call.rooms.enter.mutate({ room: "tea" });
    await sayThrough(bo, "tea", "in between");
    const reader = await new Follower(cy, "tea").follow(cursor);
    await sayThrough(bo, "tea", "later");
    await reader.hears("later");
    expect(reader.texts).toEqual(["in between", "later"]);
  });
  test("hears nothing of other rooms, and never who somebody is in the record", async () => {
    const { url, app } = await house();
    const bo = await guest(url);
    const reader = await inTea(bo);
    await bo.call.rooms.enter.mutate({ room: "lobby" });
    await sayThrough(bo, "lobby", "elsewhere");
    await sayThrough(bo, "tea", "here");
    await reader.hears("here");
    expect(reader.texts).toEqual(["here"]);
    const [person = ""] = [...app.rooms.chat.peek("room:tea", app.rooms.deciding).members.keys()];
    expect(person).toStartWith("p_");
    expect(JSON.stringify(reader.events)).not.toContain(person);
  });
});

describe("[W5] a cursor", () => {
  test.each(["made-up.1", "", "1", "__proto__.1"])("of no house, %j, is answered with reload", async (cursor) => {
    const { url } = await house();
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    expect(await new Follower(bo, "tea").follow(cursor)).toMatchObject({ reloads: 1, events: [], errors: [] });
  });
  test("beyond what was ever said is answered with reload, not with waiting", async () => {
    const { url, log } = await house();
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    expect(await new Follower(bo, "tea").follow(`${log.epoch}.999`)).toMatchObject({ reloads: 1 });
  });
  test("far behind is answered with reload, and the new one goes on from there", async () => {
    const { url } = await house();
    const [bo, cy] = [await guest(url), await guest(url)];
    const { cursor } = await cy.call.rooms.enter.mutate({ room: "tea" });
    await bo.call.rooms.enter.mutate({ room: "tea" });
    for (let i = 0; i < 40; i += 1) await Promise.all(dense(1, 25).map((one) => sayThrough(bo, "tea", `${i}.${one}`)));
    const reader = await new Follower(cy, "tea").follow(cursor);
    expect(reader).toMatchObject({ reloads: 1, events: [] });
    await sayThrough(bo, "tea", "at last");
    await reader.hears("at last");
    expect(reader.texts).toEqual(["at last"]);
  });
});

describe("[W6] a quiet wire", () => {
  test("is kept alive by PING and PONG", async () => {
    const { url, port } = await house();
    const bo = await guest(url);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc?connectionParams=1`);
    const heard: string[] = [];
    socket.onmessage = ({ data }) => heard.push(data);
    socket.onopen = () => {
      socket.send(JSON.stringify({ method: "connectionParams", data: { session: bo.session } }));
      for (let i = 0; i < 3; i += 1) socket.send("PING");
    };
    await until("three answers", () => heard.length === 3);
    expect(heard).toEqual(["PONG", "PONG", "PONG"]);
    socket.close();
  });
  test("whose other end fell silent is noticed and dialled again", async () => {
    const { house, proxy } = await houseBehindProxy();
    const keepAlive = { enabled: true, intervalMs: 20, pongTimeoutMs: 100 };
    const bo = await guest(proxy.url, undefined, { keepAlive });
    const reader = await inTea(bo);
    proxy.silence();
    const cy = await guest(house.url);
    await cy.call.rooms.enter.mutate({ room: "tea" });
    await sayThrough(cy, "tea", "are you there?");
    expect(reader.texts).toEqual([]);
    const before = proxy.dialled;
    await until("a new connection", () => proxy.dialled > before);
    await reader.hears("are you there?");
    expect(reader.texts).toEqual(["are you there?"]);
  });
});

describe("[W7] one socket", () => {
  test("follows two rooms, and one of them twice, without mixing them up", async () => {
    const { url } = await house();
    const bo = await guest(url);
    const tea = await inTea(bo);
    const lobby = await new Follower(bo, "lobby").enter();
    const again = await new Follower(bo, "tea").follow(tea.cursor);
    await sayThrough(bo, "tea", "tea");
    await sayThrough(bo, "lobby", "lobby");
    await Promise.all([tea.hears("tea"), again.hears("tea"), lobby.hears("lobby")]);
    expect([tea.texts, again.texts, lobby.texts]).toEqual([["tea"], ["tea"], ["lobby"]]);
  });
  test("hears nothing of what it stopped, and goes on with the rest", async () => {
    const { url } = await house();
    const bo = await guest(url);
    const [stopped, stays] = [await inTea(bo), await new Follower(bo, "tea").enter()];
    stopped.leave();
    // Answered after the stop was read: calls of one socket are taken in order.
    await bo.call.people.me.query();
    await sayThrough(bo, "tea", "after");
    await stays.hears("after");
    expect(stopped.texts).toEqual([]);
  });
  test("numbers a subscription as it likes, but not two alike at once; when one is over it hears so, once", async () => {
    const { url, port } = await house();
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const raw = later(await openSocket(port, bo.session));
    const params = { path: "live.room", input: { room: "tea" } };
    const follow = () => raw.write(textFrame({ id: "x", method: "subscription", params }));
    const kinds = () =>
      raw.replies.map(({ error, result }) => (error ? error.data["code"] : (result as { type: string }).type));
    follow();
    await until("it is followed", () => kinds().length === 2);
    follow();
    await until("a refusal", () => kinds().length === 4);
    raw.write(textFrame({ id: "x", method: "subscription.stop" }));
    raw.write(textFrame({ id: "x", method: "subscription.stop" }));
    follow();
    await until("it is followed again", () => kinds().length === 7);
    await bo.call.rooms.leave.mutate({ room: "tea" });
    await until("it is over", () => kinds().at(-1) === "stopped");
    raw.write(textFrame({ id: "x", method: "subscription.stop" }));
    follow();
    await until("a refusal of who is not there", () => kinds().length === 12);
    expect(kinds()).toEqual([
      ...["started", "data", "started", "BAD_REQUEST", "stopped"],
      ...["started", "data", "data", "stopped"],
      ...["started", "FORBIDDEN", "stopped"],
    ]);
  });
});

describe("[W8] a refusal", () => {
  const refused = async (call: Promise<unknown>) => {
    const error = await call.then(
      () => undefined,
      (error: unknown) => error as { data?: object },
    );
    return error?.data;
  };

  test("carries its reason and code", async () => {
    const { url } = await house();
    const { call } = await guest(url);
    const post = (text: string, room = "tea") => refused(call.messages.post.mutate({ room, id: newId(), text }));
    expect(await post("hello")).toEqual({ code: "FORBIDDEN", httpStatus: 403, reason: "not-a-member" });
    expect(await post("hello", "nowhere")).toEqual({ code: "NOT_FOUND", httpStatus: 404, reason: "no-such-room" });
    expect(await post(" ")).toMatchObject({ reason: "empty" });
    expect(await post("\uD83D")).toMatchObject({ reason: "ill-formed" });
    expect(await post("x".repeat(2_001))).toMatchObject({ reason: "too-long", limit: 2_000 });
    expect(await refused(call.messages.edit.mutate({ room: "tea", version: -1, text: "x" }))).toMatchObject({
      reason: "wrong-shape",
    });
    expect(await refused(call.rooms.open.mutate({ name: "TEA" }))).toMatchObject({ reason: "room-name-taken" });
    const reaction = { room: "tea", version: 1, emoji: "no emoji", on: true };
    expect(await refused(call.messages.react.mutate(reaction))).toMatchObject({ reason: "not-an-emoji" });
  });
  test("for speed says when to try again, and holds then", async () => {
    const { url } = await house({ settings: { POST_BURST: "2", POST_PER_SECOND: "20" } });
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const post = () => bo.call.messages.post.mutate({ room: "tea", id: newId(), text: "quick" });
    const answers = await Promise.allSettled(dense(1, 5).map(post));
    const reasons = answers.map((answer) => (answer.status === "rejected" ? reasonOf(answer.reason) : "said"));
    expect(reasons.slice(0, 4)).toEqual(["said", "said", "too-fast", "too-fast"]);
    const data = (await refused(post())) as { retryAfter: number };
    expect(data.retryAfter).toBeWithin(1, 51);
    await Bun.sleep(data.retryAfter + 1);
    expect(await post()).toHaveProperty("version");
  });
  test("to follow a room that one is not in says so", async () => {
    const { url } = await house();
    const bo = await guest(url);
    const reader = await new Follower(bo, "tea").follow(null);
    expect(reader.errors.map(reasonOf)).toEqual(["not-a-member"]);
  });
});

describe("[W9] one id", () => {
  test("sent ten times at once, and again after a restart, is one message", async () => {
    const world = { log: memoryLog(), secret: new Uint8Array(32).fill(7) };
    const first = await openHouse(world);
    const id = newId();
    const send = (program: Program) => program.call.messages.post.mutate({ room: "tea", id, text: "once" });
    const bo = await connect(first.url);
    const tabs = [bo, await connect(first.url, bo.session), await connect(first.url, bo.session)];
    await bo.call.rooms.enter.mutate({ room: "tea" });
    const answers = await Promise.all(dense(0, 10).map((i) => send(tabs[i % 3] ?? bo)));
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    for (const tab of tabs) tab.close();
    await first.close();

    const second = await house(world);
    const again = await guest(second.url, bo.session);
    expect(await send(again)).toEqual(answers[0]!);
    const { messages } = await again.call.rooms.enter.mutate({ room: "tea" });
    expect(messages).toHaveLength(1);
  });
});
