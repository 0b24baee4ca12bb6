// Who takes too much is refused, and nobody else notices.
import { afterEach, describe, expect, test } from "bun:test";
import { Addresses } from "../../server/http/address.ts";
import { BATCH_CALLS, CALLS_IN_FLIGHT, SUBSCRIPTIONS_PER_SOCKET } from "../../server/limits.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { Follower } from "../support/follower.ts";
import { openHouse } from "../support/house.ts";
import { openSocket, type Raw, shakeHands, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});
async function houseWith(settings: Record<string, string> = {}, log = memoryLog()) {
  const house = await openHouse({ settings, log });
  cleanups.push(() => {
    expect(house.errors).toEqual([]);
    return house.close();
  });
  return house;
}
async function guest(url: string, session?: string) {
  const program = await connect(url, session);
  cleanups.push(() => program.close());
  return program;
}
function raw(socket: Raw): Raw {
  cleanups.push(() => socket.close());
  return socket;
}
const reasonsOf = (socket: Raw) => socket.replies.map(({ error }) => error?.data["reason"]);

describe("one connection", () => {
  test(`may send ${BATCH_CALLS} calls in one HTTP request, not one more`, async () => {
    const { url } = await houseWith();
    const batch = (many: number) =>
      fetch(`${url}/trpc/${Array.from({ length: many }, () => "people.nobody").join()}?batch=1`);
    expect(await (await batch(BATCH_CALLS)).json()).toHaveLength(BATCH_CALLS);
    const refused = await batch(BATCH_CALLS + 1);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain("NOT_FOUND");
  });
  test("may send a body of 64 kB, not of 100", async () => {
    const { url } = await houseWith();
    const post = (length: number) =>
      fetch(`${url}/trpc/people.change`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name: "x".repeat(length) }),
      });
    expect((await post(60_000)).status).toBe(401);
    expect((await post(100_000)).status).toBe(413);
  });
  test(`may follow ${SUBSCRIPTIONS_PER_SOCKET} things at once, and another when it stops one`, async () => {
    const { url } = await houseWith();
    const bo = await guest(url);
    const tea = await new Follower(bo, "tea").enter();
    for (let i = 1; i < SUBSCRIPTIONS_PER_SOCKET; i += 1) await new Follower(bo, "tea").follow(tea.cursor);
    const tooMany = await new Follower(bo, "tea").follow(tea.cursor);
    expect(tooMany.errors.map(reasonOf)).toEqual(["too-many-subscriptions"]);
    tea.leave();
    await bo.call.people.me.query();
    expect((await new Follower(bo, "tea").follow(tea.cursor)).errors).toEqual([]);
  });
  test(`may wait for ${CALLS_IN_FLIGHT} answers at once, and for others afterwards`, async () => {
    const slow = memoryLog();
    const { promise: gate, resolve: goOn } = Promise.withResolvers<void>();
    let held = false;
    const append: typeof slow.append = async (...what) => {
      if (held) await gate;
      return slow.append(...what);
    };
    const log = new Proxy(slow, { get: (of, key) => (key === "append" ? append : Reflect.get(of, key)) });
    const { url } = await houseWith({}, log);
    const bo = await guest(url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    held = true;
    const post = () => bo.call.messages.post.mutate({ room: "tea", id: newId(), text: "hello" });
    const waiting = Array.from({ length: CALLS_IN_FLIGHT }, post);
    expect(await post().catch(reasonOf)).toBe("too-many-calls");
    goOn();
    await Promise.all(waiting);
    expect(await post()).toHaveProperty("version");
  });
  test("that floods is closed with 1008, and the others go on", async () => {
    const { port, url } = await houseWith();
    const [bo, cy] = [await guest(url), await guest(url)];
    const flood = raw(await openSocket(port, bo.session));
    const began = performance.now();
    flood.write(
      Buffer.concat(
        Array.from({ length: 1_000 }, () => textFrame({ id: 1, method: "query", params: { path: "rooms.discover" } })),
      ),
    );
    await flood.untilClosed();
    expect(flood.closeCode).toBe(1008);
    // 200 at once, and 50 more for each second that a slow machine takes.
    expect(flood.replies.length).toBeLessThanOrEqual(201 + (performance.now() - began) / 20);
    expect((await cy.call.people.me.query()).name).toBe(cy.name);
  });
});

