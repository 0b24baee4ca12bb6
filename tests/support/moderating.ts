// What those do at a screen who look after the house.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { HOST_LINK, newHostToken } from "../../server/roles/hostLink.ts";
import type { Journey } from "./journey.ts";
import { press, roomsOf } from "./screen.ts";
import { until } from "./until.ts";

/** Where the house's host link leads. */
export const hostLink = ({ data }: Journey): string =>
  new URL(readFileSync(join(data, HOST_LINK), "utf8").trim()).pathname;

/** Somebody at a browser becomes a host of the house. */
export async function becomeHost(journey: Journey): Promise<Page> {
  const page = await journey.visit(hostLink(journey));
  await page.getByRole("button", { name: "Become its host" }).click();
  await roomsOf(page).getByRole("link", { name: "The desk" }).waitFor();
  return page;
}

/** Asks the running house for another host link, as `bun run host-link` does. */
export async function newHostLink({ data }: Journey): Promise<void> {
  const path = join(data, HOST_LINK);
  if (existsSync(path)) return;
  writeFileSync(path, newHostToken());
  await until(
    "the house takes up the new link",
    () => existsSync(path) && readFileSync(path, "utf8").includes("/host/"),
  );
}

/** What the menu of a message offers. */
export async function fromMessage(page: Page, text: string, entry: string): Promise<void> {
  await press(page, text, "More");
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}
