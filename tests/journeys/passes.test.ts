// From phone to laptop by a code.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere } from "../support/picture.ts";
import { allSaid, dialog, log, me, roomsOf, say, sees, wear } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby", "tea"] });
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

/** Shows a code in "Your look"; answers where it leads. */
async function showCode(page: Page): Promise<string> {
  const drawer = page.getByRole("button", { name: /^Show rooms/ });
  if (await drawer.isVisible()) await drawer.click();
  await me(page).click();
  await dialog(page, "Your look").getByRole("button", { name: "Show a code" }).click();
  const link = dialog(page, "Another device").getByRole("textbox", { name: "Link" });
  await link.waitFor();
  return link.inputValue();
}

test("somebody goes on at a laptop as who they are on the phone", async () => {
  const phone = await journey.joinRoom("tea", { phone: true });
  await wear(phone, { name: "Quokka" });
  await say(phone, "said on the phone");
  await allSaid(phone);
  await phone.getByText("That is how you look now.").waitFor({ state: "hidden" });
  const link = await showCode(phone);
  expect(link).toMatch(/\/pass#[\w-]{43}$/);
  await picture(phone, "another-device-phone");

  const laptop = await journey.visit(link.slice(journey.url.length));
  await laptop.getByRole("heading", { name: "Be the same person here?" }).waitFor();
  await pictureEverywhere(laptop, "be-the-same-person");
  await laptop.getByRole("button", { name: "Go on as Quokka" }).click();
  await roomsOf(laptop).getByRole("link", { name: /tea/ }).click();
  await log(laptop).waitFor();
  await sees(laptop, "said on the phone");
  await laptop.locator(".person", { hasText: "you" }).getByText("Quokka").waitFor();
  await phone.getByText("It worked: your other device is you, too.").waitFor();
  await say(laptop, "said on the laptop");
  await phone.getByRole("button", { name: "Done" }).click();
  await phone.keyboard.press("Escape");
  await sees(phone, "said on the laptop");

  const late = await journey.visit(link.slice(journey.url.length));
  await late.getByText("This code does not work").first().waitFor();
  await picture(late, "code-is-over");
});

test("in the dark, at a desk", async () => {
  const page = await journey.joinRoom("lobby", { theme: "dark" });
  const link = await showCode(page);
  await picture(page, "another-device-dark");
  // Its own device is told so.
  await page.keyboard.press("Escape");
  await page.goto(link);
});
