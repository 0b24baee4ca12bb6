import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expectAccessible } from "./screen.ts";

const FOLDER = join(import.meta.dir, "../../screenshots");

const pathOf = (name: string): string => join(FOLDER, `${name}.png`);
const isWanted = (name: string): boolean => !existsSync(pathOf(name)) || process.env["SCREENSHOTS"] === "write";

/** Takes a picture where it is missing, and always with SCREENSHOTS=write; axe finds nothing to mend in it. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  mkdirSync(FOLDER, { recursive: true });
  if (isWanted(name)) await page.screenshot({ path: pathOf(name), animations: "disabled", caret: "hide" });
  await expectAccessible(page);
}

/** The same at a desk in the dark and on a phone, as `<name>-dark` and `<name>-phone`, where these are wanted; then all is as it was. */
export async function pictureEverywhere(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await picture(page, name);
  if (!isWanted(`${name}-dark`) && !isWanted(`${name}-phone`)) return;
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, `${name}-phone`);
  if (size) await page.setViewportSize(size);
}

/** As somebody sees it who chose this theme. */
export async function wearTheme(page: Page, theme: "light" | "dark" | "arcade"): Promise<void> {
  await page.evaluate((chosen) => localStorage.setItem("theme", chosen), theme);
  await page.reload();
}
