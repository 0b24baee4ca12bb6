// Two people at desks and one on a phone talk; in the end all three, and whoever comes later, read the same.
import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import {
  allSaid,
  composer,
  isGone,
  message,
  react,
  reply,
  reword,
  say,
  sees,
  takeBack,
  typing,
  wear,
  wholeLog,
} from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
let ada: Page;
let bo: Page;
let cy: Page;

beforeAll(async () => {
  journey = await setOut();
  [ada, bo, cy] = await Promise.all([
    journey.joinRoom("lobby"),
    journey.joinRoom("lobby"),
    journey.joinRoom("lobby", { phone: true, theme: "dark" }),
  ]);
});

afterAll(async () => {
  await journey?.end();
});

const everybody = () => [ada, bo, cy];
const allSee = (...words: string[]) => Promise.all(everybody().map((page) => sees(page, ...words)));

describe("two people at desks and one on a phone", () => {
  test("go by names of their own at once", async () => {
    await wear(ada, { name: "Ada", hue: 20 });
    await wear(bo, { name: "Bo", hue: 140, newFace: true });
    await wear(cy, { name: "Cy", hue: 260 });
    for (const name of ["Ada", "Bo", "Cy"]) await ada.locator(".person", { hasText: name }).waitFor();
    const face = (page: Page) => page.locator(".person", { hasText: "Bo" }).locator("path").getAttribute("d");
    expect(await face(ada)).toBe(await face(bo));
  });

  test("hear each other", async () => {
    await say(ada, "the **kettle** is on");
    await say(bo, "two cups please");
    await say(cy, "three, I am on the stairs");
    await allSee("the kettle is on", "two cups please", "three, I am on the stairs");
  });

  test("see who is typing, until it is said", async () => {
    await composer(ada).pressSequentially("with mi");
    await bo.getByText("Ada is typing").waitFor();
    await cy.getByText("Ada is typing").waitFor();
    expect(await typing(ada).textContent()).toBe("");
    await say(ada, "with milk?");
    await bo.getByText("Ada is typing").waitFor({ state: "hidden" });
  });

  test("answer, react and call each other, while somebody begins to type and gives it up", async () => {
    await composer(cy).pressSequentially("hm");
    await ada.getByText("Cy is typing").waitFor();
    await composer(cy).fill("");
    await reply(bo, "with milk?", "oat, if there is");
    await ada.getByRole("button", { name: "Ada: with milk?" }).waitFor();
    await react(ada, "oat, if there is", "🔥");
    await bo.getByRole("button", { name: "🔥 1" }).click();
    await cy.getByRole("button", { name: "🔥 2" }).tap();
    await ada.getByRole("button", { name: "🔥 3" }).waitFor();
    await ada.getByRole("button", { name: "🔥 3" }).click();
    await bo.getByRole("button", { name: "🔥 2" }).waitFor();
    await composer(ada).pressSequentially("@c");
    await ada.getByRole("option", { name: "Cy" }).waitFor();
    await ada.keyboard.press("Enter");
    await ada.keyboard.type("it is waiting");
    await ada.keyboard.press("Enter");
    await cy.locator("article.calls-you", { hasText: "@Cy it is waiting" }).waitFor();
    expect(await bo.locator("article.calls-you").count()).toBe(0);
    await ada.getByText("Cy is typing").waitFor({ state: "hidden" });
  });

  test("reword what they said; the others see that it was", async () => {
    await reword(bo, "two cups please", "two cups, please");
    await message(cy, "two cups, please").getByText("edited").waitFor();
    await isGone(message(cy, "two cups please"));
  });

  test("take words back from every screen and from the disk", async () => {
    const secret = "the-key-is-under-the-mat";
    await say(ada, secret);
    await allSee(secret);
    expect(filesHolding(journey.data, secret)).not.toEqual([]);
    await takeBack(ada, secret);
    for (const page of everybody()) await page.getByText("Message deleted").waitFor();
    for (const page of everybody()) await isGone(page.getByText(secret));
    await until("the words are in no file", () => filesHolding(journey.data, secret).length === 0);
  });

  test("change their look in the middle, also on what they said before", async () => {
    await wear(bo, { name: "Bo the Bold", hue: 300 });
    await message(ada, "two cups, please").getByText("Bo the Bold").waitFor();
    const colour = (page: Page) =>
      message(page, "two cups, please")
        .locator(".name")
        .evaluate((name) => getComputedStyle(name).getPropertyValue("--h"));
    expect(await colour(ada)).toBe("300");
    expect(await colour(cy)).toBe("300");
  });

  test("talk all at once, and nothing is lost, doubled or out of order", async () => {
    const lines = (who: string) => Array.from({ length: 8 }, (_, index) => `${who} ${index + 1}`);
    const talk = async (page: Page, who: string) => {
      for (const line of lines(who)) await say(page, line);
    };
    await Promise.all([talk(ada, "ada"), talk(bo, "bo"), talk(cy, "cy")]);
    await Promise.all(everybody().map((page) => allSaid(page)));
    await allSee("ada 8", "bo 8", "cy 8");
    const all = await wholeLog(ada);
    for (const who of ["ada", "bo", "cy"]) expect(all.filter((line) => line.startsWith(who))).toEqual(lines(who));
  });

  test("leave, and come back to the same room and name", async () => {
    await bo.getByRole("button", { name: "Room menu" }).click();
    await bo.getByRole("menuitem", { name: "Leave room" }).click();
    await bo.waitForURL("**/discover");
    await ada.getByText("Bo the Bold left").waitFor();
    await ada.getByText("2 here").first().waitFor();
    await bo.getByRole("main").getByRole("link", { name: /lobby/ }).click();
    await sees(bo, "ada 8");
    await ada.locator(".person", { hasText: "Bo the Bold" }).waitFor();
  });

  test("read the same in the end, and so does whoever comes later", async () => {
    const dee = await journey.joinRoom("lobby");
    const [first, ...others] = await Promise.all([...everybody(), dee].map(wholeLog));
    expect(first).toHaveLength(7 + 24);
    for (const one of others) expect(one).toEqual(first ?? []);
    await journey.goHome();
  });
});

/** The files below a folder in which some words can be read. */
function filesHolding(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(words));
}
