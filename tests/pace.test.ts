import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { Pace } from "../server/base/pace.ts";

function paceAt(burst: number, perSecond: number) {
  const clock = { now: 0 };
  const pace = new Pace({ burst, perSecond }, () => clock.now);
  return { clock, pace, take: (key = "bo") => pace.take(key) };
}

describe("a pace", () => {
  test("lets a burst through, then tells how long to wait", () => {
    const { take } = paceAt(3, 2);
    expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 500]);
  });
  test("lets one through when the wait is over, not earlier", () => {
    const { take, clock } = paceAt(1, 2);
    take();
    clock.now = 499;
    expect(take()).toBeGreaterThan(0);
    clock.now = 500;
    expect(take()).toBe(0);
    expect(take()).toBe(500);
  });
  test("that counts afterwards makes those wait longer who did more than there was room for", () => {
    const { pace, clock } = paceAt(2, 1);
    for (let i = 0; i < 4; i++) expect(pace.wait("bo")).toBe(0);
    for (let i = 0; i < 4; i++) pace.owe("bo");
    expect(pace.wait("bo")).toBe(3_000);
    clock.now = 3_000;
    expect(pace.wait("bo")).toBe(0);
    expect(pace.wait("cy")).toBe(0);
  });
  test("is not made slower by asking too early", () => {
    const { take, clock } = paceAt(1, 1);
    take();
    for (clock.now = 1; clock.now < 1_000; clock.now += 1) expect(take()).toBeGreaterThan(0);
    expect(take()).toBe(0);
  });
  test("saves up no more than the burst", () => {
    const { take, clock } = paceAt(2, 10);
    clock.now = 1_000_000;
    expect([take(), take(), take()]).toEqual([0, 0, 100]);
  });
  test("counts everybody by themselves, whatever they are called", () => {
    const { take } = paceAt(1, 1);
    expect([take("bo"), take("__proto__"), take("constructor"), take("")]).toEqual([0, 0, 0, 0]);
    expect(take("__proto__")).toBe(1_000);
  });
  test("of nothing at all lets nobody through and says so", () => {
    const { take } = paceAt(0, 0);
    expect(take()).toBeGreaterThan(0);
  });
});

test("over any stretch of time, no more get through than the burst and what grew", () => {
  const steps = fc.array(fc.nat(700), { minLength: 1, maxLength: 100 });
  const property = (burst: number, perSecond: number, pauses: number[]) => {
    const { take, clock } = paceAt(burst, perSecond);
    let through = 0;
    for (const pause of pauses) {
      clock.now += pause;
      if (take() === 0) through += 1;
    }
    expect(through).toBeLessThanOrEqual(burst + (clock.now / 1_000) * perSecond + 1e-9);
  };
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 20 }), steps, property));
});

test("a hundred thousand callers are forgotten again, those who wait are not", () => {
  const { take, clock } = paceAt(1, 0.001);
  take("busy");
  for (let i = 0; i < 49_000; i += 1) take(`caller ${i}`);
  expect(take("busy")).toBeGreaterThan(0);
  clock.now = 2_000_000;
  expect(take("somebody")).toBe(0);
  expect(take("busy")).toBe(0);
});
