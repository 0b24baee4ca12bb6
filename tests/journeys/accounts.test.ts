// Signing up, which nobody has to: one stays who one was, and is so elsewhere.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Locator, Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { dialog, log, me, message, roomsOf, say, sees, wear } from "../support/screen.ts";

setDefaultTimeout(120_000);

const PASSWORD = "a cup of oolong";

let journey: Journey;
beforeAll(async () => {
  journey = await setOut({ rooms: ["lobby", "tea"], env: { SIGN_UPS_PER_HOUR: "100" } });
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

async function openLook(page: Page): Promise<Locator> {
  const drawer = page.getByRole("button", { name: /^Show rooms/ });
  if (await drawer.isVisible()) await drawer.click();
  await me(page).click();
  const look = dialog(page, "Your look");
  await look.waitFor();
  return look;
}

const nameIn = (form: Locator): Locator => form.getByRole("textbox", { name: "Name", exact: true });

/** By keyboard alone, once the form is there. Answers the recovery codes. */
async function signUp(page: Page, name: string, password = PASSWORD): Promise<string[]> {
  await (await openLook(page)).getByRole("button", { name: "Sign up" }).click();
  const form = dialog(page, "Sign up");
  await nameIn(form).fill(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  const told = dialog(page, "Recovery codes");
  await told.waitFor();
  return told.locator("code").allTextContents();
}

async function logIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await (await openLook(page)).getByRole("button", { name: "Log in" }).click();
  await fillIn(dialog(page, "Log in"), name, password);
}

async function fillIn(form: Locator, name: string, password: string): Promise<void> {
  await nameIn(form).fill(name);
  await form.getByLabel("Password", { exact: true }).fill(password);
  await form.getByRole("button", { name: "Log in", exact: true }).click();
}

/** The page came anew, as somebody of this kind and name. */
async function isNow(page: Page, kind: "Guest" | "Signed up", name: string | RegExp): Promise<void> {
  await me(page).filter({ hasText: kind }).filter({ hasText: name }).waitFor();
}

test("a guest signs up and stays who they were, logs out, and is themselves again elsewhere", async () => {
  const page = await journey.joinRoom("lobby");
  await say(page, "said as a guest");
  await sees(page, "said as a guest");
  const tab = await journey.anotherTab(page);
  const codes = await signUp(page, "Ada");
  expect(codes).toHaveLength(8);
  await pictureEverywhere(page, "recovery-codes");
  await dialog(page, "Recovery codes").getByRole("button", { name: "I have kept them" }).click();
  await dialog(page, "Your look").getByText("Signed up as Ada.").waitFor();
  expect(await nameIn(dialog(page, "Your look")).inputValue()).toBe("Ada");
  await picture(page, "your-look-signed-up");
  await page.keyboard.press("Escape");
  for (const one of [page, tab]) await isNow(one, "Signed up", "Ada");
  await say(tab, "said by Ada, in the other tab");
  await sees(page, "said as a guest", "said by Ada, in the other tab");
  await message(page, "said as a guest").hover();

  const laptop = await journey.joinRoom("tea");
  await logIn(laptop, "ada");
  await isNow(laptop, "Signed up", "Ada");
  await roomsOf(laptop).getByRole("link", { name: "lobby" }).click();
  await sees(laptop, "said as a guest");

  await (await openLook(page)).getByRole("button", { name: "Manage" }).click();
  const manage = dialog(page, "Your account");
  await manage.locator(".session-row").getByText("Another device").waitFor();
  await pictureEverywhere(page, "your-account");
  await manage.getByRole("button", { name: "Log out", exact: true }).click();
  for (const one of [page, tab]) await isNow(one, "Guest", /Guest\d+/);
  expect(await page.evaluate(() => localStorage.getItem("drafts"))).toBeNull();
  await laptop.reload();
  await isNow(laptop, "Signed up", "Ada");
});

test("what is wrong is said beside its field, and what was typed stays", async () => {
  const owner = await journey.joinRoom("lobby");
  await signUp(owner, "Bo");
  const page = await journey.joinRoom("lobby");
  await (await openLook(page)).getByRole("button", { name: "Sign up" }).click();
  const form = dialog(page, "Sign up");
  await nameIn(form).fill("Во");
  await form.getByLabel("Password", { exact: true }).fill("password12");
  await form.getByRole("button", { name: "Sign up" }).click();
  await form.getByText("among the first that anybody would guess").waitFor();
  await form.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await form.getByRole("button", { name: "Show the password" }).click();
  await form.getByRole("button", { name: "Sign up" }).click();
  await form.getByText("belongs to somebody who signed up").waitFor();
  expect(await form.getByLabel("Password", { exact: true }).inputValue()).toBe(PASSWORD);
  await picture(page, "sign-up-name-taken");
  await form.getByRole("button", { name: "I have an account" }).click();
  await fillIn(dialog(page, "Log in"), "Bo", "a cup of coffee");
  await dialog(page, "Log in").getByText("That name and password do not go together.").waitFor();
  await picture(page, "log-in-refused");
  await page.keyboard.press("Escape");
  await expectRefusedName(page, "Bo");
});

async function expectRefusedName(page: Page, name: string): Promise<void> {
  const look = await openLook(page);
  await nameIn(look).fill(name);
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("belongs to somebody who signed up").waitFor();
}

test("whoever forgot their password sets a new one by a code, and every device has to log in again", async () => {
  const page = await journey.joinRoom("lobby");
  const [code = ""] = await signUp(page, "Cy");
  const phone = await journey.joinRoom("lobby", { phone: true });
  await (await openLook(phone)).getByRole("button", { name: "Log in" }).click();
  await dialog(phone, "Log in").getByRole("button", { name: "Forgot the password?" }).click();
  const form = dialog(phone, "Set a new password");
  await nameIn(form).fill("Cy");
  await form.getByLabel("Recovery code").fill(code.toUpperCase());
  await form.getByLabel("New password").fill("a pot of oolong");
  await picture(phone, "recover-phone");
  await form.getByRole("button", { name: "Set it and log in" }).click();
  await phone.getByRole("button", { name: /^Show rooms/ }).click();
  await isNow(phone, "Signed up", "Cy");
  await isNow(page, "Guest", /Guest\d+/);
});

test("a password is changed by whoever knows it, and a device is logged out from another", async () => {
  const page = await journey.joinRoom("lobby");
  await signUp(page, "Dee");
  await dialog(page, "Recovery codes").getByRole("button", { name: "I have kept them" }).click();
  const away = await journey.joinRoom("lobby");
  await logIn(away, "Dee");
  await isNow(away, "Signed up", "Dee");
  await dialog(page, "Your look").getByRole("button", { name: "Manage" }).click();
  const manage = dialog(page, "Your account");
  await manage.getByRole("button", { name: /^Log out there/ }).click();
  await isNow(away, "Guest", /Guest\d+/);

  await manage.getByRole("button", { name: "Change the password" }).click();
  const form = dialog(page, "Change the password");
  await form.getByLabel("Password until now").fill("a cup of coffee");
  await form.getByLabel("New password").fill("a pot of oolong");
  await form.getByRole("button", { name: "Change", exact: true }).click();
  await form.getByText("That is not your password.").waitFor();
  await picture(page, "change-password");
  await form.getByLabel("Password until now").fill(PASSWORD);
  await form.getByRole("button", { name: "Change", exact: true }).click();
  await manage.waitFor();
  await manage.getByRole("button", { name: "Make new codes" }).click();
  const codes = dialog(page, "New recovery codes");
  await codes.getByLabel("Password", { exact: true }).fill("a pot of oolong");
  await codes.getByRole("button", { name: "Make new codes" }).click();
  await dialog(page, "Recovery codes").locator("code").first().waitFor();
});

test("a room without guests shows them the way in, and they are in once they signed up", async () => {
  const host = await journey.visit("/discover");
  await host.getByRole("button", { name: "Open a room" }).first().click();
  const opening = dialog(host, "Open a room");
  await opening.getByLabel("Name").fill("Members");
  await opening.getByText("More options").click();
  await opening.getByLabel("No guests").check();
  await picture(host, "open-without-guests");
  await opening.getByRole("button", { name: "Open it" }).click();
  await log(host).waitFor();
  const page = await journey.visit(new URL(host.url()).pathname);
  await page.getByRole("heading", { name: "This room is not for guests" }).waitFor();
  await pictureEverywhere(page, "no-guests");
  await page.getByRole("button", { name: "Sign up or log in" }).click();
  await dialog(page, "Your look").waitFor();
  await page.keyboard.press("Escape");
  await signUp(page, "Fay");
  await page.keyboard.press("Escape");
  await isNow(page, "Signed up", "Fay");
  await page.getByRole("button", { name: "Try again" }).click();
  await log(page).waitFor();
});

test.each(["light", "dark"] as const)("signing up and logging in on a phone, in the %s theme", async (theme) => {
  const page = await journey.joinRoom("lobby", { phone: true });
  await wearTheme(page, theme);
  await log(page).waitFor();
  const look = await openLook(page);
  await look.getByRole("button", { name: "Sign up" }).scrollIntoViewIfNeeded();
  await picture(page, `your-look-account-phone-${theme}`);
  await look.getByRole("button", { name: "Sign up" }).click();
  const form = dialog(page, "Sign up");
  await nameIn(form).waitFor();
  expect(await nameIn(form).evaluate((input) => getComputedStyle(input).fontSize)).toBe("16px");
  await picture(page, `sign-up-phone-${theme}`);
  await form.getByRole("button", { name: "Back" }).click();
  await look.getByRole("button", { name: "Log in" }).click();
  await nameIn(dialog(page, "Log in")).waitFor();
  await picture(page, `log-in-phone-${theme}`);
});

test("somebody with a name of their own wears another look as before", async () => {
  const page = await journey.joinRoom("lobby");
  await signUp(page, "Eve");
  await page.keyboard.press("Escape");
  await isNow(page, "Signed up", "Eve");
  await wear(page, { name: "Countess", newFace: true });
  await isNow(page, "Signed up", "Countess");
});
