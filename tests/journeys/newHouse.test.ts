// A house that was updated speaks otherwise than a page that is still open.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { PROTOCOL } from "../../server/limits.ts";
import { type Journey, setOut } from "../support/journey.ts";
import { log } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

test("a page that is older than the house loads itself anew, once", async () => {
  const page = await journey.joinRoom("lobby");
  // Not when it is loaded: a quick house tells it to begin anew before.
  let asked = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) asked += 1;
  });
  await page.route("**/trpc/people.me*", async (route) => {
    const answer = await route.fetch();
    const told = await answer.json();
    told.result.data.protocol = PROTOCOL + 1;
    await route.fulfill({ response: answer, json: told });
  });
  await page.reload({ waitUntil: "commit" });
  await until("the page to load itself", () => asked === 2);
  await log(page).waitFor();
  await page.waitForLoadState("networkidle");
  expect(asked).toBe(2);
});
