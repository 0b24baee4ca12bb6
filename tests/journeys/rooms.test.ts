// A host opens rooms, changes them and looks after them; everybody else is told.
import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { type Journey, says, setOut } from "../support/journey.ts";
import { picture, wearTheme } from "../support/picture.ts";
import { aboutTheOther, confirm, fromRoomMenu, hostOf, opened, openRoom } from "../support/rooms.ts";
import { composer, dialog, expectAccessible, isGone, log, message, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

describe("opening a room", () => {
  test("the line below says who sees what, and for how long", async () => {
    const page = await journey.visit("/discover");
    await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
    const form = dialog(page, "Open a room");
    const line = form.getByRole("status", { name: "What happens in this room" });
    await line.getByText("Anyone can find this room and write in it without signing up.").waitFor();
    await picture(page, "open-a-room-light");
    await form.getByRole("radio", { name: "Retro" }).check();
    await line.getByText("you never see your own words again. What is said is kept for 24 hours").waitFor();
    await form.getByRole("radio", { name: "1 hour" }).check();
    await line.getByText("kept for 1 hour").waitFor();
    expect(await form.getByRole("radio", { name: "Retro" }).isChecked()).toBe(false);
    await form.getByText("More options").click();
    await form.getByLabel("Locked").check();
    await line.getByText("It is locked: nobody new comes in.").waitFor();
    await picture(page, "open-a-room-more");
  });

  test.each(["dark", "arcade"] as const)("it looks as it should on a phone in the %s theme", async (theme) => {
    const page = await journey.visit("/discover", { phone: true });
    await wearTheme(page, theme);
    await page.getByRole("main").getByRole("button", { name: "Open a room" }).click();
    await dialog(page, "Open a room").waitFor();
    await picture(page, `open-a-room-phone-${theme}`);
  });

  test("what is unlike other rooms stands on its card and in the room", async () => {
    const ada = await journey.program();
    await opened(ada, { name: "Confessions", topic: "Say it and let it go", oneWay: true, keep: "1h" });
    await opened(ada, { name: "Quiet corner", keep: "memory", masks: true });
    const page = await journey.visit("/discover");
    const card = (name: string) => page.getByRole("main").getByRole("link", { name });
    await card("Confessions").getByText("one-way").waitFor();
    await card("Confessions").getByText("kept for 1 hour").waitFor();
    await card("Quiet corner").getByText("memory only").waitFor();
    await picture(page, "discover-rooms");
    await card("Quiet corner").click();
    await page.getByText(/kept while it is said · you are \w+ \w+ here/).waitFor();
  });

  test("a masked room shows the mask, and one's look says that it is not worn there", async () => {
    const page = await hostOf(journey, "Ball", "Strangers");
    const name = (await page.getByText(/you are (.+) here/).textContent())?.match(/you are (.+) here/)?.[1] ?? "";
    await say(page, "who am I?");
    await page.getByRole("article", { name: new RegExp(name) }).waitFor();
    await page.getByRole("button", { name: "Your look" }).click();
    await page.getByText("Not worn in Ball").waitFor();
  });
});

describe("a host", () => {
  test("changes the room; what is fixed cannot be touched, and the others are told", async () => {
    const host = await hostOf(journey, "Salon");
    const guest = await journey.joinRoom("salon");
    await fromRoomMenu(host, "Room options");
    const form = dialog(host, "Room options");
    expect(await form.getByLabel("One-way").isDisabled()).toBe(true);
    expect(await form.getByRole("radio", { name: "While said" }).isDisabled()).toBe(true);
    await picture(host, "room-options");
    await form.getByRole("radio", { name: "30 days" }).check();
    await form.getByLabel("Name").fill("Saloon");
    await form.getByRole("button", { name: "Save" }).click();
    await guest.getByText(/changed the room: it is called “Saloon” now and words are kept for 30 days/).waitFor();
    await guest.getByRole("heading", { name: "Saloon" }).waitFor();
    await guest.reload();
    await guest.getByText(/changed the room: it is called “Saloon” now/).waitFor();
    await guest.getByText("kept for 30 days", { exact: false }).first().waitFor();
  });

  test("hushes the room: others read why they cannot speak, and keep their draft", async () => {
    const host = await hostOf(journey, "Hall");
    const guest = await journey.joinRoom("hall");
    await composer(guest).fill("half a sentence");
    await fromRoomMenu(host, "Room options");
    await dialog(host, "Room options").getByLabel("Hushed").check();
    await dialog(host, "Room options").getByRole("button", { name: "Save" }).click();
    await guest.getByText("Only hosts speak at the moment.").waitFor();
    expect(await guest.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
    expect(await composer(guest).inputValue()).toBe("half a sentence");
    await say(host, "listen, please");
    await sees(guest, "listen, please");
    await fromRoomMenu(host, "Room options");
    await dialog(host, "Room options").getByLabel("Hushed").uncheck();
    await dialog(host, "Room options").getByRole("button", { name: "Save" }).click();
    await guest.getByText("Only hosts speak at the moment.").waitFor({ state: "hidden" });
    await composer(guest).press("Enter");
    await sees(host, "half a sentence");
  });

  test("mutes somebody for a while, and lets them speak again", async () => {
    const host = await hostOf(journey, "Court");
    const guest = await journey.joinRoom("court");
    await aboutTheOther(host, "Mute for 5 minutes");
    await guest.getByText(/A host muted you until/).waitFor();
    await picture(guest, "muted");
    await aboutTheOther(host, "Let speak again");
    await guest.getByText(/A host muted you until/).waitFor({ state: "hidden" });
    await say(guest, "sorry");
    await sees(host, "sorry");
  });

  test("removes somebody, who is told and led on", async () => {
    const host = await hostOf(journey, "Attic");
    const guest = await journey.joinRoom("attic", { phone: true });
    await say(guest, "noise");
    await sees(host, "noise");
    await aboutTheOther(host, "Remove");
    await confirm(host, "Remove");
    await guest.getByRole("heading", { name: "You were removed from this room" }).waitFor();
    expect(await guest.getByText("noise").count()).toBe(0);
    await picture(guest, "removed-phone");
    await guest.getByRole("button", { name: "Discover rooms" }).click();
    await guest.waitForURL("**/discover");
  });

  test("hands the room over, and is an ordinary member then", async () => {
    const host = await hostOf(journey, "Throne");
    const guest = await journey.joinRoom("throne");
    await aboutTheOther(host, "Hand over");
    await confirm(host, "Hand over");
    await host.getByText("You are no host any more").waitFor();
    await aboutTheOther(guest, "Make host");
    await host.getByText("made you a host").waitFor();
  });

  test("lets newcomers in one by one; they come in by themselves", async () => {
    const host = await journey.visit("/discover");
    await openRoom(host, "Surgery", async (form) => {
      await form.getByText("More options").click();
      await form.getByLabel("Newcomers wait").check();
    });
    const guest = await journey.visit("/r/surgery");
    await guest.getByRole("heading", { name: "Waiting to be let in" }).waitFor();
    await picture(guest, "waiting-to-be-let-in");
    await host.getByText("wants to come in").waitFor();
    await picture(host, "who-wants-to-come-in");
    await host.getByRole("button", { name: "Let in" }).click();
    await log(guest).waitFor();
    await say(guest, "thank you");
    await sees(host, "thank you");
    await host.getByText("wants to come in").waitFor({ state: "hidden" });
  });

  test("says no to a newcomer, who is told kindly and does not knock on", async () => {
    const ada = await hostOf(journey, "Parlour");
    await fromRoomMenu(ada, "Room options");
    await dialog(ada, "Room options").getByLabel("Newcomers wait").check();
    await dialog(ada, "Room options").getByRole("button", { name: "Save" }).click();
    const guest = await journey.visit("/r/parlour");
    await guest.getByRole("heading", { name: "Waiting to be let in" }).waitFor();
    await ada.getByRole("button", { name: "Not now" }).click();
    await guest.getByRole("heading", { name: "You were not let in" }).waitFor();
    await ada.getByText("wants to come in").waitFor({ state: "hidden" });
  });

  test("closes the room after reading what follows, and everybody is told", async () => {
    const host = await hostOf(journey, "Tent");
    const guest = await journey.joinRoom("tent");
    await say(guest, "good night");
    await sees(host, "good night");
    await fromRoomMenu(host, "Close room");
    await host.getByText("erased from everybody’s screen and from the house’s disk").waitFor();
    await picture(host, "close-room");
    await confirm(host, "Close room");
    await guest.getByRole("heading", { name: "This room was closed" }).waitFor();
    await isGone(guest.getByText("good night"));
  });

  test("keeps the room as a file", async () => {
    const host = await hostOf(journey, "Archive");
    await say(host, "for the record");
    await sees(host, "for the record");
    const downloading = host.waitForEvent("download");
    await fromRoomMenu(host, "Export as data");
    const path = await (await downloading).path();
    expect(await Bun.file(path).text()).toContain("for the record");
  });
});

test("words disappear from the screen when their time is over", async () => {
  const ada = await journey.program();
  const room = await opened(ada, { name: "Mayfly", keep: "1h" });
  await says(ada, room, "here and gone");
  const page = await journey.visit("/discover");
  await page.clock.install();
  await page.goto(`${journey.url}/r/${room}`);
  await sees(page, "here and gone");
  await page.clock.fastForward("01:00:01");
  await message(page, "here and gone").waitFor({ state: "hidden" });
});

describe("searching", () => {
  test("finds words, leads to them, and looks around what is too far back", async () => {
    const ada = await journey.program();
    const room = await opened(ada, { name: "Library" });
    await says(ada, room, "the Café is open", ...Array.from({ length: 70 }, (_, index) => `line ${index + 1}`));
    const page = await journey.joinRoom(room);
    await page.getByRole("button", { name: "Search" }).click();
    const search = dialog(page, "Search Library");
    await search.getByRole("searchbox").fill("line 69");
    await search.getByRole("button", { name: /line 69/ }).waitFor();
    await picture(page, "search");
    await search.getByRole("button", { name: /line 69/ }).click();
    await search.waitFor({ state: "hidden" });
    await page.locator("article.flashed", { hasText: "line 69" }).waitFor();
    await page.getByRole("button", { name: "Search" }).click();
    await search.getByRole("searchbox").fill("cafe");
    await search.getByRole("button", { name: /the Café is open/ }).click();
    await search.getByRole("list", { name: "Around that message" }).getByText("line 2", { exact: true }).waitFor();
    await expectAccessible(page);
    await search.getByRole("searchbox").fill("nobody said this");
    await search.getByText("Nobody said “nobody said this”").waitFor();
  });
});
