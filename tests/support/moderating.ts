// What those do at a screen who look after the house.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Journey } from "./journey.ts";
import { roomsOf } from "./screen.ts";

/** Where the house's host link leads. */
export const hostLink = ({ data }: Journey): string =>
  new URL(readFileSync(join(data, "host-link"), "utf8").trim()).pathname;

/** Somebody at a browser becomes a host of the house. */
export async function becomeHost(journey: Journey): Promise<Page> {
  const page = await journey.visit(hostLink(journey));
  await page.getByRole("button", { name: "Become its host" }).click();
  await roomsOf(page).getByRole("link", { name: "The desk" }).waitFor();
  return page;
}
