import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { launch, type Launched, type Screen, type Visitor } from "../support/browser.ts";
import { connect, newId } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { dialog, expectAccessible, me, roomsOf } from "../support/screen.ts";

// A browser beside other work on a small machine; a step that hangs is given up by its own, shorter limit.
setDefaultTimeout(120_000);

const dist = join(import.meta.dir, "../../dist");

let house: House;
let browser: Launched;
let visitors: Visitor[] = [];

beforeAll(async () => {
  house = await openHouse({ dist });
  browser = await launch();
});

afterEach(async () => {
  const errors = visitors.flatMap((visitor) => visitor.errors);
  await Promise.all(visitors.map(({ page }) => page.context().close()));
  visitors = [];
  expect(errors).toEqual([]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

async function visit(path: string, screen?: Screen): Promise<Page> {
  const visitor = await browser.another(screen);
  visitors.push(visitor);
  visitor.page.setDefaultTimeout(20_000);
  await visitor.page.goto(house.url + path);
  return visitor.page;
}

describe("oneself", () => {
  test("a newcomer has a name at once, and the same one after a reload", async () => {
    const page = await visit("/discover");
    const first = await me(page).textContent();
    expect(first).toMatch(/^Guest\d{4}/);
    await page.reload();
    expect(await me(page).textContent()).toBe(first);
  });

  test("a new look is worn at once and kept", async () => {
    const page = await visit("/discover");
    await me(page).click();
    const look = dialog(page, "Your look");
    const face = () => look.locator(".avatar path").getAttribute("d");
    const before = await face();
    await look.getByRole("button", { name: "New face" }).click();
    expect(await face()).not.toBe(before);
    await look.getByLabel("Name").fill("Marigold");
    await look.getByLabel("Colour").fill("85");
    const chosen = await face();
    await look.getByRole("button", { name: "Save" }).click();
    await look.waitFor({ state: "hidden" });
    await page.getByText("That is how you look now.").waitFor();
    await page.reload();
    await me(page).getByText("Marigold").waitFor();
    expect(await me(page).locator(".avatar path").getAttribute("d")).toBe(chosen);
  });

  test("a name that somebody wears there is refused in words, and stays to be changed", async () => {
    const ada = await connect(house.url);
    await ada.call.people.change.mutate({ name: "Ada" });
    await ada.call.rooms.enter.mutate({ room: "tea" });
    await ada.call.messages.post.mutate({ room: "tea", id: newId(), text: "hello" });
    const page = await visit("/r/tea");
    await page.getByRole("log").getByText("hello").waitFor();
    await me(page).click();
    const look = dialog(page, "Your look");
    await look.getByLabel("Name").fill("Adа"); // Its last letter is Cyrillic.
    await look.getByRole("button", { name: "Save" }).click();
    await look.getByRole("alert").getByText("Somebody here goes by that name").waitFor();
    expect(await look.getByLabel("Name").inputValue()).toBe("Adа");
    ada.close();
  });
});

describe("rooms", () => {
  test("who opens a room is in it, and everybody finds it", async () => {
    const other = await visit("/discover");
    await other.getByRole("link", { name: "lobby" }).first().waitFor();
    const page = await visit("/discover");
    await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
    const opening = dialog(page, "Open a room");
    await opening.getByRole("button", { name: "Random" }).click();
    expect(await opening.getByLabel("Name").inputValue()).toMatch(/^[a-z]+-[a-z]+-\d\d$/);
    await opening.getByLabel("Name").fill("Friday demo");
    await opening.getByText("More options").click();
    await opening.getByLabel("Topic").fill("What went well");
    await opening.getByRole("button", { name: "Open it" }).click();
    await page.waitForURL("**/r/friday-demo");
    await page.getByRole("heading", { name: "Friday demo" }).waitFor();
    await other.getByRole("main").getByRole("link", { name: "Friday demo" }).getByText("What went well").waitFor();
  });

  test("a name that is taken is refused in words", async () => {
    const page = await visit("/discover");
    await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
    const opening = dialog(page, "Open a room");
    await opening.getByLabel("Name").fill("LOBBY");
    await opening.getByRole("button", { name: "Open it" }).click();
    await opening.getByRole("alert").getByText("There is a room of that name already").waitFor();
  });

  test("a search that finds nothing says so", async () => {
    const page = await visit("/discover");
    await page.getByRole("link", { name: "lobby" }).first().waitFor();
    await page.getByRole("searchbox", { name: "Find a room" }).fill("nothing like it");
    await page.getByText("No room by that name").waitFor();
  });

  test("what is said elsewhere counts in the sidebar and the title until one looks", async () => {
    const page = await visit("/r/tea");
    const rooms = roomsOf(page);
    await rooms.getByRole("link", { name: "Tea" }).waitFor();
    await rooms.getByRole("link", { name: "Discover rooms" }).click();
    await page.getByRole("heading", { name: "Discover" }).waitFor();
    const bo = await connect(house.url);
    await bo.call.rooms.enter.mutate({ room: "tea" });
    for (const text of ["one", "two"]) await bo.call.messages.post.mutate({ room: "tea", id: newId(), text });
    await rooms.getByRole("link", { name: "Tea 2 unread messages" }).waitFor();
    await page.waitForFunction(() => document.title === "(2) Discover · Hearsay");
    await rooms.getByRole("link", { name: "Tea" }).click();
    await page.waitForFunction(() => document.title === "Tea · Hearsay");
    bo.close();
  });

  test("the front door leads to the lobby at first, later to the last room", async () => {
    const page = await visit("/");
    await page.waitForURL("**/r/lobby");
    await page.goto(`${house.url}/r/tea`);
    await roomsOf(page).getByRole("link", { name: "Tea" }).waitFor();
    await page.goto(house.url);
    await page.waitForURL("**/r/tea");
  });

  test("an address that no router can read says that nothing is there", async () => {
    const page = await visit("/r/%E0%A4%A");
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  });
});

describe("on a phone", () => {
  test("the rooms are a drawer; choosing one closes it", async () => {
    const page = await visit("/discover", { phone: true });
    await page.getByRole("button", { name: "Show rooms" }).click();
    await dialog(page, "Rooms").getByRole("link", { name: "hearsay" }).click();
    await page.waitForURL("**/r/lobby");
    await dialog(page, "Rooms").waitFor({ state: "hidden" });
  });

  test.each(["reduce", "no-preference"] as const)("one's look opens from the drawer (motion: %s)", async (motion) => {
    const page = await visit("/discover", { phone: true, more: { reducedMotion: motion } });
    await page.getByRole("button", { name: "Show rooms" }).click();
    await me(page).click();
    await dialog(page, "Rooms").waitFor({ state: "hidden" });
    await dialog(page, "Your look").getByRole("button", { name: "Save" }).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page, "Your look").waitFor({ state: "hidden" });
  });
});

test("the theme stands before the page's own script has come", async () => {
  const page = await visit("/discover");
  await me(page).click();
  await page.getByText("Arcade").click();
  await page.route("**/assets/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.reload();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe("rgb(36, 50, 58)");
});

describe.each(["light", "dark", "arcade"] as const)("in the %s theme", (theme) => {
  test.each([false, true])("axe finds nothing to mend (phone: %p)", async (phone) => {
    const page = await visit("/discover", { phone });
    await page.evaluate((chosen) => localStorage.setItem("theme", chosen), theme);
    await page.reload();
    await page.getByRole("main").getByRole("link").first().waitFor();
    await expectAccessible(page);
    await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
    await dialog(page, "Open a room").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await dialog(page, "Open a room").waitFor({ state: "hidden" });
    if (phone) await page.getByRole("button", { name: "Show rooms" }).click();
    if (phone) await expectAccessible(page);
    await me(page).click();
    await dialog(page, "Your look").waitFor();
    await expectAccessible(page);
  });
});

test("a cut says what happens to one's words, and goes by itself", async () => {
  const fragile = await openHouse({ dist });
  const visitor = await browser.another();
  await visitor.page.goto(`${fragile.url}/r/lobby`);
  await roomsOf(visitor.page).getByRole("link", { name: "lobby" }).waitFor();
  await fragile.close();
  const line = visitor.page.getByText("What you write is kept here.");
  await line.waitFor();
  const back = await openHouse({ dist, log: fragile.log, settings: { PORT: String(fragile.port) } });
  await visitor.page.getByRole("button", { name: "Try now" }).click();
  await line.waitFor({ state: "hidden" });
  await visitor.page.context().close();
  await back.close();
});
