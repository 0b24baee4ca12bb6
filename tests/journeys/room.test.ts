import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { roomStream } from "../../server/events.ts";
import { close, open } from "../../server/rooms/decide.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { launch, type Launched, type Screen, type Visitor } from "../support/browser.ts";
import { connect, newId, type Program } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { numbered, says } from "../support/journey.ts";
import { openProxy } from "../support/proxy.ts";
import {
  composer,
  expectAccessible,
  fromEnd,
  isGone,
  log,
  message,
  press,
  say,
  sees,
  standsAtNewest,
  texts,
} from "../support/screen.ts";

// A browser beside other work on a small machine; a step that hangs is given up by its own, shorter limit.
setDefaultTimeout(120_000);

let house: House;
let wire: ReturnType<typeof openProxy>;
let browser: Launched;
let bo: Program;
let visitors: Visitor[] = [];
let rooms = 0;

beforeAll(async () => {
  wire = openProxy();
  house = await openHouse({ dist: join(import.meta.dir, "../../dist"), settings: { PUBLIC_URL: wire.url } });
  wire.leadTo(house.port);
  browser = await launch();
  bo = await connect(house.url);
});

afterEach(async () => {
  const errors = visitors.flatMap((visitor) => visitor.errors);
  await Promise.all(visitors.map(({ page }) => page.context().close()));
  visitors = [];
  expect(errors.filter((error) => !/ERR_(EMPTY_RESPONSE|CONNECTION|SOCKET)|WebSocket connection/.test(error))).toEqual(
    [],
  );
});

afterAll(async () => {
  bo.close();
  await browser.close();
  await house.close();
  wire.close();
});

/** A room of this test alone, with Bo in it. */
async function openRoom(slow = 0): Promise<string> {
  rooms += 1;
  const room = `room-${rooms}`;
  const options = { ...PLAIN, name: room, topic: "What are you drinking?", slow };
  const wish = { options, house: true, at: Date.now() };
  await house.app.chat.carryOut(roomStream(room), house.app.rooms.deciding, (state) => open(state, wish));
  await bo.call.rooms.enter.mutate({ room });
  return room;
}

const boSays = (room: string, ...texts: string[]) => says(bo, room, ...texts);

/** Comes in through the wire that can be cut. */
async function joinRoom(room: string, screen?: Screen): Promise<Page> {
  const visitor = await browser.another(screen);
  visitors.push(visitor);
  visitor.page.setDefaultTimeout(20_000);
  await visitor.page.goto(`${wire.url}/r/${room}`);
  await log(visitor.page).waitFor();
  return visitor.page;
}

describe("two people", () => {
  test("hear each other, answer, react, reword and take back", async () => {
    const room = await openRoom();
    const [ada, cy] = [await joinRoom(room), await joinRoom(room)];
    await say(ada, "the kettle **is** on");
    await sees(cy, "the kettle is on");
    await press(cy, "the kettle", "Reply");
    await cy.keyboard.type("on my way");
    await cy.keyboard.press("Enter");
    await ada.getByRole("button", { name: /the kettle/ }).waitFor();
    await press(ada, "on my way", "React");
    await ada.getByRole("button", { name: "🔥" }).click();
    await cy.getByRole("button", { name: "🔥 1" }).click();
    await ada.getByRole("button", { name: "🔥 2" }).waitFor();
    await composer(cy).press("ArrowUp");
    await cy.getByRole("textbox", { name: "Edit your message" }).fill("nearly there");
    await cy.keyboard.press("Enter");
    await sees(ada, "nearly there");
    await press(cy, "nearly there", "Delete");
    await cy.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await ada.getByText("Message deleted").waitFor();
    expect(await texts(ada)).toEqual(["the kettle is on"]);
  });

  test("call each other by name", async () => {
    const room = await openRoom();
    const [ada, cy] = [await joinRoom(room), await joinRoom(room)];
    const name = (await ada.locator(".person", { hasText: "you" }).locator(".person-name").textContent()) ?? "";
    await cy.getByText(name).first().waitFor();
    await composer(cy).pressSequentially(`@${name.slice(0, -1)}`);
    await cy.getByRole("option", { name }).waitFor();
    await cy.keyboard.press("Enter");
    await cy.keyboard.type("tea?");
    await cy.keyboard.press("Enter");
    await ada.locator("article.calls-you", { hasText: `@${name} tea?` }).waitFor();
    expect(await cy.locator("article.calls-you").count()).toBe(0);
  });
});

