// Thousands of calls that are nearly right. HEARSAY_MUTATIONS sets how many, HEARSAY_SEED which.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect, newId } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { good, mutatedInput, type Procedure, proceduresOf, seeded } from "../support/mutations.ts";
import { openSocket, type Raw, textFrame } from "../support/raw.ts";
import { until } from "../support/until.ts";

const MANY = 6_000;
const SEED = Number(process.env["HEARSAY_SEED"] ?? 20_261_125);
/** Calls of one guest, who would be slowed down soon after. */
const PER_GUEST = 80;
const AT_ONCE = 20;
const INSIDES =
  /\/work\/|\/home\/|\/root\/|\/tmp\/|node_modules|file:\/\/|\.ts\b|\bat [\w.<>]+ \(|TypeError|RangeError|undefined is not/;

let house: House;
let procedures: Procedure[];
beforeAll(async () => {
  house = await openHouse({ settings: { SOCKETS_PER_SESSION: "1000" } });
  procedures = proceduresOf(house);
});
afterAll(() => house.close());

const callable = () => procedures.filter(({ type }) => type !== "subscription");

test("every field that a caller can set is tried with values that are right", () => {
  expect(procedures.length).toBeGreaterThan(12);
  const fields = new Set(procedures.flatMap((one) => one.fields));
  expect(Object.keys(good).sort()).toEqual([...fields].sort());
});

test(`${MANY} calls with mutated inputs (seed ${SEED}): each is answered, none breaks anything or tells of the insides`, async () => {
  const random = seeded(SEED);
  const outcomes = new Map<string, number>();
  for (let done = 0; done < MANY; done += PER_GUEST) {
    for (const reply of await oneGuest(random)) {
      const outcome = reply.error ? String(reply.error.data["reason"]) : "answered";
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(reply.error?.data["code"]).not.toBe("INTERNAL_SERVER_ERROR");
      if (reply.error) expect(JSON.stringify(reply.error)).not.toMatch(INSIDES);
    }
  }
  expect(house.errors).toEqual([]);
  // That all would be refused at the door would be no test.
  for (const reached of ["answered", "wrong-shape", "no-such-room", "not-yours", "empty", "no-such-message"])
    expect([reached, outcomes.get(reached) ?? "never"]).toEqual([reached, expect.any(Number)]);
}, 60_000);

async function oneGuest(random: () => number): Promise<Raw["replies"]> {
  const guest = await connect(house.url);
  await guest.call.rooms.enter.mutate({ room: "tea" });
  await guest.call.messages.post.mutate({ room: "tea", id: newId(), text: "something to edit" });
  const socket = await openSocket(house.port, guest.session);
  guest.close();
  for (let from = 0; from < PER_GUEST; from += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, (_, i) => callOf(from + i, random));
    for (const call of calls) {
      socket.write(textFrame(call));
      if (call.method === "subscription") socket.write(textFrame({ id: call.id, method: "subscription.stop" }));
    }
    const asked = calls.map(({ id }) => id);
    await until("all answers", () => {
      const answered = new Set(socket.replies.map(({ id }) => id));
      return socket.closed || asked.every((id) => answered.has(id));
    });
    expect(socket.closed).toBe(false);
  }
  socket.close();
  return socket.replies;
}

function callOf(id: number, random: () => number) {
  const procedure = procedures[Math.floor(random() * procedures.length)] as Procedure;
  const input = mutatedInput(procedure, random);
  return { id, method: procedure.type, params: { path: procedure.path, input } };
}

test("over HTTP the same holds", async () => {
  const random = seeded(SEED + 1);
  const { session, close } = await connect(house.url);
  close();
  const headers = { authorization: `Bearer ${session}`, "content-type": "application/json" };
  for (const procedure of callable()) {
    for (let i = 0; i < 12; i += 1) {
      const input = JSON.stringify(mutatedInput(procedure, random));
      const url = `${house.url}/trpc/${procedure.path}`;
      const asked =
        procedure.type === "query" && input.length < 8_000
          ? fetch(`${url}?input=${encodeURIComponent(input)}`, { headers })
          : fetch(url, { method: "POST", headers, body: input });
      const answer = await asked;
      expect([procedure.path, answer.status < 500]).toEqual([procedure.path, true]);
      expect(await answer.text()).not.toMatch(INSIDES);
    }
  }
  expect(house.errors).toEqual([]);
});

test("a subscription is not to be had over HTTP", async () => {
  for (const { path } of procedures.filter(({ type }) => type === "subscription")) {
    const answer = await fetch(`${house.url}/trpc/${path}?input=${encodeURIComponent('{"room":"tea"}')}`);
    const text = await answer.text();
    expect([path, answer.headers.get("content-type") ?? "", text]).toEqual([
      path,
      expect.anything(),
      expect.stringMatching(/no-session|websocket-only/),
    ]);
  }
});

test("afterwards nothing is polluted, and the record reads as what everybody sees", async () => {
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const someone = await connect(house.url);
  await someone.call.rooms.enter.mutate({ room: "tea" });
  const again = await openHouse({ log: house.log });
  expect(again.app.rooms.rooms()).toEqual(house.app.rooms.rooms());
  const reader = await connect(again.url, someone.session);
  const rooms = await reader.call.rooms.discover.query();
  const everybodys = [...house.app.rooms.rooms()].filter(([, { options }]) => options.found === "everybody");
  expect(rooms.map(({ id }) => id).sort()).toEqual(everybodys.map(([id]) => id).sort());
  for (const program of [someone, reader]) program.close();
  await again.close();
});
