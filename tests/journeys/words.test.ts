// Words of every kind and length, as others see them.
import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { composer, message, say, sees, texts } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["right-to-left", "wide", "long", "pictures", "marks"] });
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

const inTwoSizes = (room: string) => Promise.all([journey.joinRoom(room), journey.joinRoom(room, { phone: true })]);

/** Elements that reach over the edge of the screen. */
const tooWide = (page: Page) =>
  page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    return [...document.querySelectorAll("article, article *, .top-bar *, .composer")]
      .filter(
        (element) => element.getBoundingClientRect().right > edge + 1 || element.getBoundingClientRect().left < -1,
      )
      .map((element) => element.className);
  });

const startsAt = (page: Page, text: string) =>
  message(page, text)
    .locator(".message-text")
    .evaluate((words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const [ink, box] = [range.getBoundingClientRect(), words.getBoundingClientRect()];
      return box.right - ink.right < ink.left - box.left ? "right" : "left";
    });

describe("right-to-left words", () => {
  test.each(["سلام، حال شما چطور است؟", "שלום לכולם", "مرحبا بالجميع"])("%s", async (greeting) => {
    const [desk, phone] = await inTwoSizes("right-to-left");
    await say(desk, greeting);
    await say(desk, `left first: ${greeting}`);
    for (const page of [desk, phone]) {
      await sees(page, `left first: ${greeting}`);
      const first = page.locator(".message-text").filter({ hasText: new RegExp(`^${greeting}`) });
      expect(await first.evaluate((words) => getComputedStyle(words).direction)).toBe("rtl");
      expect(await startsAt(page, `left first: ${greeting}`)).toBe("left");
      expect(await tooWide(page)).toEqual([]);
    }
    await composer(phone).fill(greeting);
    expect(await composer(phone).evaluate((box) => getComputedStyle(box).direction)).toBe("rtl");
  });
});

test("a very long word, address or name of a thing breaks instead of widening the page", async () => {
  const [desk, phone] = await inTwoSizes("wide");
  const wide = [
    "Donaudampfschifffahrtsgesellschaft".repeat(20),
    `https://tea.example/${"leaf/".repeat(60)}end`,
    `\`${"kettle_on".repeat(40)}\``,
    `**${"W".repeat(400)}**`,
  ];
  for (const text of wide) await say(desk, text);
  for (const page of [desk, phone]) {
    await sees(page, "WWWW");
    await page.locator("article a").first().waitFor();
    expect(await tooWide(page)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  }
});

test("two thousand characters fit; one more is counted, stays and is not sent", async () => {
  const [desk, phone] = await inTwoSizes("long");
  const most = "tea ".repeat(500).slice(0, -1).padEnd(2_000, "!");
  await composer(desk).fill(`${most}?`);
  await desk.getByRole("status", { name: "1 character too many" }).waitFor();
  await composer(desk).press("Enter");
  expect(await desk.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  expect(await composer(desk).inputValue()).toBe(`${most}?`);
  await composer(desk).press("Backspace");
  await desk.getByRole("status", { name: "0 characters left" }).waitFor();
  await composer(desk).press("Enter");
  await sees(phone, most);
  expect(await texts(phone)).toEqual([most]);
  // An emoji counts as one, whatever it takes to write it down.
  await say(desk, "🫖".repeat(2_000));
  await sees(phone, "🫖".repeat(2_000));
});

test("twenty lines stay twenty lines", async () => {
  const [desk, phone] = await inTwoSizes("long");
  const lines = Array.from({ length: 20 }, (_, index) => `step ${index + 1}`);
  for (const [index, line] of lines.entries()) {
    await desk.keyboard.type(line);
    if (index < lines.length - 1) await desk.keyboard.press("Shift+Enter");
  }
  expect((await composer(desk).boundingBox())?.height).toBeLessThan(200);
  await desk.keyboard.press("Enter");
  await sees(phone, "step 20");
  expect((await texts(phone)).at(-1)).toBe(lines.join("\n"));
  const box = message(phone, "step 20").locator(".message-text");
  expect((await box.boundingBox())?.height).toBeGreaterThan(20 * 18);
});

test("emoji of all kinds arrive as they were sent", async () => {
  const [desk, phone] = await inTwoSizes("pictures");
  const kinds = {
    plain: "😀🎉🫖🪿🫨",
    skin: "👍🏽👋🏿🧑🏻‍🍳",
    together: "👩‍👩‍👧‍👦🧑🏽‍🤝‍🧑🏻🏳️‍🌈🏴‍☠️❤️‍🔥",
    flags: "🇮🇷🇩🇪🇯🇵🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    keycaps: "1️⃣#️⃣*️⃣",
    presented: "☎️ ☎︎ ⚡ ✂️",
  };
  for (const text of Object.values(kinds)) await say(desk, text);
  await sees(phone, kinds.presented);
  expect(await texts(phone)).toEqual(Object.values(kinds));
  await desk.getByRole("button", { name: "Emoji" }).click();
  await desk.getByRole("dialog", { name: "Choose an emoji" }).getByRole("button").first().click();
  await desk.keyboard.press("Enter");
  await phone.waitForFunction((before) => document.querySelectorAll("article").length > before, 6);
});

test("the few marks become what they mean, everything else stays as typed", async () => {
  const [desk, phone] = await inTwoSizes("marks");
  await say(desk, "**bold** *slant* `2 * 3 * 4` a*b*c 5 < 6 & see tea.example.org/menu.");
  const words = message(phone, "see tea.example.org").locator(".message-text");
  await words.locator("a").waitFor();
  expect(await words.textContent()).toBe("bold slant 2 * 3 * 4 a*b*c 5 < 6 & see tea.example.org/menu.");
  expect(await words.locator("b").textContent()).toBe("bold");
  expect(await words.locator("i").textContent()).toBe("slant");
  expect(await words.locator("code").textContent()).toBe("2 * 3 * 4");
  expect(await words.locator("a").getAttribute("href")).toBe("https://tea.example.org/menu");
  expect(await words.locator("a").getAttribute("rel")).toBe("noopener noreferrer nofollow ugc");
});
