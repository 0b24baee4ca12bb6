// Everything by keys alone.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Locator, Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { composer, dialog, isGone, log, me, message, roomsOf, say, sees, takeBack, texts } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby", "pending", "kitchen"] });
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

/** More stops than any screen has. */
const STOPS_MOST = 60;

/** Presses Tab until something has the focus, and sees to it that the focus can be seen. */
async function tabTo(page: Page, goal: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  for (let stops = 0; stops < STOPS_MOST; stops += 1) {
    await page.keyboard.press(key);
    if (await goal.evaluate((element) => element === document.activeElement)) {
      expect(await goal.evaluate((element) => element.matches(":focus-visible"))).toBe(true);
      return;
    }
  }
  throw new Error(`${STOPS_MOST} times ${key}, and the focus never came to ${String(goal)}.`);
}

/** A dialog takes the focus a moment after it has opened. */
const focused = async (goal: Locator) =>
  goal.page().waitForFunction((element) => element === document.activeElement, await goal.elementHandle());

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

test("one writes, rewords, answers and reacts without a mouse", async () => {
  const page = await journey.joinRoom("lobby");
  await composer(page).waitFor();
  // One may write as soon as the page is there.
  await type(page, "good morming");
  await sees(page, "good morming");
  await page.keyboard.press("ArrowUp");
  await page.getByRole("textbox", { name: "Edit your message" }).waitFor();
  for (const _ of "ming") await page.keyboard.press("Backspace");
  await type(page, "ning");
  await sees(page, "good morning");
  await page.waitForFunction(() => document.activeElement?.matches(".composer textarea"));

  await page.keyboard.press("ArrowUp");
  await page.keyboard.type(" to you all");
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Edit your message" }).waitFor({ state: "detached" });
  expect(await texts(page)).toEqual(["good morningedited"]);

  await page.keyboard.press("Shift+Tab");
  for (let stops = 0; stops < 10 && !(await inMessage(page)); stops += 1) await page.keyboard.press("Shift+Tab");
  const actions = page.getByRole("toolbar", { name: "Message actions" });
  await tabTo(page, actions.getByRole("button", { name: "React" }));
  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: "Choose an emoji" });
  await focused(picker.getByRole("button").first());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator(".reaction").waitFor();
  await picker.waitFor({ state: "hidden" });
  await message(page, "good morning").focus();
  await tabTo(page, actions.getByRole("button", { name: "Reply" }));
  await page.keyboard.press("Enter");
  await page.getByText(/^Replying to/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText(/^Replying to/).waitFor({ state: "detached" });
});

const inMessage = (page: Page) => page.evaluate(() => document.activeElement?.closest("article") !== null);

test("arrow up right after Enter never opens an older message than the one just sent", async () => {
  const page = await journey.joinRoom("pending");
  await type(page, "the older one");
  await sees(page, "the older one");
  // Slow enough that the next one is still on its way.
  journey.wire.silence();
  await page.keyboard.type("the newer one");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("x");
  expect(await page.getByRole("textbox", { name: "Edit your message" }).count()).toBe(0);
  expect(await composer(page).inputValue()).toBe("x");
  await page.keyboard.press("Backspace");
  journey.wire.cut();
  await sees(page, "the newer one");
  await page.keyboard.press("ArrowUp");
  const box = page.getByRole("textbox", { name: "Edit your message" });
  expect(await box.inputValue()).toBe("the newer one");
});

test("what one opened by keys takes them, and Escape leads back to where one was", async () => {
  const page = await journey.joinRoom("lobby");
  await type(page, "stay with me");
  await sees(page, "stay with me");
  const said = message(page, "stay with me");
  const actions = page.getByRole("toolbar", { name: "Message actions" });
  for (const [button, opened] of [
    ["React", page.getByRole("dialog", { name: "Choose an emoji" })],
    ["Delete", page.getByRole("alertdialog")],
  ] as const) {
    await said.focus();
    await actions.waitFor();
    await tabTo(page, actions.getByRole("button", { name: button }));
    await page.keyboard.press("Enter");
    await opened.waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[role$=dialog]"));
    await page.keyboard.press("Escape");
    await opened.waitFor({ state: "hidden" });
    await focused(said);
  }
  const menu = page.getByRole("button", { name: "Room menu" });
  await tabTo(page, menu, "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.matches("[role=menu]"));
  await page.keyboard.press("Escape");
  await focused(menu);
});

test("one finds rooms, opens one and changes one's name without a mouse; Escape closes what is open", async () => {
  const page = await journey.joinRoom("lobby");
  await composer(page).waitFor();
  const rooms = roomsOf(page);
  await rooms.getByRole("link", { name: "lobby" }).waitFor();
  await tabTo(page, rooms.getByRole("link", { name: "Discover rooms" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/discover");
  const kitchen = page.getByRole("main").getByRole("link", { name: "kitchen" });
  await kitchen.waitFor();
  await tabTo(page, kitchen);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/r/kitchen");
  await log(page).waitFor();

  await tabTo(page, page.getByRole("button", { name: "Open a room" }));
  await page.keyboard.press("Enter");
  await focused(dialog(page, "Open a room").getByLabel("Name"));
  await page.keyboard.press("Escape");
  await dialog(page, "Open a room").waitFor({ state: "hidden" });
  await focused(page.getByRole("button", { name: "Open a room" }));
  await page.keyboard.press("Enter");
  await focused(dialog(page, "Open a room").getByLabel("Name"));
  await type(page, "By keys alone");
  await page.waitForURL("**/r/by-keys-alone");
  await page.getByRole("heading", { name: "By keys alone" }).waitFor();

  await tabTo(page, me(page));
  await page.keyboard.press("Enter");
  const look = dialog(page, "Your look");
  await look.waitFor();
  await tabTo(page, look.getByLabel("Name"));
  await page.keyboard.press("Control+a");
  await type(page, "Key West");
  await look.waitFor({ state: "hidden" });
  await me(page).getByText("Key West").waitFor();
});

test("a screen reader no longer finds words that were taken back", async () => {
  const [ada, bo] = await Promise.all([journey.joinRoom("lobby"), journey.joinRoom("lobby")]);
  await say(ada, "not for long");
  const heard = bo.locator("[aria-live=polite]", { hasText: "not for long" });
  await heard.waitFor();
  await takeBack(ada, "not for long");
  await isGone(heard);
});
