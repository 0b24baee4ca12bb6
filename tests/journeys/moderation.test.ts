// Moderators at work: a report comes to the desk and is decided, a ban is foreseen, felt, appealed and undone.
import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, says, setOut } from "../support/journey.ts";
import { becomeHost, fromMessage, newHostLink } from "../support/moderating.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { dialog, expectAccessible, isGone, log, message, roomsOf, say, sees, texts } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
let host: Page;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

/** The host of the house, in the lobby. */
async function hostInLobby(): Promise<Page> {
  await newHostLink(journey);
  const page = await becomeHost(journey);
  await page.goto(`${journey.url}/r/lobby`);
  await log(page).waitFor();
  return page;
}

const queue = (page: Page) => page.getByRole("region", { name: "Waiting for you" });

test("from a report to a decision, by keys alone", async () => {
  host = await hostInLobby();
  const [rude, guest] = [await journey.program("lobby"), await journey.joinRoom("lobby")];
  await says(rude, "lobby", "good evening", "rude words about you");
  await sees(guest, "rude words about you");
  await fromMessage(guest, "rude words about you", "Report");
  const form = guest.getByRole("dialog");
  await form.getByText("Moderators read it, with the lines around").waitFor();
  await form.getByLabel("What is wrong with it?").selectOption("hate");
  await form.getByLabel("Anything to add?").fill("twice today");
  await pictureEverywhere(guest, "report");
  await form.getByRole("button", { name: "Report" }).click();
  await guest.getByText("A moderator will look at it").waitFor();

  await roomsOf(host).getByRole("link", { name: "The desk 1 case waits for you" }).click();
  await host.getByRole("link", { name: /^Queue/ }).click();
  await queue(host).getByText("reported by 1 person: hate").waitFor();
  await queue(host).getByText("good evening").waitFor();
  await pictureEverywhere(host, "desk-queue");
  await host.getByRole("article").focus();
  await host.keyboard.press("h");
  await host.getByText("Nothing waits").waitFor();
  await guest.getByText("Hidden by a moderator").waitFor();
  await isGone(message(guest, "rude words"));
  await host.getByRole("button", { name: "Undo" }).click();
  await sees(guest, "rude words about you");
});

describe("a ban", () => {
  test("is foreseen, felt at once, and undone to the letter", async () => {
    host = await hostInLobby();
    const [rude, guest] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
    for (const text of ["first of two", "second of two"]) {
      await say(rude, text);
      await sees(guest, text);
    }
    const before = await texts(guest);
    await fromMessage(host, "first of two", "Mute or ban …");
    const form = host.getByRole("dialog");
    await form.getByText("blocks 1 person who is here now").waitFor();
    await form.getByText("Hide all they said, too").click();
    await form.getByText("hides 2 messages in 1 room").waitFor();
    await form.getByLabel("Your words to them").fill("we asked you twice");
    await host.keyboard.press("Shift+Tab");
    await pictureEverywhere(host, "act");
    await form.getByRole("button", { name: "Ban", exact: true }).click();

    await rude.getByText("You are banned from this house").waitFor({ timeout: 3_000 });
    await rude.getByText("we asked you twice").waitFor();
    await pictureEverywhere(rude, "banned");
    await guest.getByText("Hidden by a moderator").first().waitFor();
    await isGone(message(guest, "first of two"));
    const late = await journey.joinRoom("lobby");
    await late.getByText("Hidden by a moderator").first().waitFor();

    await host.goto(`${journey.url}/desk/bans`);
    await host.getByText("“we asked you twice”").waitFor();
    await pictureEverywhere(host, "desk-bans");
    await host.getByRole("listitem").filter({ hasText: "we asked you twice" }).getByRole("button").click();
    await sees(guest, "first of two", "second of two");
    await sees(late, "first of two", "second of two");
    expect(await texts(guest)).toEqual(before);
    await log(rude).waitFor();
    await say(rude, "thank you");
    await sees(guest, "thank you");
  });

  test("can be appealed once, and the moderator's decision is told", async () => {
    host = await hostInLobby();
    const rude = await journey.joinRoom("lobby", { phone: true });
    await say(rude, "over and over");
    await sees(host, "over and over");
    await fromMessage(host, "over and over", "Mute or ban …");
    await host.getByRole("dialog").getByRole("button", { name: "Ban", exact: true }).click();
    await rude.getByLabel("Appeal").fill("my phone sent it over and over in the train, sorry");
    await picture(rude, "appeal-phone");
    await rude.getByRole("button", { name: "Send appeal" }).click();
    await rude.getByText("Your appeal was sent").waitFor();

    await host.goto(`${journey.url}/desk/queue`);
    await queue(host).getByText("my phone sent it").waitFor();
    journey.wire.silence();
    const led = queue(host).getByRole("button", { name: "See what led to it" });
    await led.click();
    await until("it is being fetched", async () => (await led.getAttribute("aria-busy")) === "true");
    journey.wire.cut();
    const appeal = queue(host).getByRole("article");
    await appeal.getByText("That did not come.").waitFor();
    await appeal.getByRole("button", { name: "Try again" }).click();
    await queue(host).getByText("over and over", { exact: true }).waitFor();
    await picture(host, "desk-appeal");
    await queue(host).getByRole("button", { name: "Lift it" }).click();
    await host.getByText("may come back").waitFor();
    await log(rude).waitFor();

    await host.getByRole("link", { name: "Record" }).click();
    await host.getByText("lifted on appeal").waitFor();
    await pictureEverywhere(host, "desk-record");
  });
});

