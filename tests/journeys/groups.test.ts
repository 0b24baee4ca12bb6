// Strangers meet: they wait, are led together, talk, move on, and leave no trace.
import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import type { Screen } from "../support/browser.ts";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { confirm, fromRoomMenu } from "../support/rooms.ts";
import { composer, dialog, log, roomsOf, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

// A house for each: whoever closes their page keeps their place for a while, and would be met in the next.
let journey: Journey;
beforeEach(async () => {
  journey = await setOut();
});
afterEach(async () => {
  await journey.goHome();
  await journey.end();
});

/** Somebody new who waits, and does not know for whom. */
async function waits(screen?: Screen): Promise<Page> {
  const page = await journey.visit("/discover", screen);
  if (screen?.phone) await page.getByRole("button", { name: /^Show rooms/ }).tap();
  await page.getByRole("link", { name: "Meet four strangers" }).click();
  await page.getByRole("heading", { name: "Meet four strangers" }).waitFor();
  return page;
}

async function isMet(page: Page): Promise<void> {
  await page.getByRole("heading", { name: /^You are now / }).waitFor();
}

async function goesIn(page: Page): Promise<void> {
  await isMet(page);
  await page.getByRole("button", { name: "Go in" }).click();
  await log(page).waitFor();
}

const codeOn = async (page: Page) => (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";

describe("strangers", () => {
  test("meet as soon as two wait, talk under masks, and the next one walks in", async () => {
    const ada = await waits();
    await ada.getByText("You are the only one waiting").waitFor();
    await ada.getByRole("heading", { name: "Waiting for somebody to meet" }).waitFor();
    await pictureEverywhere(ada, "meet-waiting");
    const bo = await waits({ phone: true });
    await isMet(ada);
    await bo.getByText("Two of five are here.").waitFor();
    await goesIn(ada);
    await goesIn(bo);
    await say(ada, "anybody here?");
    await sees(bo, "anybody here?");

    const cy = await waits();
    await cy.getByText("Three of five are here. You can start talking, two more can walk in.").waitFor();
    await picture(cy, "meet-met");
    await wearTheme(cy, "dark");
    await isMet(cy);
    await roomsOf(cy).getByText("3 of 5").waitFor();
    await picture(cy, "meet-met-dark");
    await goesIn(cy);
    expect(await codeOn(cy)).toMatch(/[a-z]+-[a-z]+-\d\d/);
    expect(await codeOn(ada)).toBe(await codeOn(cy));
    await sees(cy, "anybody here?");
    await say(cy, "two of us, at least");
    await say(bo, "three");
    await sees(ada, "two of us, at least", "three");
    await ada.getByText("joined").first().waitFor();
    await ada.getByText("Kept while said; everyone wears a mask.").waitFor();
    await roomsOf(ada).getByText("3 of 5").waitFor();
    await ada.getByRole("heading", { name: "3 of 5 here" }).waitFor();
    await ada.getByText("typing").waitFor({ state: "hidden" });
    expect(await ada.getByRole("button", { name: "Share" }).count()).toBe(0);
    await picture(ada, "group");
    await wearTheme(ada, "dark");
    await sees(ada, "three");
    await roomsOf(ada).getByText("3 of 5").waitFor();
    await ada.getByText("typing").waitFor({ state: "hidden" });
    await picture(ada, "group-dark");
    await wearTheme(ada, "arcade");
    await sees(ada, "three");
    await roomsOf(ada).getByText("3 of 5").waitFor();
    await picture(ada, "group-arcade");
    await picture(bo, "group-phone");
    await bo.getByRole("button", { name: /^Show people/ }).tap();
    await bo.getByRole("dialog", { name: "3 of 5 here" }).getByText("Free place").first().waitFor();
    await picture(bo, "group-people-phone");
  });

  test("move on: one is not led back, and the others see them go", async () => {
    const [ada, bo] = [await waits(), await waits()];
    await goesIn(ada);
    await goesIn(bo);
    const code = await codeOn(ada);
    await say(ada, "hello");
    await sees(bo, "hello");
    await ada.getByRole("button", { name: "Next" }).click();
    await ada.getByText("You cannot come back to it.").waitFor();
    await picture(ada, "group-next");
    await confirm(ada, "Next");
    await ada.getByRole("heading", { name: "Waiting for somebody to meet" }).waitFor();
    expect(await roomsOf(ada).getByText(code).count()).toBe(0);
    await bo.getByText("left", { exact: false }).first().waitFor();
    await bo.getByText("You are the only one left here.").waitFor();
    await pictureEverywhere(bo, "group-alone");
    const cy = await waits();
    await goesIn(cy);
    await goesIn(ada);
    expect(await codeOn(ada)).not.toBe(code);
    expect(await codeOn(cy)).toBe(await codeOn(ada));
  });

  test("report and leave, and the group ends with its last member", async () => {
    const [ada, bo] = [await waits(), await waits()];
    await goesIn(ada);
    await goesIn(bo);
    await say(bo, "something unkind");
    await sees(ada, "something unkind");
    const address = bo.url();
    await fromRoomMenu(ada, "Report and leave");
    const form = dialog(ada, "Report and leave");
    expect(await form.getByRole("radio").isChecked()).toBe(true);
    await form.getByLabel("Anything to add?").fill("They are unkind");
    await pictureEverywhere(ada, "group-report");
    await form.getByRole("button", { name: "Report and leave" }).click();
    await ada.getByText(/^Thank you. A moderator will look at it. You left /).waitFor();
    await bo.getByText("You are the only one left here.").waitFor();
    await fromRoomMenu(bo, "Leave group");
    await bo.waitForURL("**/discover");
    await bo.goto(address);
    await bo.getByRole("heading", { name: "This group is gone" }).waitFor();
    expect(await bo.getByText("something unkind").count()).toBe(0);
    await pictureEverywhere(bo, "group-gone");
    await bo.getByRole("button", { name: "Meet others" }).click();
    await bo.getByText("You are the only one waiting").waitFor();
  });

  test("keep their place over a reload, a cut and a look elsewhere; their device keeps nothing", async () => {
    const [ada, bo] = [await waits(), await waits({ phone: true })];
    await goesIn(ada);
    await goesIn(bo);
    await composer(ada).fill("half a sentence");
    await ada.reload();
    await log(ada).waitFor();
    expect(await composer(ada).inputValue()).toBe("");
    await roomsOf(ada)
      .getByRole("link", { name: "lobby" })
      .or(ada.getByRole("link", { name: "Discover rooms" }))
      .first()
      .click();
    await say(bo, "where are you?");
    await roomsOf(ada).getByText("1", { exact: true }).waitFor();
    await roomsOf(ada).getByRole("link", { name: /-\d\d/ }).click();
    await sees(ada, "where are you?");
    const kept = await ada.evaluate(() => JSON.stringify(localStorage));
    expect(kept).not.toContain("half a sentence");
    journey.wire.cut();
    await say(bo, "back again");
    await sees(ada, "back again");
    await roomsOf(ada).getByText("2 of 5").waitFor();
  });

  test("do all of it by keyboard alone", async () => {
    const ada = await journey.visit("/discover");
    const bo = await waits();
    await ada.getByRole("link", { name: "Meet four strangers" }).focus();
    await ada.keyboard.press("Enter");
    await isMet(ada);
    await ada.keyboard.press("Enter");
    await log(ada).waitFor();
    await ada.keyboard.type("by keys alone");
    await ada.keyboard.press("Enter");
    await goesIn(bo);
    await sees(bo, "by keys alone");
    await ada.getByRole("button", { name: "Room menu" }).focus();
    await ada.keyboard.press("Enter");
    await ada.getByRole("menuitem", { name: "Leave group" }).waitFor();
    await ada.keyboard.press("ArrowDown");
    await ada.keyboard.press("ArrowDown");
    await ada.keyboard.press("Enter");
    await ada.getByRole("alertdialog").waitFor();
    await ada.getByRole("alertdialog").getByRole("button", { name: "Leave group" }).focus();
    await ada.keyboard.press("Enter");
    await ada.waitForURL("**/discover");
  });

  test("wait no longer when they say not now", async () => {
    const ada = await waits({ phone: true });
    await wearTheme(ada, "dark");
    await ada.getByText("You are the only one waiting").waitFor();
    await picture(ada, "meet-waiting-phone");
    await ada.getByRole("button", { name: "Not now" }).click();
    await ada.waitForURL("**/discover");
    const bo = await waits();
    await bo.getByText("You are the only one waiting").waitFor();
  });
});
