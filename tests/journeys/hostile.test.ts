// Words that want to be more than words stay words: as names, topics, names of rooms and messages, on every screen.
import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { hostile } from "../support/hostile.ts";
import { type Journey, says, setOut } from "../support/journey.ts";
import { composer, dialog, log, me, message, press, react, reply, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

/** As long as each may be. */
const NAME = 32;
const ROOM_NAME = 40;

let journey: Journey;
/** Rooms called by hostile names. */
const rooms: string[] = [];

beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby"] });
  for (const [index, text] of hostile.entries()) {
    const one = await journey.program();
    await one.call.people.change.mutate({ name: cut(text, NAME, index) });
    await one.call.rooms.enter.mutate({ room: "lobby" });
    await says(one, "lobby", text);
    const { room } = await one.call.rooms.open.mutate({ name: cut(text, ROOM_NAME, index), topic: text });
    rooms.push(room);
    one.close();
  }
});

afterAll(async () => {
  await journey?.end();
});

/** Short enough, and unlike all others. */
const cut = (text: string, most: number, index: number) => `${[...text].slice(0, most - 4).join("")} ${index}`;

/** What hostile words did to a page. */
interface Harm {
  dialogs: string[];
  /** Asked of another house. */
  requests: string[];
  violations: string[];
  exceptions: string[];
}

async function watched(path: string): Promise<{ page: Page; harm: Harm }> {
  const harm: Harm = { dialogs: [], requests: [], violations: [], exceptions: [] };
  const page = await journey.visit("/discover");
  page.on("pageerror", (error) => harm.exceptions.push(String(error)));
  page.on("dialog", (opened) => {
    harm.dialogs.push(opened.message());
    void opened.dismiss();
  });
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== journey.url && origin !== journey.url.replace("http", "ws")) harm.requests.push(request.url());
  });
  await page.exposeFunction("tellViolation", (what: string) => harm.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (what: string) => void };
      tellViolation(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  await page.goto(journey.url + path);
  return { page, harm };
}

/** What the screens are made of when people say kind things. */
const OUR_TAGS =
  "html head meta title link script body div span p a b i bdi button code h1 h2 h3 header footer main nav aside section article ul li time input textarea label form svg path circle rect line polyline figure figcaption fieldset legend";

/** Elements and attributes that are none of ours. */
function foreignIn(page: Page): Promise<string[]> {
  return page.evaluate((tags) => {
    const ours = new Set(tags.split(" "));
    const isElsewhere = (address: string) => new URL(address, location.href).origin !== location.origin;
    const isForeignLink = (link: HTMLAnchorElement) => {
      if (link.closest(".message-text") === null) return isElsewhere(link.href);
      return !/^https?:\/\//.test(link.href) || link.rel !== "noopener noreferrer nofollow ugc";
    };
    const leadsAway = (element: Element): boolean => {
      if (element instanceof HTMLScriptElement) return element.src === "" || isElsewhere(element.src);
      if (element instanceof HTMLLinkElement) return isElsewhere(element.href);
      if (element instanceof HTMLFormElement) return element.hasAttribute("action");
      return element instanceof HTMLAnchorElement && isForeignLink(element);
    };
    const isForeign = (element: Element): boolean => {
      // Our own, for those without JavaScript, stands at the end of the page.
      if (element.matches("body > noscript")) return false;
      if (!ours.has(element.localName)) return true;
      return element.getAttributeNames().some((name) => /^on|^srcdoc$|^xlink/.test(name)) || leadsAway(element);
    };
    return [...document.querySelectorAll("*")].filter(isForeign).map((element) => element.outerHTML.slice(0, 200));
  }, OUR_TAGS);
}

async function expectUnharmed({ page, harm }: { page: Page; harm: Harm }): Promise<void> {
  expect(await foreignIn(page)).toEqual([]);
  expect(harm).toEqual({ dialogs: [], requests: [], violations: [], exceptions: [] });
}

