// What hosts and their guests do at a screen.
import type { Page } from "playwright-core";
import type { Choice } from "../../server/rooms/options.ts";
import type { Program } from "./client.ts";
import type { Journey } from "./journey.ts";
import { dialog, log } from "./screen.ts";

/** Somebody at a browser opens a room and is in it. */
export async function openRoom(page: Page, name: string, choose: (form: ReturnType<typeof dialog>) => Promise<void>) {
  await page.getByRole("button", { name: "Open a room" }).first().click();
  const form = dialog(page, "Open a room");
  await form.getByLabel("Name").fill(name);
  await choose(form);
  await form.getByRole("button", { name: "Open it" }).click();
  await form.waitFor({ state: "hidden" });
  await log(page).waitFor();
}

/** A host at a browser, in a room of their own. */
export async function hostOf(journey: Journey, name: string, preset = "Lobby"): Promise<Page> {
  const page = await journey.visit("/discover");
  await openRoom(page, name, (form) => form.getByRole("radio", { name: preset }).check());
  return page;
}

/** A room that a program opens. */
export async function opened(program: Program, options: Partial<Choice>): Promise<string> {
  return (await program.call.rooms.open.mutate(options)).room;
}

export async function fromRoomMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: "Room menu" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

/** What a host does about the only other person. */
export async function aboutTheOther(page: Page, entry: string): Promise<void> {
  await page.getByRole("button", { name: /^What one can do about/ }).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

export async function confirm(page: Page, act: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: act }).click();
}

/** Makes a link into the private room on the screen. */
export async function makeLink(page: Page, link: { passcode?: string; uses?: number } = {}): Promise<string> {
  await page.getByRole("button", { name: "Share" }).click();
  const sharing = page.getByRole("dialog");
  if (link.passcode) await sharing.getByLabel("Passcode").fill(link.passcode);
  if (link.uses) await sharing.getByLabel("For how many people").fill(String(link.uses));
  await sharing.getByRole("button", { name: "Make a link" }).click();
  return new URL(await sharing.getByLabel("Link", { exact: true }).inputValue()).pathname;
}
