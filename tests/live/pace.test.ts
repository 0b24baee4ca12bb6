import { expect, test } from "bun:test";
import { pauseBefore } from "../../client/pace.ts";

test("the first attempt to reconnect follows at once, scattered over a blink", () => {
  expect(pauseBefore(0, 0)).toBe(0);
  expect(pauseBefore(0, 1)).toBeLessThanOrEqual(300);
});

test("later ones begin at two seconds and are never more than fifteen apart", () => {
  expect(pauseBefore(1, 0.5)).toBe(2_000);
  for (let attempt = 1; attempt < 200; attempt += 1) {
    expect(pauseBefore(attempt, 1)).toBeLessThanOrEqual(15_000);
    expect(pauseBefore(attempt, 0)).toBeGreaterThanOrEqual(1_500);
  }
});
