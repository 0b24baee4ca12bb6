// One evening in the lobby, looked at in every theme: axe finds nothing to mend, and the pictures of it stand in screenshots/.
// A picture is written where it is missing, and all of them with SCREENSHOTS=write.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launch, type Launched, type Screen, type Visitor } from "../support/browser.ts";
import { type Evening, openEvening } from "../support/evening.ts";
import { composer, dialog, expectAccessible, log, me, message, pointAt, roomsOf, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

const FOLDER = join(import.meta.dir, "../../screenshots");

let evening: Evening;
let browser: Launched;
let visitors: Visitor[] = [];

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  [evening, browser] = await Promise.all([openEvening(), launch()]);
});

afterEach(async () => {
  const errors = visitors.flatMap((visitor) => visitor.errors);
  await Promise.all(visitors.map(({ page }) => page.context().close()));
  visitors = [];
  expect(errors).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await evening?.close();
});

type Theme = "light" | "dark" | "arcade";

/** The same guest every time, who has read up to some point and now comes back. */
async function comeBack(path: string, theme: Theme, screen: Screen = {}): Promise<Page> {
  const visitor = await browser.another({ theme: theme === "dark" ? "dark" : "light", ...screen });
  visitors.push(visitor);
  const { page } = visitor;
  page.setDefaultTimeout(20_000);
  await page.clock.setFixedTime(evening.now());
  await page.context().addCookies([{ name: "sid", value: evening.session, url: evening.url }]);
  await page.addInitScript(
    ([chosen, read]) => {
      localStorage.setItem("theme", chosen);
      localStorage.setItem("read", read);
    },
    [theme, JSON.stringify(evening.read)] as const,
  );
  await page.goto(evening.url + path);
  return page;
}

/** Waits until all that is not a matter of luck stands as it will. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function picture(page: Page, name: string): Promise<void> {
  await still(page);
  const path = join(FOLDER, `${name}.png`);
  if (!existsSync(path) || process.env["SCREENSHOTS"] === "write")
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
  await expectAccessible(page);
}

async function theRoom(theme: Theme, screen?: Screen): Promise<Page> {
  const page = await comeBack("/r/lobby", theme, screen);
  await page.getByText("6 here").first().waitFor();
  if (!screen?.phone) await sidebarIsCurrent(page);
  await sees(page, "third row, left");
  await page.locator(".unread-line").waitFor();
  await page.locator("article a").waitFor();
  await evening.type();
  await page.getByText("Marigold and velvet fox are typing").waitFor();
  return page;
}

/** Its numbers come at most once a second. */
async function sidebarIsCurrent(page: Page): Promise<void> {
  await roomsOf(page).getByRole("link", { name: "lobby 6 people here" }).waitFor();
  await roomsOf(page).getByRole("link", { name: "late-night-kitchen 3 unread messages" }).waitFor();
}

test.each(["light", "dark", "arcade"] as const)("a room in the %s theme", async (theme) => {
  const page = await theRoom(theme);
  await pointAt(page, "is it just me");
  await picture(page, `room-${theme}`);
});

test("a room on a phone", async () => {
  const page = await theRoom("dark", { phone: true });
  await picture(page, "room-phone");
  await page.getByRole("button", { name: /^Show people/ }).tap();
  await dialog(page, "6 here").getByText("you").waitFor();
  await picture(page, "people-phone");
  await page.keyboard.press("Escape");
  await dialog(page, "6 here").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: /^Show rooms/ }).tap();
  await sidebarIsCurrent(page);
  await picture(page, "rooms-phone");
});

test("choosing a reaction", async () => {
  const page = await theRoom("light");
  await pointAt(page, "is it just me");
  await message(page, "is it just me").getByRole("button", { name: "React" }).click();
  await page.getByRole("dialog", { name: "Choose an emoji" }).getByRole("button").first().waitFor();
  await picture(page, "reaction");
});

test("answering with a mention", async () => {
  const page = await theRoom("light");
  await pointAt(page, "is it just me");
  await message(page, "is it just me").getByRole("button", { name: "Reply" }).click();
  await composer(page).pressSequentially("it was! ask @");
  await page.getByRole("option").first().waitFor();
  await picture(page, "reply");
  await composer(page).fill("");
});

test("Discover, and opening a room", async () => {
  const page = await comeBack("/discover", "light");
  await page
    .getByRole("main")
    .getByRole("link", { name: /late-night-kitchen/ })
    .waitFor();
  await roomsOf(page).getByRole("link", { name: "late-night-kitchen 3 unread messages" }).waitFor();
  await picture(page, "discover-light");
  await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
  await dialog(page, "Open a room").getByLabel("Name").fill("friday-demo");
  await picture(page, "open-a-room");
});

test("one's look", async () => {
  const page = await comeBack("/discover", "light");
  await page.getByText("6 public rooms, 10 people here").waitFor();
  await me(page).click();
  await dialog(page, "Your look").getByRole("button", { name: "Save" }).waitFor();
  await picture(page, "your-look");
});

test("a new room", async () => {
  const page = await comeBack("/r/quiet-corner", "light");
  await log(page).getByText("Nothing said yet").waitFor();
  await roomsOf(page).getByRole("link", { name: "quiet-corner 1 person here" }).waitFor();
  await picture(page, "empty-room");
});