describe("what one writes", () => {
  test("waits while the wire is cut and is said once, in order, when it is back", async () => {
    const room = await openRoom();
    const page = await joinRoom(room);
    const before = numbered(5);
    await page.getByText("1 here").first().waitFor();
    wire.block();
    for (const text of before) await say(page, text);
    await page.getByText("Waits here until you are connected").waitFor();
    expect(await page.locator("article.unsaid").count()).toBe(5);
    wire.mend();
    await page.waitForFunction(() => document.querySelectorAll("article.unsaid").length === 0, undefined, {
      timeout: 20_000,
    });
    expect(await texts(page)).toEqual(before);
    const { messages } = await bo.call.rooms.enter.mutate({ room });
    expect(messages.map(({ text }) => text)).toEqual(before);
  });

  test("waits for its turn in slow mode, also over a reload, and then goes out by itself", async () => {
    const room = await openRoom(3);
    const page = await joinRoom(room);
    await say(page, "first");
    await page.locator("article:not(.unsaid)", { hasText: "first" }).waitFor();
    await say(page, "second");
    await page.getByText(/^Goes out in \d seconds?$/).waitFor();
    await page.reload();
    await page.locator("article:not(.unsaid)", { hasText: "second" }).waitFor();
    expect(await texts(page)).toEqual(["first", "second"]);
  });

  test("stays in the composer until it is sent, whatever happens to the page", async () => {
    const room = await openRoom();
    const page = await joinRoom(room);
    await composer(page).fill("half a thou");
    await page.reload();
    await composer(page).waitFor();
    expect(await composer(page).inputValue()).toBe("half a thou");
  });

  test("is text and nothing else", async () => {
    const room = await openRoom();
    const page = await joinRoom(room);
    const nasty = `<img src=x onerror=alert(1)><script>alert(1)</script> javascript:alert(1) https://tea.example/"><b>`;
    await say(page, nasty);
    await page.locator("article a").waitFor();
    expect(await texts(page)).toEqual([nasty]);
    expect(await page.locator("article img, article script").count()).toBe(0);
    const link = page.locator("article a");
    expect(await link.getAttribute("href")).toStartWith("https://tea.example/");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow ugc");
  });
});

describe("the list", () => {
  test("stands at the newest after a load, and follows it", async () => {
    const room = await openRoom();
    await boSays(room, ...numbered(80));
    const page = await joinRoom(room);
    await sees(page, "line 80");
    await standsAtNewest(page);
    await boSays(room, "line 81");
    await sees(page, "line 81");
    await standsAtNewest(page);
  });

  test("keeps the reader's place while older pages come", async () => {
    const room = await openRoom();
    await boSays(room, ...numbered(150));
    const page = await joinRoom(room);
    await sees(page, "line 150");
    await standsAtNewest(page);
    let height = await log(page).evaluate((list) => list.scrollHeight);
    for (let pages = 1; pages < 3; pages += 1) {
      const moved = await log(page).evaluate(async (list, before) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        list.scrollTo(0, 500);
        await frame();
        const inSight = [...list.querySelectorAll("article")].find((row) => {
          const { top } = row.getBoundingClientRect();
          return top > 200 && top < 600;
        });
        if (!inSight) throw new Error("No message is in sight.");
        const { top } = inSight.getBoundingClientRect();
        while (list.scrollHeight <= before + 500) await frame();
        // What came is measured in the frames after it.
        for (let frames = 0; frames < 10; frames += 1) await frame();
        return Math.abs(inSight.getBoundingClientRect().top - top);
      }, height);
      expect(moved).toBeLessThan(3);
      height = await log(page).evaluate((list) => list.scrollHeight);
    }
  });

  test("counts what comes while one reads above, and leads there", async () => {
    const room = await openRoom();
    await boSays(room, ...numbered(60));
    const page = await joinRoom(room);
    await sees(page, "line 60");
    await standsAtNewest(page);
    await log(page).hover();
    await page.mouse.wheel(0, -900);
    await page.getByRole("button", { name: "Jump to newest" }).waitFor();
    await boSays(room, "line 61", "line 62");
    const away = await fromEnd(page);
    await page.getByRole("button", { name: "2 new messages" }).click();
    await sees(page, "line 62");
    await standsAtNewest(page);
    expect(away).toBeGreaterThan(400);
    await page.locator(".line", { hasText: "line 61" }).getByText("New", { exact: true }).waitFor();
  });

  test("lets go of old rows in a lively room and stays at the end", async () => {
    const room = await openRoom();
    const page = await joinRoom(room);
    await page.getByText("Nothing said yet").waitFor();
    // Nobody may say so much so fast alone.
    const crowd = await Promise.all(Array.from({ length: 8 }, () => connect(house.url)));
    for (const one of crowd) {
      await one.call.rooms.enter.mutate({ room });
      await says(one, room, ...numbered(150));
      one.close();
    }
    await boSays(room, "the last word");
    await sees(page, "the last word");
    await standsAtNewest(page);
    expect(await page.locator("article").count()).toBeLessThan(80);
  });

  test("goes to what is quoted, however old it is", async () => {
    const room = await openRoom();
    await boSays(room, "the very first words");
    const { messages } = await bo.call.rooms.enter.mutate({ room });
    const version = messages.at(-1)?.version;
    await boSays(room, ...numbered(120));
    await bo.call.messages.post.mutate({ room, id: newId(), text: "as I said", replyTo: version });
    const page = await joinRoom(room);
    await page.getByRole("button", { name: /the very first words/ }).click();
    await page.locator("article.flashed", { hasText: "the very first words" }).waitFor();
  });
});

