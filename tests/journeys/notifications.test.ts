// Being told of what is said while one looks elsewhere.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import type { Screen } from "../support/browser.ts";
import { newId, type Program } from "../support/client.ts";
import { type Journey, says, setOut } from "../support/journey.ts";
import { isNotified, notesPlayed, notified, noting, pressNewest } from "../support/notified.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { fromRoomMenu, opened } from "../support/rooms.ts";
import { dialog, log, me, message, roomsOf, say, sees, turnAway } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby", "tea"] });
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

/** Somebody in a room whose browser may show notifications, and what they are called there. */
async function guestIn(room: string, screen?: Screen): Promise<{ page: Page; name: string }> {
  const page = await journey.joinRoom(room, screen);
  await page.context().grantPermissions(["notifications"]);
  await noting(page);
  const name = (await page.locator(".person", { hasText: "you" }).locator(".person-name").textContent()) ?? "";
  return { page, name };
}

const settings = (page: Page) => dialog(page, "Notifications");

/** Changes something in the room's notifications. */
async function change(page: Page, ...labels: string[]): Promise<void> {
  await fromRoomMenu(page, "Notifications");
  for (const label of labels) await settings(page).getByLabel(label, { exact: true }).check();
  await page.keyboard.press("Escape");
  await settings(page).waitFor({ state: "hidden" });
}

const BROWSER = "Notifications of the browser";

async function goElsewhere(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Discover rooms" }).click();
  await page.getByRole("heading", { name: "Discover" }).waitFor();
}

const answer = (program: Program, room: string, text: string, replyTo: number) =>
  program.call.messages.post.mutate({ room, id: newId(), text, replyTo });

test("whoever is mentioned in another room is told in passing, and led to the message", async () => {
  const { page, name } = await guestIn("tea");
  const bo = await journey.program("tea");
  await goElsewhere(page);
  await says(bo, "tea", `@${name} is the kettle on?`, "anybody else?");
  await page.getByText(/mentioned you in .tea/).waitFor();
  await roomsOf(page).getByRole("link", { name: "tea 2 unread messages, for you" }).waitFor();
  await picture(page, "mentioned");
  await page.getByRole("button", { name: "Go there" }).click();
  await sees(page, "is the kettle on?");
  await page.locator("article.flashed", { hasText: "is the kettle on?" }).waitFor();
  expect(new URL(page.url()).hash).toBe("");
  expect(await notified(page)).toEqual([]);
  expect(await notesPlayed(page)).toBe(0);
});

test("the browser is asked only when somebody switches it on; where it says no, that is said kindly", async () => {
  const page = await journey.joinRoom("tea");
  const asked = () => page.evaluate(() => Notification.permission);
  expect(await asked()).toBe("default");
  await fromRoomMenu(page, "Notifications");
  const box = settings(page).getByLabel(BROWSER);
  expect(await settings(page).getByRole("button", { name: "Try it" }).isDisabled()).toBe(true);
  expect(await asked()).toBe("default");
  // This browser answers by itself, and says no.
  await box.click();
  await settings(page).getByText("This browser was told not to show notifications of this page.").waitFor();
  expect(await box.isChecked()).toBe(false);
  await picture(page, "notifications-denied");
});

test("away, one is told who it was and where, and never the words; pressing it leads to the message", async () => {
  const { page, name } = await guestIn("tea");
  const bo = await journey.program("tea");
  await change(page, "Sound", BROWSER);
  await goElsewhere(page);
  await turnAway(page, true);
  await says(bo, "tea", `@${name} the scones are burning`);
  await isNotified(page, 1);
  expect(await notified(page)).toEqual([{ title: `${bo.name} mentioned you`, body: "in tea", closed: false }]);
  await until("a sound", async () => (await notesPlayed(page)) > 0);
  await turnAway(page, false);
  await pressNewest(page);
  await page.locator("article.flashed", { hasText: "the scones are burning" }).waitFor();
  await until("it is closed", async () => (await notified(page)).every(({ closed }) => closed));
});

test("an answer notifies; what was only said does not", async () => {
  const { page } = await guestIn("tea");
  const bo = await journey.program("tea");
  await change(page, BROWSER);
  await say(page, "who has milk?");
  await message(page, "who has milk?").waitFor();
  await turnAway(page, true);
  const { messages } = await bo.call.rooms.enter.mutate({ room: "tea" });
  await says(bo, "tea", "nice weather");
  await answer(bo, "tea", "I have", messages.at(-1)?.version ?? 0);
  await isNotified(page, 1);
  expect((await notified(page))[0]?.title).toBe(`${bo.name} answered you`);
});

