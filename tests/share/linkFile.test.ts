import { afterAll, afterEach, expect, test } from "bun:test";
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepLink, readLink } from "../../server/terminal/linkFile.ts";
import { newFolder } from "../log/given.ts";
import { stoppedClock } from "../support/clock.ts";

const folder = newFolder();
const path = join(folder.path, "link");
const LINK = "https://four-words.trycloudflare.com";
const now = Date.now();
const TOUCH_EVERY_MS = 5_000;
afterEach(() => {
  keepLink(path).close();
});
afterAll(() => folder[Symbol.dispose]());

test("a link that a tunnel keeps is the house's", () => {
  const link = keepLink(path);
  expect(readLink(path, now)).toBeUndefined();
  link.set(LINK);
  expect(readLink(path, now)).toBe(LINK);
  link.close();
  expect(existsSync(path)).toBe(false);
});

test("a link whose tunnel was killed is over soon", () => {
  writeFileSync(path, LINK);
  utimesSync(path, new Date(now - 19_000), new Date(now - 19_000));
  expect(readLink(path, now)).toBe(LINK);
  utimesSync(path, new Date(now - 21_000), new Date(now - 21_000));
  expect(readLink(path, now)).toBeUndefined();
});

test("nothing but an https origin is a link", () => {
  for (const words of ["", "http://four-words.trycloudflare.com", "javascript:alert(1)", "four words"]) {
    writeFileSync(path, words);
    expect(readLink(path, now)).toBeUndefined();
  }
});

test("a link outlives that its folder is gone for a while", () => {
  using clock = stoppedClock();
  const data = join(folder.path, "data");
  mkdirSync(data);
  const link = keepLink(join(data, "link"));
  link.set(LINK);
  rmSync(data, { recursive: true });
  clock.pass(TOUCH_EVERY_MS);
  mkdirSync(data);
  clock.pass(TOUCH_EVERY_MS);
  expect(readFileSync(join(data, "link"), "utf8")).toBe(`${LINK}\n`);
  link.close();
});
