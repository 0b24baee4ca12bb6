import { expect, test } from "bun:test";
import { guestName } from "../../server/people/names.ts";

test("a guest is called Guest and four digits", () => {
  expect(
    guestName(
      () => 0,
      () => false,
    ),
  ).toBe("Guest1000");
  expect(
    guestName(
      () => 0.999_999,
      () => false,
    ),
  ).toBe("Guest9999");
});

test("a name that is worn is not given again", () => {
  const draws = [0, 0, 0.5];
  expect(
    guestName(
      () => draws.shift() ?? 0,
      (name) => name === "Guest1000",
    ),
  ).toBe("Guest5500");
});

test("with thousands of guests a fifth digit is added", () => {
  let asked = 0;
  const name = guestName(
    () => 0.25,
    () => {
      asked += 1;
      return asked <= 20;
    },
  );
  expect(name).toMatch(/^Guest\d{5}$/);
});

test("a guest gets a name even when all are worn", () => {
  expect(guestName(Math.random, () => true)).toMatch(/^Guest\d{5}$/);
});
