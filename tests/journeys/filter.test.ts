// What the filter finds: the writer is asked first, or told why not, and the words are kept.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { composer, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut({ env: { FILTER_WARN: "phone", FILTER_REFUSE: "email" } });
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

const told = (page: Page) => page.getByRole("alert").filter({ hasText: "Not sent." });

test("a phone number is asked about first, and sent by who is sure", async () => {
  const [ada, bo] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
  await say(ada, "call me: 555-867-5309");
  await told(ada).getByText("That looks like a phone number").waitFor();
  await pictureEverywhere(ada, "filter-asks");
  await told(ada).getByRole("button", { name: "Send anyway" }).click();
  await sees(bo, "call me: 555-867-5309");
  await told(ada).waitFor({ state: "detached" });
});

test("an e-mail address is refused, and its writer edits it", async () => {
  const ada = await journey.joinRoom("lobby", { width: 390, height: 844 });
  await wearTheme(ada, "dark");
  await say(ada, "write to ada@example.org");
  await told(ada).getByText("E-mail addresses are not wanted").waitFor();
  await picture(ada, "filter-refuses-phone-dark");
  await told(ada).getByRole("button", { name: "Edit" }).click();
  expect(await composer(ada).inputValue()).toBe("write to ada@example.org");
});
