// Rooms where one says something and never sees it again.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Journey, setOut } from "../support/journey.ts";
import { picture } from "../support/picture.ts";
import { opened } from "../support/rooms.ts";
import { composer, log, reply, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
let room: string;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

async function enter(name: string) {
  room = await opened(await journey.program(), { name, oneWay: true });
  return journey.joinRoom(room);
}

test("what one says is heard by others and seen by oneself no more, on no tab and after no reload", async () => {
  const ada = await enter("Confession");
  const bo = await journey.joinRoom(room, { phone: true, theme: "dark" });
  const sameAda = await journey.anotherTab(ada);
  await say(ada, "it was me");
  await sees(bo, "it was me");
  await ada.getByText("Said. Heard by 1.").waitFor();
  await picture(ada, "one-way");
  await say(bo, "I knew");
  await sees(ada, "I knew");
  await sees(sameAda, "I knew");
  await picture(bo, "one-way-phone");
  await ada.reload();
  await sees(ada, "I knew");
  for (const page of [ada, sameAda]) expect(await page.getByText("it was me").count()).toBe(0);
  expect(await ada.getByText("Said.").count()).toBe(0);
  await sameAda.close();
});

test("it can be taken back for as long as the page is open", async () => {
  const ada = await enter("Second thoughts");
  const bo = await journey.joinRoom(room);
  await say(ada, "too much");
  await sees(bo, "too much");
  await ada.getByRole("button", { name: "Take back" }).click();
  await ada.getByText("Taken back.").waitFor();
  await bo.getByText("Message deleted").waitFor();
});

test("an answer to one's own words says so, and tells none of them", async () => {
  const ada = await enter("Echo");
  const bo = await journey.joinRoom(room);
  await say(ada, "is anybody there?");
  await sees(bo, "is anybody there?");
  await reply(bo, "is anybody there?", "yes, me");
  await sees(ada, "yes, me");
  await log(ada).getByText("in reply to you").waitFor();
  expect(await ada.getByText("is anybody there?").count()).toBe(0);
});

test("the arrow up edits nothing, and one's own words do not count as unread", async () => {
  const ada = await enter("Well");
  await say(ada, "a stone");
  await ada.getByText("Said. Nobody else was here.").waitFor();
  await composer(ada).press("ArrowUp");
  expect(await ada.getByRole("textbox", { name: "Edit your message" }).count()).toBe(0);
  await ada.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Discover rooms" }).click();
  await ada.getByRole("heading", { name: "Discover" }).waitFor();
  const own = ada.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Well" });
  await own.waitFor();
  expect(await own.textContent()).not.toContain("unread");
});

test("what waits for the wire is seen until it goes out", async () => {
  const ada = await enter("Tunnel");
  const bo = await journey.joinRoom(room);
  journey.wire.block();
  await say(ada, "from the dark");
  await ada.locator("article.unsaid", { hasText: "from the dark" }).waitFor();
  journey.wire.mend();
  await sees(bo, "from the dark");
  await ada.getByText(/^Said\./).waitFor();
  expect(await ada.getByText("from the dark").count()).toBe(0);
});