describe("one session", () => {
  test("may hold eight sockets, and another when one is closed", async () => {
    const { port, url } = await houseWith();
    const { session, close } = await guest(url);
    close();
    const open = async () => {
      const socket = raw(await openSocket(port, session));
      socket.write(textFrame({ id: 1, method: "query", params: { path: "rooms.discover" } }));
      await until("an answer", () => socket.replies.length > 0);
      return socket;
    };
    const sockets: Raw[] = [];
    for (let i = 0; i < 8; i += 1) sockets.push(await open());
    expect(sockets.flatMap(reasonsOf)).toEqual(sockets.map(() => undefined));
    const ninth = await open();
    expect(reasonsOf(ninth)[0]).toBe("too-many-sockets");
    await ninth.untilClosed();
    sockets[0]?.close();
    await until("another to be let in", async () => reasonsOf(await open())[0] === undefined);
  });
});

describe("one address", () => {
  test("may hold fifty sockets, named or not, and others when those are closed", async () => {
    const { port } = await houseWith({ SOCKETS_PER_ADDRESS: "" });
    const dial = async () => raw(await shakeHands(port));
    const sockets = await Promise.all(Array.from({ length: 50 }, dial));
    expect(new Set(await Promise.all(sockets.map((one) => one.status())))).toEqual(new Set([101]));
    expect(await (await dial()).status()).toBe(429);
    sockets[0]?.close();
    await until("another to be let in", async () => (await (await dial()).status()) === 101);
  });
  test("cannot pass for another by saying so", async () => {
    const { port } = await houseWith({ SOCKETS_PER_ADDRESS: "1" });
    const dial = async (headers: Record<string, string>) => raw(await shakeHands(port, headers)).status();
    expect(await dial({})).toBe(101);
    for (const name of ["X-Forwarded-For", "CF-Connecting-IP", "X-Real-IP", "Forwarded"]) {
      expect([name, await dial({ [name]: "203.0.113.7" })]).toEqual([name, 429]);
    }
  });
  test("is the one that a trusted proxy names", async () => {
    const { port } = await houseWith({ SOCKETS_PER_ADDRESS: "1", TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8" });
    const dial = async (forwarded: string) => raw(await shakeHands(port, { "X-Forwarded-For": forwarded })).status();
    expect(await dial("203.0.113.7")).toBe(101);
    expect(await dial("203.0.113.8")).toBe(101);
    expect(await dial("203.0.113.7")).toBe(429);
    // What the caller wrote themselves stands further left.
    expect(await dial("198.51.100.1, 203.0.113.7")).toBe(429);
    expect(await dial("203.0.113.7, 10.1.2.3")).toBe(429);
    expect(await dial("198.51.100.1")).toBe(101);
  });
  test("may post 120 messages a minute, by however many people", async () => {
    const { url } = await houseWith({ POSTS_PER_MINUTE_PER_ADDRESS: "4" });
    const people = [await guest(url), await guest(url)];
    const reasons: unknown[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { call } = people[i % 2]!;
      await call.rooms.enter.mutate({ room: "tea" });
      const post = call.messages.post.mutate({ room: "tea", id: newId(), text: "hello" });
      reasons.push(await post.then(() => "said", reasonOf));
    }
    expect(reasons).toEqual(["said", "said", "said", "said", "too-fast", "too-fast"]);
  });
  test("may open ten times as many rooms as a person, by however many people", async () => {
    const { url } = await houseWith({ ROOMS_PER_HOUR: "1" });
    const open = async ({ call }: Program) => call.rooms.open.mutate({}).then(() => "open", reasonOf);
    const one = await guest(url);
    expect([await open(one), await open(one)]).toEqual(["open", "too-fast"]);
    // What was refused to one person counts for all.
    for (let i = 0; i < 8; i += 1) expect(await open(await guest(url))).toBe("open");
    expect(await open(await guest(url))).toBe("too-fast");
  });
});

describe("one person", () => {
  test("reads older pages as fast as people scroll, and others meanwhile as they like", async () => {
    const { url } = await houseWith();
    const [bo, cy] = [await guest(url), await guest(url)];
    for (const { call } of [bo, cy]) await call.rooms.enter.mutate({ room: "tea" });
    const page = ({ call }: Program) =>
      call.messages.before.query({ room: "tea", version: 1 }).then(() => "read", reasonOf);
    let read = 0;
    while (read < 150 && (await page(bo)) === "read") read += 1;
    expect(read).toBeGreaterThanOrEqual(100);
    expect(read).toBeLessThan(150);
    expect(await page(cy)).toBe("read");
  });
});

describe("an address", () => {
  const addresses = new Addresses(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);
  const of = (peer: string, forwarded?: string) =>
    addresses.of({ peer, headers: new Headers(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }) });

  test("is the peer's where nobody is trusted, whatever is written", () => {
    expect(of("203.0.113.7", "198.51.100.1")).toBe(of("203.0.113.7"));
    expect(of("203.0.113.7")).not.toBe(of("203.0.113.8"));
  });
  test("is the right-most one that no trusted proxy has", () => {
    expect(of("127.0.0.1", "198.51.100.1, 203.0.113.7")).toBe(of("203.0.113.7"));
    expect(of("10.9.9.9", "203.0.113.7, 10.0.0.1, fd00::1")).toBe(of("203.0.113.7"));
    expect(of("127.0.0.1", "unknown, garbage,,")).toBe(of("127.0.0.1"));
    expect(of("127.0.0.1", "10.0.0.1")).toBe(of("127.0.0.1"));
  });
  test("is read also where the proxy writes a port", () => {
    expect(of("127.0.0.1", "198.51.100.1, 203.0.113.7:5678")).toBe(of("203.0.113.7"));
    expect(of("127.0.0.1", "[2001:db8::1]:5678")).toBe(of("2001:db8::1"));
    expect(of("127.0.0.1", "[2001:db8::1]")).toBe(of("2001:db8::1"));
  });
  test("is never what a caller wrote before a hop that nobody can read", () => {
    for (const hop of ["unknown", "_hidden", "203.0.113.7:port", ""])
      expect([hop, of("127.0.0.1", `198.51.100.1, ${hop}`)]).toEqual([hop, of("127.0.0.1")]);
  });
  test("is the same in its IPv6 dress", () => {
    expect(of("::ffff:203.0.113.7")).toBe(of("203.0.113.7"));
    expect(of("::ffff:127.0.0.1", "::ffff:203.0.113.7")).toBe(of("203.0.113.7"));
  });
  test("of IPv6 is its network of 64 bits", () => {
    expect(of("2001:db8:1:2::1")).toBe(of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    expect(of("2001:db8:1:2::1")).toBe(of("2001:0db8:0001:0002::9"));
    expect(of("2001:db8:1:2::1")).not.toBe(of("2001:db8:1:3::1"));
    expect(of("fe80::1%eth0")).toBe(of("fe80::2"));
    expect(of("::1")).not.toBe(of("2001:db8::1"));
  });
  test("is never told, and hashed anew in every run", () => {
    expect(of("203.0.113.7")).toMatch(/^[\w-]{43}$/);
    expect(new Addresses([]).of({ peer: "203.0.113.7", headers: new Headers() })).not.toBe(of("203.0.113.7"));
  });
});
