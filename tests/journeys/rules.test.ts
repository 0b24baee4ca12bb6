// The host sets what may be said: tried on the past, then in force; held words; a lockdown; a room that is stricter.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, says, setOut } from "../support/journey.ts";
import { becomeHost, newHostLink } from "../support/moderating.ts";
import { pictureEverywhere } from "../support/picture.ts";
import { dialog, log, message, say, sees, texts } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

async function hostAt(path: string): Promise<Page> {
  await newHostLink(journey);
  const page = await becomeHost(journey);
  await page.goto(journey.url + path);
  return page;
}

test("a rule is tried on the past, put in force, and what it holds is let through at the desk", async () => {
  const rude = await journey.program("lobby");
  await says(rude, "lobby", "good morning", "call me at +44 20 7946 0958", "or write to ada@example.org");
  const host = await hostAt("/desk/rules");
  await host.getByLabel("Phone numbers").selectOption("hold");
  await host.getByLabel("E-mail addresses").selectOption("refuse");
  await host.getByRole("button", { name: "Add a step" }).click();
  await host.getByLabel("How many flags").selectOption("2");
  await host.getByRole("button", { name: "Try the last day" }).click();
  const trial = host.getByRole("region", { name: "What it would have done" });
  await trial.getByText("holds 1 message").waitFor();
  await trial.getByText("refuses 1 message").waitFor();
  await trial.getByText(/mutes Guest\d+ for 10 minutes, by the ladder/).waitFor();
  await trial.getByText("call me at +44 20 7946 0958").waitFor();
  await pictureEverywhere(host, "desk-rules-trial");
  await says(rude, "lobby", "still allowed: +44 20 7946 0958");

  await host.getByRole("button", { name: "Put in force" }).click();
  await host.getByText("In force from now on").waitFor();
  await host.getByRole("button", { name: "Put in force" }).waitFor({ state: "detached" });
  await pictureEverywhere(host, "desk-rules");

  const [ada, bo] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
  await say(ada, "mine is 555-867-5309");
  await ada.getByText("Waits until a moderator has looked at it").waitFor();
  await says(await journey.program("lobby"), "lobby", "life goes on");
  await sees(bo, "life goes on");
  expect(await texts(bo)).not.toContain("mine is 555-867-5309");
  await sees(ada, "mine is 555-867-5309");
  await host.getByRole("link", { name: "Queue" }).click();
  const held = host.getByRole("article", { name: /^Held, by/ });
  await held.getByText("held: phone numbers").waitFor();
  await pictureEverywhere(host, "desk-held");
  await held.focus();
  await host.keyboard.press("l");
  await host.getByText("Nothing waits").waitFor();
  await sees(bo, "mine is 555-867-5309");
  await ada.getByText("Waits until a moderator has looked at it").waitFor({ state: "detached" });
});

test("words of the host's own are found; a pattern that cannot be read is refused with its place, and nothing is lost", async () => {
  const host = await hostAt("/desk/rules");
  const words = host.getByRole("region", { name: "Words of your own" });
  await host.getByLabel("Talk of drugs").selectOption("mask");
  await words.getByLabel("Word, phrase or pattern").fill("tulip (red");
  await words.getByText("Pattern", { exact: true }).click();
  await words.getByRole("button", { name: "Add" }).click();
  await host.getByRole("button", { name: "Put in force" }).click();
  await words.getByText("“tulip (red” cannot be read from “tulip (red” on: missing closing )").waitFor();
  expect(await host.getByLabel("Talk of drugs").inputValue()).toBe("mask");
  await words.getByRole("button", { name: "Remove “tulip (red”" }).click();
  await words.getByLabel("Word, phrase or pattern").fill("tulip");
  await words.getByText("Words", { exact: true }).click();
  await words.getByRole("button", { name: "Add" }).click();
  await host.getByRole("button", { name: "Put in force" }).click();
  await host.getByText("In force from now on").waitFor();
  const ada = await journey.joinRoom("lobby");
  await say(ada, "a t-u-l-i-p for you");
  await ada.getByText("That has words that are not wanted in this house").waitFor();
});

test("a lockdown is told to everybody, holds newcomers, and ends with a click", async () => {
  const host = await hostAt("/desk");
  const old = await journey.joinRoom("lobby");
  await say(old, "here for long");
  await sees(old, "here for long");
  await host.getByRole("button", { name: "Lockdown" }).click();
  await dialog(host, "Lock the house down?").getByText("links are refused").waitFor();
  await pictureEverywhere(host, "lockdown");
  await dialog(host, "Lock the house down?").getByRole("button", { name: "Lock it down" }).click();
  await host.getByText("Locked down until").first().waitFor();
  await old.getByText("It is a rough moment").waitFor();
  await pictureEverywhere(old, "lockdown-told");
  const newcomer = await journey.joinRoom("lobby");
  await say(newcomer, "a raid");
  await newcomer.getByText("Waits until a moderator has looked at it").waitFor();
  await host.getByRole("button", { name: "End the lockdown" }).click();
  await host.getByRole("button", { name: "Lockdown", exact: true }).waitFor();
  await old.getByText("It is a rough moment").waitFor({ state: "detached" });
  expect(await texts(old)).not.toContain("a raid");
});

test("a room's host makes the room stricter, and the room is told", async () => {
  const ada = await journey.visit("/");
  await ada.getByRole("button", { name: "Open a room" }).first().click();
  const form = dialog(ada, "Open a room");
  await form.getByLabel("Name", { exact: true }).fill("Quiet corner");
  await form.getByRole("button", { name: "Open it" }).click();
  await log(ada).waitFor();
  await until("the room", () => new URL(ada.url()).pathname === "/r/quiet-corner");
  const bo = await journey.joinRoom("quiet-corner");
  await ada.getByRole("button", { name: "Room menu" }).click();
  await ada.getByRole("menuitem", { name: "Room options" }).click();
  await dialog(ada, "Room options").getByText("What may be said here").click();
  await dialog(ada, "Room options").getByLabel("Links").selectOption("refuse");
  await dialog(ada, "Room options").getByLabel("Swearing").scrollIntoViewIfNeeded();
  await pictureEverywhere(ada, "room-filter");
  await dialog(ada, "Room options").getByRole("button", { name: "Save" }).click();
  await bo.getByText("changed what may be said here").waitFor();
  await say(bo, "see https://example.org/x");
  await bo.getByText("Links are not wanted").waitFor();
  expect(await message(ada, "see https").count()).toBe(0);
});
