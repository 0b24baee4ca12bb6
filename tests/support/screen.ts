// What people see and do at a screen: the verbs of the journeys.
import { expect } from "bun:test";
import { readFileSync } from "node:fs";
import type { run } from "axe-core";
import type { Locator, Page } from "playwright-core";

const PRESSES_MOST = 4;
const PRESS_MS = 2_500;

export const log = (page: Page): Locator => page.getByRole("log");
export const composer = (page: Page): Locator => page.getByRole("textbox", { name: /^Message to/ });
/** What the house has; one's own words before are `unsaid`. */
export const message = (page: Page, text: string): Locator => page.locator("article:not(.unsaid)", { hasText: text });
export const unsaid = (page: Page): Locator => page.locator("article.unsaid");
export const me = (page: Page): Locator => page.getByRole("button", { name: "Your look" });
export const roomsOf = (page: Page): Locator => page.getByRole("navigation", { name: "Rooms" });
export const dialog = (page: Page, name: string): Locator => page.getByRole("dialog", { name });
export const typing = (page: Page): Locator => page.locator(".typing");

export async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

export async function sees(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await message(page, text).first().waitFor();
}

/** Nothing of the kind is left. What takes its place may be there a moment before. */
export const isGone = (what: Locator): Promise<void> => what.first().waitFor({ state: "detached" });

/** Nothing of one's own waits to be said. */
export async function allSaid(page: Page, withinMs = 20_000): Promise<void> {
  await page.waitForFunction(() => !document.querySelector("article.unsaid"), undefined, { timeout: withinMs });
}

/** Points at a message. A list that was just scrolled lets no pointer through for a moment. */
export async function pointAt(page: Page, text: string): Promise<void> {
  const row = message(page, text).first();
  await page.waitForFunction((one) => one && getComputedStyle(one).pointerEvents !== "none", await row.elementHandle());
  await row.hover();
}

/** Presses a button beside a message. What comes in meanwhile may move the row from under the pointer: then once more. */
export async function press(page: Page, text: string, action: string): Promise<void> {
  const button = message(page, text).first().getByRole("button", { name: action, exact: true });
  for (let left = PRESSES_MOST - 1; ; left -= 1) {
    await pointAt(page, text);
    try {
      return await button.click({ timeout: PRESS_MS });
    } catch (error) {
      if (left === 0) throw error;
      await page.mouse.move(0, 0);
    }
  }
}

export async function reply(page: Page, to: string, text: string): Promise<void> {
  await press(page, to, "Reply");
  await say(page, text);
}

export async function react(page: Page, to: string, emoji: string): Promise<void> {
  await press(page, to, "React");
  await page.getByRole("dialog", { name: "Choose an emoji" }).getByRole("button", { name: emoji, exact: true }).click();
}

export async function reword(page: Page, text: string, better: string): Promise<void> {
  await press(page, text, "Edit");
  await page.getByRole("textbox", { name: "Edit your message" }).fill(better);
  await page.keyboard.press("Enter");
}

export async function takeBack(page: Page, text: string): Promise<void> {
  await press(page, text, "Delete");
  const asking = page.getByRole("alertdialog");
  await asking.getByRole("button", { name: "Delete" }).click();
  await asking.waitFor({ state: "hidden" });
}

export async function wear(page: Page, look: { name?: string; hue?: number; newFace?: boolean }): Promise<void> {
  const drawer = page.getByRole("button", { name: /^Show rooms/ });
  if (await drawer.isVisible()) await drawer.click();
  await me(page).click();
  const form = dialog(page, "Your look");
  if (look.name !== undefined) await form.getByLabel("Name").fill(look.name);
  if (look.hue !== undefined) await form.getByLabel("Colour").fill(String(look.hue));
  if (look.newFace) await form.getByRole("button", { name: "New face" }).click();
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "hidden" });
}

/** The texts of the messages that are drawn, in order. */
export const texts = (page: Page): Promise<string[]> => page.locator("article .message-text").allTextContents();

/** Distance from the newest, in pixels. */
export const fromEnd = (page: Page): Promise<number> =>
  log(page).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);

export async function standsAtNewest(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const list = document.querySelector("[role=log]");
    return list !== null && list.scrollHeight - list.scrollTop - list.clientHeight < 2;
  });
}

/**
 * Every message from the first to the last: what it answers, its words, its reactions. Leaves the list at its end.
 * Only what is near is drawn, so it reads screen by screen and joins them by their words: messages should differ in theirs.
 */
export async function wholeLog(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const list = document.querySelector("[role=log]");
    list?.scrollTo(0, 0);
    return list?.textContent?.includes("This is where");
  });
  return log(page).evaluate(async (list) => {
    const told: string[] = [];
    for (;;) {
      for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const drawn = [...list.querySelectorAll("article")]
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((row) => [...row.querySelectorAll(".quote, .message-text, .message-gone, .reaction")])
        .map((parts) => parts.map((part) => part.textContent).join(" | "));
      const known = told.lastIndexOf(drawn[0] ?? "");
      told.splice(known < 0 ? told.length : known, told.length, ...drawn);
      if (list.scrollHeight - list.scrollTop - list.clientHeight < 2) return told;
      list.scrollBy(0, list.clientHeight / 2);
    }
  });
}

/** Shuts the eyes of whoever sits at this page, as another tab in front of it does, and opens them again. */
export function turnAway(page: Page, away: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (hidden ? "hidden" : "visible"),
    });
    document.dispatchEvent(new Event("visibilitychange"));
  }, away);
}

/** Read from its own file: the package itself is more than twice as long, and each new page takes it in. */
const axe = readFileSync(Bun.resolveSync("axe-core/axe.min.js", import.meta.dir), "utf8");

export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: typeof run } };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  expect(found).toEqual([]);
}
