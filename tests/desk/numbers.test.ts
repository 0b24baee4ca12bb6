// How the house does: over the last hour point by point, over the last day more coarsely.
import { expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bytesIn } from "../../server/desk/folder.ts";
import { Numbers, SAMPLE_MS } from "../../server/desk/numbers.ts";
import { DAY, HOUR, MINUTE, NOON } from "../support/cast.ts";
import { wallClock } from "../support/clock.ts";

function someNumbers() {
  const { now, pass } = wallClock(NOON);
  const tabs: { person: string }[] = [];
  let measured = 0;
  const kept = async () => {
    measured += 1;
    return measured;
  };
  return { pass, tabs, numbers: new Numbers({ now, here: () => tabs, memory: () => 7, kept }) };
}

test("a person with two tabs is one person", () => {
  const { numbers, tabs } = someNumbers();
  tabs.push({ person: "ada" }, { person: "ada" }, { person: "bo" });
  expect(numbers.point()).toMatchObject({ people: 2, sockets: 3, memory: 7 });
});

test("messages count for a minute", () => {
  const { numbers, pass } = someNumbers();
  for (let i = 0; i < 3; i++) numbers.said();
  pass(MINUTE - 1);
  expect(numbers.point().perMinute).toBe(3);
  pass(1);
  expect(numbers.point().perMinute).toBe(0);
});

test("an hour and a day are kept, and the folder is measured once a minute", async () => {
  const { numbers, pass } = someNumbers();
  for (let at = 0; at < DAY + HOUR; at += SAMPLE_MS) {
    await numbers.sample();
    pass(SAMPLE_MS);
  }
  const spanOf = (points: readonly { at: number }[]) => (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  expect(spanOf(numbers.hour)).toBe(HOUR - SAMPLE_MS);
  expect(spanOf(numbers.day)).toBe(DAY - 5 * MINUTE);
  expect(numbers.point().kept).toBe((DAY + HOUR) / MINUTE);
});

test("all that is kept is measured, in every folder of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-bytes-"));
  mkdirSync(join(folder, "log"));
  writeFileSync(join(folder, "secret"), "1234");
  writeFileSync(join(folder, "log/today"), "12345678");
  expect(await bytesIn(folder)).toBe(12);
  rmSync(folder, { recursive: true });
});