test("whoever is shadow-muted sees nothing strange on their second tab", async () => {
  host = await hostInLobby();
  const [rude, guest] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
  await say(rude, "heard by all");
  await sees(guest, "heard by all");
  await fromMessage(host, "heard by all", "Mute or ban …");
  const form = host.getByRole("dialog");
  await form.getByRole("radio", { name: "Shadow-mute" }).check();
  await form.getByRole("button", { name: "Shadow-mute" }).click();
  await host.getByText(/^Shadow-muted/).waitFor();
  const second = await journey.anotherTab(rude);
  await say(rude, "heard by nobody");
  await sees(second, "heard by nobody");
  await sees(host, "heard by nobody");
  await host.getByText("seen by its author and moderators alone").waitFor();
  await picture(host, "shadow-muted");
  await say(guest, "the others go on");
  await sees(second, "the others go on");
  await sees(rude, "the others go on");
  await sees(guest, "the others go on");
  expect(await message(guest, "heard by nobody").count()).toBe(0);
  expect(await rude.getByText(/hadow/).count()).toBe(0);
});

test("from a flood to a mute with a reason and an end, and on", async () => {
  const strict = await setOut({ env: { FLOOD_MUTES: "4" } });
  try {
    const [loud, guest] = [await strict.joinRoom("lobby"), await strict.joinRoom("lobby")];
    for (const text of ["buy my shiny coins", "buy my shiny coins!", "Buy my SHINY coins", "buy my shiny coins 4"]) {
      await say(loud, text);
      await sees(loud, text);
    }
    await loud.getByText("You said nearly the same before").waitFor();
    await say(loud, "buy my shiny coins 5");
    await loud.getByText(/Not sent. You are muted. You can speak again in \d seconds? for spam or flooding/).waitFor();
    await picture(loud, "flood-muted");
    await say(guest, "the others go on");
    await sees(loud, "the others go on");
    await until("the mute is over", async () => {
      const again = loud.getByRole("button", { name: "Try again" });
      if (await again.isVisible()) await again.click();
      return (await message(loud, "buy my shiny coins 5").count()) > 0;
    });
  } finally {
    await strict.end();
  }
});

test("the desk on a phone in the dark", async () => {
  host = await hostInLobby();
  const rude = await journey.program("lobby");
  await says(rude, "lobby", "words to be reported");
  const guest = await journey.joinRoom("lobby");
  await fromMessage(guest, "words to be reported", "Report");
  await guest.getByRole("dialog").getByRole("button", { name: "Report" }).click();
  await guest.getByText("A moderator will look at it").waitFor();
  await host.setViewportSize({ width: 390, height: 844 });
  await wearTheme(host, "dark");
  await host.goto(`${journey.url}/desk/queue`);
  await queue(host).getByText("words to be reported").waitFor();
  await picture(host, "desk-queue-phone-dark");
  await queue(host).getByRole("button", { name: "Ban …" }).click();
  await dialog(host, "Act on").getByText("blocks 1 person").waitFor();
  await picture(host, "act-phone-dark");
  await expectAccessible(host);
});

test("what a moderator began in the queue stays while more is reported, and the next case has the focus", async () => {
  host = await hostInLobby();
  const [rude, guest] = [await journey.program("lobby"), await journey.joinRoom("lobby")];
  const report = async (words: string) => {
    await says(rude, "lobby", words);
    await fromMessage(guest, words, "Report");
    await guest.getByRole("dialog").getByRole("button", { name: "Report" }).click();
    await guest.getByText("A moderator will look at it").waitFor();
  };
  await report("the first rude words");
  await host.goto(`${journey.url}/desk/queue`);
  const caseOf = (words: string) =>
    queue(host)
      .getByRole("article")
      .filter({ has: host.locator("li.said", { hasText: words }) });
  const first = caseOf("the first");
  await first.focus();
  await host.keyboard.press("b");
  const note = dialog(host, "Act on").getByLabel("Your words to them");
  await note.click();
  await host.keyboard.type("joking, kindly stop");
  await report("the second rude words");
  await host.locator("li.said", { hasText: "the second" }).waitFor({ state: "attached" });
  expect(await note.inputValue()).toBe("joking, kindly stop");
  await dialog(host, "Act on").getByRole("button", { name: "Cancel" }).click();
  await first.focus();
  await host.keyboard.press("l");
  await first.waitFor({ state: "detached" });
  const second = caseOf("the second");
  await until("the next case to have the focus", () => second.evaluate((one) => one === document.activeElement));
});