test("nobody is notified of the room that they look at, and of two tabs one speaks", async () => {
  const { page, name } = await guestIn("tea");
  const [bo, cy, dee] = [await journey.program("tea"), await journey.program("tea"), await journey.program("tea")];
  await change(page, BROWSER);
  const other = await journey.anotherTab(page);
  await goElsewhere(other);
  await turnAway(other, true);
  await says(bo, "tea", `@${name} look`);
  await sees(page, "look");
  await turnAway(page, true);
  // What a second tab said of one call would be there before either tab speaks of the next.
  const callers = async () => [...(await notified(page)), ...(await notified(other))].map(({ title }) => title);
  for (const caller of [cy, dee]) {
    await says(caller, "tea", `@${name} it is me`);
    await until("it is told", async () => (await callers()).includes(`${caller.name} mentioned you`));
  }
  // Nor is it said in passing, where one sees it anyway.
  expect(await page.getByText(/mentioned you in/).count()).toBe(0);
  expect((await callers()).toSorted()).toEqual([cy, dee].map((one) => `${one.name} mentioned you`).toSorted());
});

test("of a room one hears everything, or nothing, as one chooses", async () => {
  const { page, name } = await guestIn("tea");
  const bo = await journey.program("tea", "lobby");
  await change(page, BROWSER, "Everything");
  await goElsewhere(page);
  await turnAway(page, true);
  await says(bo, "tea", "just talking");
  await isNotified(page, 1);
  expect((await notified(page))[0]?.title).toBe(`${bo.name} said something`);
  await turnAway(page, false);
  await roomsOf(page).getByRole("link", { name: "tea" }).click();
  await sees(page, "just talking");
  await change(page, "Nothing");
  await goElsewhere(page);
  await page.waitForFunction(() => document.title === "Discover · Hearsay");
  await turnAway(page, true);
  await says(bo, "tea", `@${name} can you hear me?`);
  await turnAway(page, false);
  await roomsOf(page).getByRole("link", { name: "tea 1 unread message, for you" }).waitFor();
  expect(await page.title()).toBe("Discover · Hearsay");
  await picture(page, "room-kept-quiet");
  await page.reload();
  await roomsOf(page).getByRole("link", { name: "tea 1 unread message, for you" }).waitFor();
  expect(await page.title()).toBe("Discover · Hearsay");
  expect(await notified(page)).toEqual([]);
});

test("in a one-way room nobody is notified of their own words, only of what answers them", async () => {
  const bo = await journey.program();
  const room = await opened(bo, { name: "Confession", oneWay: true });
  const { page, name } = await guestIn(room);
  await change(page, BROWSER, "Everything");
  const other = await journey.anotherTab(page);
  await goElsewhere(other);
  for (const tab of [page, other]) await turnAway(tab, true);
  await say(page, `@${name} it was me`);
  await page.getByText("Said. Nobody else was here.").waitFor();
  const { messages } = await bo.call.rooms.enter.mutate({ room });
  await answer(bo, room, "I knew", messages[0]?.version ?? 0);
  const both = async () => [...(await notified(page)), ...(await notified(other))];
  await until("one is shown", async () => (await both()).length > 0);
  expect((await both()).map(({ title, body }) => [title, body])).toEqual([
    [`${bo.name} answered you`, "in Confession"],
  ]);
});

test("in a masked room the notification shows the mask", async () => {
  const bo = await journey.program();
  const room = await opened(bo, { name: "Ball", masks: true });
  const { page, name } = await guestIn(room);
  await change(page, BROWSER);
  await turnAway(page, true);
  const { you } = await bo.call.rooms.enter.mutate({ room });
  await says(bo, room, `@${name} shall we dance?`);
  await isNotified(page, 1);
  expect((await notified(page))[0]?.title).toBe(`${you.name} mentioned you`);
});

test("how this device tells is found in one's own settings, too", async () => {
  const { page } = await guestIn("lobby");
  await me(page).click();
  const own = dialog(page, "Your look");
  await own.getByLabel("Sound").check();
  await own.getByText("What a room tells you of").scrollIntoViewIfNeeded();
  await pictureEverywhere(page, "your-look-notifications");
  await page.keyboard.press("Escape");
  await fromRoomMenu(page, "Notifications");
  expect(await settings(page).getByLabel("Sound").isChecked()).toBe(true);
});

test("its settings, on a desktop and on a phone", async () => {
  const { page } = await guestIn("lobby");
  await fromRoomMenu(page, "Notifications");
  await settings(page).getByLabel("Sound").check();
  await settings(page).getByLabel(BROWSER).check();
  await settings(page).getByRole("button", { name: "Try it" }).click();
  await settings(page).getByText("That was it.").waitFor();
  expect((await notified(page)).map(({ title }) => title)).toEqual(["This is how you are told"]);
  await pictureEverywhere(page, "notifications");
  const phone = await journey.joinRoom("lobby", { phone: true, theme: "dark" });
  await wearTheme(phone, "dark");
  await log(phone).waitFor();
  await fromRoomMenu(phone, "Notifications");
  await settings(phone).getByLabel("Sound").waitFor();
  await picture(phone, "notifications-phone-dark");
});
