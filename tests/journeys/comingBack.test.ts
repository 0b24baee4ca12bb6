// Somebody goes and comes again: the same person, the unread line where they stopped, and counts meanwhile.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, numbered, says, setOut } from "../support/journey.ts";
import { allSaid, composer, log, me, roomsOf, say, sees, standsAtNewest, turnAway, wear } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby", "tabs", "unread", "away"] });
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

const title = (page: Page, wanted: string) => page.waitForFunction((text) => document.title === text, wanted);
const newLine = (page: Page, above: string) =>
  page.locator(".line", { hasText: above }).getByText("New", { exact: true });

test("a second visit has the same name, colour and face, whether chosen or given", async () => {
  const page = await journey.joinRoom("lobby");
  const look = async () => [
    await me(page).textContent(),
    await me(page)
      .locator(".name")
      .evaluate((name) => getComputedStyle(name).color),
    await me(page).locator(".avatar path").getAttribute("d"),
  ];
  const given = await look();
  await page.reload();
  await log(page).waitFor();
  expect(await look()).toEqual(given);
  await wear(page, { name: "Marigold", hue: 85, newFace: true });
  await me(page).getByText("Marigold").waitFor();
  const chosen = await look();
  expect(chosen).not.toEqual(given);
  const later = await journey.anotherTab(page);
  await page.close();
  await me(later).getByText("Marigold").waitFor();
  await later.goto(journey.url);
  await later.waitForURL("**/r/lobby");
  await me(later).getByText("Marigold").waitFor();
});

test("two tabs of one person are one person here, until both are closed", async () => {
  const [ada, bo] = await Promise.all([journey.joinRoom("tabs"), journey.joinRoom("tabs")]);
  await bo.getByText("2 here").first().waitFor();
  const second = await journey.anotherTab(ada);
  await say(second, "from my other tab");
  await Promise.all([sees(ada, "from my other tab"), sees(bo, "from my other tab")]);
  await bo.getByText("2 here").first().waitFor();
  expect(await bo.locator(".person").count()).toBe(2);
  await ada.close();
  await say(second, "still here");
  await sees(bo, "still here");
  expect(await bo.locator(".person").count()).toBe(2);
  await second.close();
  await bo.getByText("1 here").first().waitFor();
});

test("what is said elsewhere counts in the sidebar and the title; coming back shows where it begins", async () => {
  const bo = await journey.program("unread");
  const page = await journey.joinRoom("unread");
  await says(bo, "unread", "known");
  await sees(page, "known");
  await roomsOf(page).getByRole("link", { name: "Discover rooms" }).click();
  await page.getByRole("heading", { name: "Discover" }).waitFor();
  await says(bo, "unread", "missed 1", "missed 2", "missed 3");
  await roomsOf(page).getByRole("link", { name: "unread 3 unread messages" }).waitFor();
  await title(page, "(3) Discover · Hearsay");
  await roomsOf(page)
    .getByRole("link", { name: /^unread/ })
    .click();
  await newLine(page, "missed 1").waitFor();
  await title(page, "unread · Hearsay");
  await standsAtNewest(page);
  await say(page, "caught up");
  await page.getByText("New", { exact: true }).waitFor({ state: "detached" });
});

test("whoever looks at another tab sees the count in the title, and the line when they look again", async () => {
  const bo = await journey.program("away");
  const page = await journey.joinRoom("away");
  await says(bo, "away", ...numbered(3));
  await sees(page, "line 3");
  await turnAway(page, true);
  await says(bo, "away", ...numbered(2, 4));
  await title(page, "(2) away · Hearsay");
  await turnAway(page, false);
  await title(page, "away · Hearsay");
  await newLine(page, "line 4").waitFor();
});

test("a draft waits in its room while one is in another", async () => {
  const page = await journey.joinRoom("lobby");
  await composer(page).fill("half a thou");
  await page.goto(`${journey.url}/r/tabs`);
  expect(await composer(page).inputValue()).toBe("");
  await say(page, "over here");
  await allSaid(page);
  await page.goto(`${journey.url}/r/lobby`);
  await log(page).waitFor();
  expect(await composer(page).inputValue()).toBe("half a thou");
});
