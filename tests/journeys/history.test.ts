// A room with a thousand messages: read upwards, and kept in place while others talk.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { connect } from "../support/client.ts";
import { type Journey, numbered, says, setOut } from "../support/journey.ts";
import { fromEnd, log, sees, standsAtNewest, wholeLog } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

const MANY = 1_000;

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["archive", "station"] });
  await says(await journey.program("archive"), "archive", ...numbered(MANY));
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

/** The topmost message that is wholly in sight, and how far below the list's top it is. */
const place = (page: Page) =>
  log(page).evaluate((list) => {
    const top = list.getBoundingClientRect().top;
    const rows = [...list.querySelectorAll("article")]
      .map((row) => ({
        text: row.querySelector(".message-text")?.textContent ?? "",
        top: row.getBoundingClientRect().top - top,
      }))
      .filter((row) => row.top >= 0)
      .sort((a, b) => a.top - b.top);
    return rows[0] ?? { text: "", top: 0 };
  });

/** Where a message is on the screen, or undefined when it is not drawn. */
const placeOf = (page: Page, text: string) =>
  log(page).evaluate((list, wanted) => {
    const row = [...list.querySelectorAll("article")].find(
      (one) => one.querySelector(".message-text")?.textContent === wanted,
    );
    return row && row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  }, text);

/** Two frames without a change of height. */
const settled = (page: Page) =>
  log(page).evaluate(async (list) => {
    for (let before = -1, calm = 0; calm < 10; calm = list.scrollHeight === before ? calm + 1 : 0) {
      before = list.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

test("older pages come while one reads upwards, and what one reads stays where it is", async () => {
  const page = await journey.joinRoom("archive");
  await sees(page, `line ${MANY}`);
  await standsAtNewest(page);
  await log(page).hover();
  let height = await log(page).evaluate((list) => list.scrollHeight);
  for (let pages = 0; pages < 3; pages += 1) {
    await until("an older page came", async () => {
      await page.mouse.wheel(0, -400);
      await settled(page);
      return (await log(page).evaluate((list) => list.scrollHeight)) > height;
    });
    height = await log(page).evaluate((list) => list.scrollHeight);
    const before = await place(page);
    const number = Number(before.text.slice("line ".length));
    // What is in sight is a row of neighbours: nothing is missing where two pages meet.
    expect(await placeOf(page, `line ${number + 1}`)).toBeGreaterThan(before.top);
  }
});

test("read to its beginning, every line is there once and in order", async () => {
  const page = await journey.joinRoom("archive");
  await sees(page, `line ${MANY}`);
  expect(await wholeLog(page)).toEqual(numbered(MANY));
});

test("what others say does not move what one reads; one jump leads to the newest", async () => {
  const [bo, page] = [await journey.program("archive"), await journey.joinRoom("archive", { phone: true })];
  await sees(page, `line ${MANY}`);
  await standsAtNewest(page);
  await log(page).evaluate((list) => list.scrollBy(0, -600));
  await page.getByRole("button", { name: "Jump to newest" }).waitFor();
  await settled(page);
  const before = await place(page);
  await says(bo, "archive", ...numbered(30, MANY + 1));
  await page.getByRole("button", { name: "30 new messages" }).waitFor();
  await settled(page);
  expect(Math.abs(((await placeOf(page, before.text)) ?? Number.NaN) - before.top)).toBeLessThan(3);
  await page.getByRole("button", { name: "30 new messages" }).click();
  await sees(page, `line ${MANY + 30}`);
  await standsAtNewest(page);
  expect(await fromEnd(page)).toBeLessThan(2);
  await page.getByRole("button", { name: /new/ }).waitFor({ state: "detached" });
});

test("three hundred people who pass through are one line", async () => {
  const page = await journey.joinRoom("station");
  await says(await journey.program("station"), "station", "mind the gap");
  await sees(page, "mind the gap");
  const passing = async () => {
    const one = await connect(journey.server().url);
    await one.call.rooms.enter.mutate({ room: "station" });
    one.close();
  };
  for (let wave = 0; wave < 10; wave += 1) await Promise.all(Array.from({ length: 30 }, passing));
  await page.getByText(/^Guest\d+, Guest\d+ and 298 others joined$/).waitFor();
  await standsAtNewest(page);
  expect(await page.locator(".notices").count()).toBeLessThan(4);
});