describe("on a phone", () => {
  test("a long press offers what hovering does on a desk", async () => {
    const room = await openRoom();
    const page = await joinRoom(room, { phone: true });
    await say(page, "from my phone");
    await page.locator("article:not(.unsaid)", { hasText: "from my phone" }).waitFor();
    const box = await message(page, "from my phone").locator(".message-text").boundingBox();
    if (!box) throw new Error("The message is not in sight.");
    const touch = await page.context().newCDPSession(page);
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints: [{ x: box.x + 20, y: box.y + 8 }],
    });
    await page.getByRole("menu").waitFor();
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await page.getByRole("menuitem", { name: "Reply" }).tap();
    await page.getByText(/^Replying to/).waitFor();
  });

  test("the people are a sheet", async () => {
    const page = await joinRoom(await openRoom(), { phone: true });
    await page.getByRole("button", { name: /^Show people/ }).tap();
    await page.getByRole("dialog").getByText("you").waitFor();
  });
});

test.each([
  ["light", false],
  ["dark", true],
  ["arcade", false],
] as const)("axe finds nothing to mend in a lively room (%s, phone: %p)", async (theme, phone) => {
  const room = await openRoom();
  await boSays(room, "see tea.example/menu and `boil` it **well**", "again");
  const page = await joinRoom(room, { phone });
  await page.evaluate((chosen) => localStorage.setItem("theme", chosen), theme);
  await page.reload();
  await sees(page, "again");
  await composer(page).fill("x".repeat(2_010));
  await bo.call.presence.typing.mutate({ room });
  await expectAccessible(page);
});

test("a room that is not there is said to be so, with a way on", async () => {
  const visitor = await browser.another();
  visitors.push(visitor);
  await visitor.page.goto(`${wire.url}/r/nowhere`);
  await visitor.page.getByRole("heading", { name: "There is nothing here, or you need an invite" }).waitFor();
  await visitor.page.getByRole("button", { name: "Discover rooms" }).click();
  await visitor.page.waitForURL("**/discover");
});

test("a room that is closed under its readers says so and shows nothing of it any more", async () => {
  const room = await openRoom();
  await boSays(room, "a secret");
  const page = await joinRoom(room);
  await sees(page, "a secret");
  const { chat, rooms } = house.app;
  await chat.carryOut(roomStream(room), rooms.deciding, (state) => close(state, { at: Date.now() }));
  await page.getByText("This room was closed").waitFor();
  await isGone(page.getByText("a secret"));
  await isGone(composer(page));
});

test("a house that forgot everything is entered anew, with what one wrote meanwhile", async () => {
  const another = await openHouse({ dist: join(import.meta.dir, "../../dist"), settings: { PUBLIC_URL: wire.url } });
  try {
    const page = await joinRoom("tea");
    await page.getByText("1 here").first().waitFor();
    wire.block();
    await say(page, "still here");
    wire.leadTo(another.port);
    wire.mend();
    await page.locator("article:not(.unsaid)", { hasText: "still here" }).waitFor({ timeout: 20_000 });
    await page.getByText("1 here").first().waitFor();
    expect(await texts(page)).toEqual(["still here"]);
  } finally {
    wire.leadTo(house.port);
    await another.close();
  }
});
