// A host edits chatrooms.txt while people are in the rooms.
import { afterAll, afterEach, beforeAll, setDefaultTimeout, test } from "bun:test";
import { type Journey, setOut } from "../support/journey.ts";
import { composer, isGone, roomsOf, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;

beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby | Say hello", "attic | Old things"] });
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

test("a new line opens a room for all who are looking; a changed one is read at once", async () => {
  const [looking, inside] = await Promise.all([journey.visit("/discover"), journey.joinRoom("lobby")]);
  const cards = looking.getByRole("main").getByRole("list", { name: "Public rooms" });
  await cards.getByRole("link", { name: "attic" }).waitFor();
  journey.houseRooms("lobby | Say hello, ask anything", "attic | Old things", "first time here | Ask away");
  await cards.getByRole("link", { name: "first time here" }).getByText("Ask away").waitFor();
  await inside.getByText("Say hello, ask anything", { exact: true }).waitFor();
  await cards.getByRole("link", { name: "first time here" }).click();
  await looking.waitForURL("**/r/first-time-here");
  await say(looking, "first!");
  await sees(looking, "first!");
});

test("a removed line closes its room: those inside are told and led on, and it is nowhere to be found", async () => {
  const [ada, bo] = await Promise.all([journey.joinRoom("attic"), journey.joinRoom("attic", { phone: true })]);
  await say(ada, "dust everywhere");
  await sees(bo, "dust everywhere");
  journey.houseRooms("lobby | Say hello, ask anything");
  for (const page of [ada, bo]) {
    await page.getByRole("heading", { name: "This room was closed" }).waitFor();
    await isGone(page.getByText("dust everywhere"));
    await isGone(composer(page));
  }
  await roomsOf(ada).getByRole("link", { name: "attic" }).waitFor({ state: "detached" });
  await ada.getByRole("button", { name: "Discover rooms" }).click();
  await ada.waitForURL("**/discover");
  await ada.getByRole("main").getByRole("link", { name: "lobby" }).waitFor();
  await ada.getByRole("link", { name: "attic" }).waitFor({ state: "detached" });
  await bo.reload();
  await bo.getByText("This room was closed, and what was said in it is erased.").waitFor();
  await bo.getByRole("button", { name: "Discover rooms" }).tap();
  await bo.waitForURL("**/discover");
});
