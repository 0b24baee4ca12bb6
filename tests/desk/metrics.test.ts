// Numbers for a program that watches the house.
import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";

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
  for (const line of text.split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+ [\d.e+-]+|)$/);
});

test("they tell of the house at this moment, and of the process what is true", async () => {
  const read = async () => {
    const text = await (await fetch(`${house.url}/metrics`)).text();
    const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    return new Map(lines.map((line) => line.split(" ") as [string, string]));
  };
  const before = Number((await read()).get("hearsay_events_total"));
  const ada = await connect(house.url);
  const now = await read();
  // Her arrival.
  expect(Number(now.get("hearsay_events_total"))).toBe(before + 1);
  await until("her tab is counted", async () => (await read()).get("hearsay_sockets") === "1");
  ada.close();
  await until("its work is counted", async () => Number((await read()).get("process_cpu_seconds_total")) > 0);
  expect(Number(now.get("process_resident_memory_bytes"))).toBeGreaterThan(10_000_000);
  expect([...now.keys()].filter((name) => name.startsWith("nodejs_"))).toEqual([
    "nodejs_eventloop_lag_seconds",
    "nodejs_eventloop_lag_p99_seconds",
  ]);
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
