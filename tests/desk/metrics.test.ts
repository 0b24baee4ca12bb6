// Numbers for a program that watches the house.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { type House, openHouse } from "../support/house.ts";

const TOKEN = "a-token-of-twenty-letters";

let house: House;
beforeAll(async () => {
  house = await openHouse({ settings: { METRICS_TOKEN: TOKEN } });
});
afterAll(() => house.close());

const status = async (path: string, headers: Record<string, string> = {}) =>
  (await fetch(house.url + path, { headers })).status;

test("a program on this machine reads them, as Prometheus wants them", async () => {
  const answer = await fetch(`${house.url}/metrics`);
  expect(answer.headers.get("content-type")).toStartWith("text/plain; version=0.0.4");
  const text = await answer.text();
  expect(text).toContain("# TYPE hearsay_rooms gauge\nhearsay_rooms 2\n");
  for (const line of text.trim().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+ [\d.e+-]+)$/);
});

test("whom a proxy brings reads them by the token alone", async () => {
  const proxied = { "x-forwarded-for": "203.0.113.7" };
  expect(await status("/metrics", proxied)).toBe(404);
  expect(await status("/metrics", { ...proxied, authorization: "Bearer another-token-altogether" })).toBe(404);
  expect(await status("/metrics", { ...proxied, authorization: `Bearer ${TOKEN}` })).toBe(200);
});

test("a house that can record is ready", async () => {
  expect(await status("/readyz")).toBe(200);
});
