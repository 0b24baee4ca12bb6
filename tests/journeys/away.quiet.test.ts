// The wire and the house go away in the middle of a talk, and nobody loses a word.
import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Journey, numbered, says, setOut } from "../support/journey.ts";
import { allSaid, composer, say, sees, unsaid, wholeLog } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

const ROOMS = ["offline", "cut", "killed", "typing", "foreign"];
/** Reconnecting takes up to some seconds by design. */
const BACK_MS = 20_000;

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ROOMS });
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

const heard = (page: Page) => page.locator("article:not(.unsaid)").count();

describe("somebody whose network is gone", () => {
  test("writes on, misses nothing, and is heard once when it is back", async () => {
    const [ada, bo] = await Promise.all([journey.joinRoom("offline"), journey.joinRoom("offline", { phone: true })]);
    await say(ada, "before");
    await sees(bo, "before");
    // The network goes first: a page whose browser is switched off with its socket open hears late that it is closed.
    journey.wire.block();
    for (const text of ["b 1", "b 2", "b 3"]) await say(bo, text);
    await bo.getByText("Waits here until you are connected").waitFor();
    await bo.context().setOffline(true);
    await bo.waitForFunction(() => !navigator.onLine);
    journey.wire.mend();
    await bo.getByText("You are offline. What you write is kept here").waitFor();
    for (const text of ["a 1", "a 2", "a 3"]) await say(ada, text);
    await allSaid(ada);
    expect(await unsaid(bo).count()).toBe(3);
    await bo.context().setOffline(false);
    await allSaid(bo, BACK_MS);
    await Promise.all([sees(ada, "b 3"), sees(bo, "a 3")]);
    await bo.getByText("You are offline").waitFor({ state: "hidden" });
    expect(await wholeLog(bo)).toEqual(["before", "a 1", "a 2", "a 3", "b 1", "b 2", "b 3"]);
    expect(await wholeLog(ada)).toEqual(await wholeLog(bo));
  });
});

describe("a wire that breaks again and again", () => {
  test("neither loses nor doubles what two people say meanwhile", async () => {
    const [ada, bo] = await Promise.all([journey.joinRoom("cut"), journey.joinRoom("cut")]);
    await say(ada, "start");
    await sees(bo, "start");
    for (const round of numbered(4)) {
      await Promise.all([say(ada, `ada, ${round}`), say(bo, `bo, ${round}`)]);
      journey.wire.cut();
      await Promise.all([say(ada, `ada again, ${round}`), say(bo, `bo again, ${round}`)]);
    }
    await Promise.all([allSaid(ada, BACK_MS), allSaid(bo, BACK_MS)]);
    await Promise.all([sees(ada, "bo again, line 4"), sees(bo, "ada again, line 4")]);
    const all = await wholeLog(ada);
    expect(all).toHaveLength(1 + 4 * 4);
    expect(new Set(all).size).toBe(all.length);
    for (const who of ["ada", "bo"]) {
      const own = numbered(4).flatMap((round) => [`${who}, ${round}`, `${who} again, ${round}`]);
      expect(all.filter((text) => text.startsWith(who))).toEqual(own);
    }
    expect(await wholeLog(bo)).toEqual(all);
  });
});

describe("a house that is killed and started again", () => {
  test("while people send: each word is there once, for them and for whoever comes later", async () => {
    const [ada, bo] = await Promise.all([journey.joinRoom("killed"), journey.joinRoom("killed")]);
    const talk = async (page: Page, who: string) => {
      for (let line = 1; line <= 12; line += 1) await say(page, `${who} ${line}`);
    };
    const talking = Promise.all([talk(ada, "ada"), talk(bo, "bo")]);
    await until("somebody is heard", async () => (await heard(ada)) > 2);
    await journey.restart();
    await talking;
    await Promise.all([allSaid(ada, BACK_MS), allSaid(bo, BACK_MS)]);
    await Promise.all([sees(ada, "bo 12"), sees(bo, "ada 12")]);
    const all = await wholeLog(ada);
    expect(all).toHaveLength(24);
    for (const who of ["ada", "bo"]) {
      const own = Array.from({ length: 12 }, (_, index) => `${who} ${index + 1}`);
      expect(all.filter((text) => text.startsWith(`${who} `))).toEqual(own);
    }
    expect(await wholeLog(bo)).toEqual(all);
    expect(await wholeLog(await journey.joinRoom("killed"))).toEqual(all);
  });

  test("while somebody types: the draft stays, they are still themselves, and who types is seen again", async () => {
    const [ada, bo] = await Promise.all([journey.joinRoom("typing"), journey.joinRoom("typing")]);
    const name = (await ada.locator(".person", { hasText: "you" }).locator(".person-name").textContent()) ?? "";
    await composer(ada).pressSequentially("half a th");
    await bo.getByText(`${name} is typing`).waitFor();
    await journey.restart();
    await bo.getByText("2 here").first().waitFor({ timeout: BACK_MS });
    expect(await composer(ada).inputValue()).toBe("half a th");
    await until("it is seen again", async () => {
      await composer(ada).pressSequentially("o");
      return bo.getByText(`${name} is typing`).isVisible();
    });
    await composer(ada).press("Enter");
    await sees(bo, "half a tho");
    expect(await bo.locator(".name", { hasText: name }).count()).toBeGreaterThan(0);
  });
});

test("a tab that knows another record of the house than is kept there now reads it anew by itself", async () => {
  const page = await journey.joinRoom("foreign");
  await say(page, "of another life");
  await allSaid(page);
  const elsewhere = mkdtempSync(join(tmpdir(), "hearsay-journey-"));
  writeFileSync(join(elsewhere, "chatrooms.txt"), "foreign\n");
  try {
    await journey.restart(elsewhere);
    await page.getByText("of another life").waitFor({ state: "detached", timeout: BACK_MS });
    await says(await journey.program("foreign"), "foreign", "of this life");
    await sees(page, "of this life");
    expect(await wholeLog(page)).toEqual(["of this life"]);
    await say(page, "so be it");
    await allSaid(page);
  } finally {
    await journey.restart();
    rmSync(elsewhere, { recursive: true, force: true });
  }
});
