// What callers may get wrong over HTTP; over sockets see tests/torture/mutations.ts.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { INSIDES } from "../support/insides.ts";
import { good, mutatedInput, type Procedure, proceduresOf } from "../support/mutations.ts";
import { seeded } from "../support/seeded.ts";

const SEED = 20_261_125;

let house: House;
let procedures: Procedure[];
beforeAll(async () => {
  house = await openHouse();
  procedures = proceduresOf(house);
});
afterAll(() => house.close());

const callable = () => procedures.filter(({ type }) => type !== "subscription");

test("every field that a caller can set is tried with values that are right", () => {
  expect(procedures.length).toBeGreaterThan(12);
  const fields = new Set(procedures.flatMap((one) => one.fields));
  expect(Object.keys(good).sort()).toEqual([...fields].sort());
});

test("over HTTP, calls that are nearly right break nothing, and are told nothing of the insides", async () => {
  const random = seeded(SEED);
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
