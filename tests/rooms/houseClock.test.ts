import { expect, test } from "bun:test";
import { makeHouseClock } from "../../client/rooms/houseClock.ts";

test("a device that is right is believed", () => {
  const clock = makeHouseClock(() => 1_000);
  clock.isAfter(900);
  clock.isBefore(1_100);
  expect(clock.now()).toBe(1_000);
});

test("a device whose clock is ahead lets nothing expire too early", () => {
  const clock = makeHouseClock(() => 9_000);
  clock.isBefore(1_100);
  expect(clock.now()).toBe(1_100);
});

test("a device whose clock is behind keeps nothing for too long", () => {
  let now = 1_000;
  const clock = makeHouseClock(() => now);
  clock.isAfter(5_000);
  now += 10;
  expect(clock.now()).toBe(5_010);
});
