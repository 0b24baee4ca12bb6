// What comes later than the first screen, where the wire is cut or the house has another build meanwhile.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Locator, Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { composer, dialog, log } from "../support/screen.ts";

setDefaultTimeout(120_000);

/** Nobody is beside the list here: who is there stands behind a button. */
const narrow = { width: 900 };

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["tea"] });
});
// Fails where an error was not caught.
afterEach(() => journey.goHome());
afterAll(() => journey.end());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });

/** Presses it without the house in reach. */
async function pressCutOff(page: Page, pressed: Locator): Promise<void> {
  // What was said of the one before is gone.
  await page.getByText("That is slow to come.").waitFor({ state: "detached" });
  await page.context().setOffline(true);
  await pressed.click();
  await page.getByText("That is slow to come.").waitFor();
  await page.context().setOffline(false);
}

test("what was opened while the wire was cut opens by itself once it is back", async () => {
  const page = await journey.joinRoom("tea", narrow);
  await pressCutOff(page, button(page, "Search"));
  await dialog(page, "Search tea").waitFor();
  await page.keyboard.press("Escape");
  await pressCutOff(page, button(page, /^Show people/));
  await dialog(page, "1 here").waitFor();
  await page.keyboard.press("Escape");
  await pressCutOff(page, button(page, "Room menu"));
  await page.getByRole("menuitem", { name: "Leave" }).waitFor();
});

test("a screen that is gone to meanwhile comes, too, and the one before it stays until then", async () => {
  const page = await journey.joinRoom("tea");
  await pressCutOff(page, page.getByRole("link", { name: "Discover rooms" }));
  await page.getByRole("heading", { name: "Discover" }).waitFor();
});

test("where another build took its place, the page comes anew, once, and keeps what one wrote", async () => {
  const page = await journey.joinRoom("tea");
  const gone = /\/assets\/SearchRoom-.*\.js/;
  let asked = 0;
  await page.route(gone, (route) => {
    asked += 1;
    return route.fulfill({ status: 404 });
  });
  await composer(page).fill("half a thou");
  const anew = page.waitForEvent("domcontentloaded");
  await button(page, "Search").click();
  await anew;
  expect(asked).toBeGreaterThan(1);
  await page.unroute(gone);
  await log(page).waitFor();
  expect(await composer(page).inputValue()).toBe("half a thou");
  await button(page, "Search").click();
  await dialog(page, "Search tea").waitFor();
});
