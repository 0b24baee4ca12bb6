// What the house keeps about somebody: theirs to read, and to erase.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { filesWith } from "../support/filesWith.ts";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere } from "../support/picture.ts";
import { allSaid, composer, dialog, log, me, message, say, sees, wear } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby"] });
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

test("somebody reads what is kept about them, and erases it", async () => {
  const [ada, bo] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
  await wear(ada, { name: "Quokka" });
  await say(ada, "wombats are cubical");
  await allSaid(ada);
  await sees(bo, "wombats are cubical");
  await say(bo, "what is?");
  await sees(ada, "what is?");

  await ada.getByText("That is how you look now.").waitFor({ state: "hidden" });
  await me(ada).click();
  const look = dialog(ada, "Your look");
  await look.getByText("What the house keeps about you").scrollIntoViewIfNeeded();
  await pictureEverywhere(ada, "my-data");
  const [file] = await Promise.all([
    ada.waitForEvent("download"),
    look.getByRole("button", { name: "Download it" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("my data.ndjson");
  const kept = await Bun.file(await file.path()).text();
  expect(kept).toContain("wombats are cubical");
  expect(kept).not.toContain("what is?");

  // As often as the house gives it at once; then it says so, where one is.
  for (let time = 1; time < 5; time += 1)
    await Promise.all([ada.waitForEvent("download"), look.getByRole("button", { name: "Download it" }).click()]);
  await look.getByRole("button", { name: "Download it" }).click();
  await ada.getByText(/^That was quick\. Try again in/).waitFor();

  await look.getByRole("button", { name: "Erase it all" }).click();
  await look.getByText("Erase everything about you?").waitFor();
  await picture(ada, "erase-my-data");
  await look.getByRole("button", { name: "Keep it" }).click();
  expect(await message(bo, "wombats").count()).toBe(1);
  await look.getByRole("button", { name: "Erase it all" }).click();
  await look.getByRole("button", { name: "Erase everything" }).click();

  await message(bo, "wombats").waitFor({ state: "hidden" });
  await log(bo).getByText("Message deleted").waitFor();
  await log(ada).waitFor();
  await ada
    .locator(".person", { hasText: "you" })
    .getByText(/^Guest\d+$/)
    .waitFor();
  await sees(ada, "what is?");
  for (const word of ["wombat", "Quokka"]) expect(filesWith(journey.data, word)).toEqual([]);
  await composer(ada).waitFor();
});

test("on a phone, too", async () => {
  const page = await journey.joinRoom("lobby", { phone: true, theme: "dark" });
  await page.getByRole("button", { name: /^Show rooms/ }).click();
  await me(page).click();
  await dialog(page, "Your look").getByText("What the house keeps about you").scrollIntoViewIfNeeded();
  await picture(page, "my-data-phone-dark");
});