describe(`${hostile.length} hostile strings`, () => {
  test("are more than a hundred, and this test would notice one that works", async () => {
    expect(hostile.length).toBeGreaterThan(100);
    const { page, harm } = await watched("/r/lobby");
    await log(page).waitFor();
    await page.evaluate(() => {
      const planted = document.body.appendChild(document.createElement("div"));
      planted.innerHTML = `<img src="//evil.example/x"><a href="javascript:alert(1)">x</a>`;
    });
    expect(await foreignIn(page)).toHaveLength(2);
    await page.waitForFunction(() => document.querySelector("img")?.complete);
    expect(harm.violations.join()).toContain("img-src");
    await page.context().close();
  });

  test("are read as they were written, as messages and as names of who wrote them", async () => {
    const seen = await watched("/r/lobby");
    const { page } = seen;
    await sees(page, hostile.at(-1) ?? "");
    const read = new Set<string>();
    const missing = () => hostile.filter((text) => !read.has(plain(text)));
    for (let step = 0; step < 200 && missing().length > 0; step += 1) {
      for (const text of await page.locator("article .message-text").allTextContents()) read.add(plain(text));
      await expectUnharmed(seen);
      // Half a screen: rows move when those above them are measured, and a whole one would leap over some.
      await log(page).evaluate((list) => list.scrollBy(0, -list.clientHeight / 2));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    expect(missing()).toEqual([]);
    await page.context().close();
  });

  test("are only names and topics under Discover, and in what its search answers", async () => {
    const seen = await watched("/discover");
    const { page } = seen;
    const cards = page.getByRole("list", { name: "Public rooms" });
    await cards.getByRole("link").first().waitFor();
    expect(await cards.getByRole("link").count()).toBe(hostile.length + 1);
    const names = new Set((await cards.locator(".card-name").allTextContents()).map(plain));
    expect(hostile.map((text, index) => plain(cut(text, ROOM_NAME, index))).filter((name) => !names.has(name))).toEqual(
      [],
    );
    await expectUnharmed(seen);
    await page.getByRole("searchbox").fill(`<img src=x onerror=alert(1)> nowhere`);
    await page.getByText("No room by that name").waitFor();
    await expectUnharmed(seen);
    await page.context().close();
  });

  test("are only a name and a topic inside of a room called so", async () => {
    const seen = await watched("/discover");
    const { page } = seen;
    // Discover has drawn them all; a third of them shows that the other places do the same.
    for (const room of rooms.filter((_, index) => index % 3 === 0)) {
      await page.evaluate(
        (path) => {
          history.pushState(null, "", path);
          dispatchEvent(new PopStateEvent("popstate"));
        },
        `/r/${encodeURIComponent(room)}`,
      );
      await page.locator(".top-bar-about bdi").waitFor();
      await expectUnharmed(seen);
    }
    await page.context().close();
  });

  test("do nothing in whatever else repeats a name or a message", async () => {
    const seen = await watched("/r/lobby");
    const { page } = seen;
    const name = `<img src=x onerror=alert(2)>`;
    const words = `"><svg onload=alert(3)> https://tea.example/"x`;
    const [other] = await Promise.all([journey.joinRoom("lobby"), log(page).waitFor()]);
    await me(page).click();
    const look = dialog(page, "Your look");
    await look.getByLabel("Name").fill(name);
    await expectUnharmed(seen);
    await page.keyboard.press("Enter");
    await look.waitFor({ state: "hidden" });
    await say(page, words);
    await sees(page, words);
    await reply(page, words, "answered");
    await react(page, "answered", "🔥");
    await press(page, words, "Edit");
    await expectUnharmed(seen);
    await page.keyboard.press("Escape");
    await press(page, words, "Delete");
    const asking = page.getByRole("alertdialog");
    await asking.waitFor();
    await expectUnharmed(seen);
    await page.keyboard.press("Escape");
    await asking.waitFor({ state: "hidden" });
    await press(page, words, "Reply");
    await expectUnharmed(seen);
    await composer(page).fill("typing as somebody else");
    await other.getByText(`${name} is typing`).waitFor();
    await composer(other).pressSequentially("@<img");
    await other.getByRole("option", { name }).waitFor();
    expect(await foreignIn(other)).toEqual([]);
    await other.keyboard.press("Enter");
    await other.keyboard.press("Enter");
    await message(page, `@${name}`).locator("b.mention").waitFor();
    await expectUnharmed(seen);
    expect(await foreignIn(other)).toEqual([]);
  });
});

/** As the house keeps it and the page shows it: without marks that the page draws, unseen characters and kinds of space. */
function plain(text: string): string {
  return text.normalize("NFC").replaceAll(/[*`]/g, "").replaceAll(/\s+/g, " ").trim();
}
