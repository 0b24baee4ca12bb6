// Private rooms: nobody finds them, and a link leads in.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, wearTheme } from "../support/picture.ts";
import { hostOf, makeLink } from "../support/rooms.ts";
import { dialog, log, roomsOf, say, sees } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

test("a public room is shared by its address, as a link and as a QR code", async () => {
  const page = await journey.joinRoom("lobby");
  await page.getByRole("button", { name: "Share" }).click();
  const sharing = dialog(page, "Share lobby");
  await sharing.getByRole("img", { name: "QR code" }).waitFor();
  expect(await sharing.getByLabel("Link", { exact: true }).inputValue()).toBe(`${journey.url}/r/lobby`);
  await picture(page, "share");
});

test("on a phone a room is shared and searched from its menu", async () => {
  const page = await journey.joinRoom("lobby", { phone: true, theme: "dark" });
  for (const [entry, title] of [
    ["Share", "Share lobby"],
    ["Search", "Search lobby"],
  ] as const) {
    await page.getByRole("button", { name: "Room menu" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
    await dialog(page, title).waitFor();
    if (entry === "Share") {
      await dialog(page, title).getByRole("img", { name: "QR code" }).waitFor();
      await picture(page, "share-phone-dark");
    }
    await page.keyboard.press("Escape");
    await dialog(page, title).waitFor({ state: "detached" });
  }
});

test("whoever has a link comes in; whoever has none sees nothing", async () => {
  const host = await hostOf(journey, "Family", "Classroom");
  const link = await makeLink(host);
  await host.getByText("The house takes you for 127.0.0.1.").waitFor();
  await picture(host, "share-private");
  await host.keyboard.press("Escape");
  const stranger = await journey.visit(new URL(host.url()).pathname);
  await stranger.getByRole("heading", { name: "There is nothing here, or you need an invite" }).waitFor();
  await picture(stranger, "nothing-here");
  const guest = await journey.visit(link);
  await guest.getByRole("heading", { name: "Family" }).waitFor();
  await picture(guest, "invitation");
  await guest.getByRole("button", { name: "Come in" }).click();
  await log(guest).waitFor();
  await say(guest, "hello from outside");
  await sees(host, "hello from outside");
  await roomsOf(guest).getByRole("link", { name: "Family" }).waitFor();
  await guest.reload();
  await sees(guest, "hello from outside");
  await guest.goto(`${journey.url}/discover`);
  await guest.getByRole("main").getByRole("link", { name: "lobby" }).waitFor();
  expect(await guest.getByRole("main").getByRole("link", { name: "Family" }).count()).toBe(0);
});

test("the host sees how often a link was used, and ends it", async () => {
  const host = await hostOf(journey, "Cellar", "Classroom");
  const link = await makeLink(host, { uses: 3 });
  const guest = await journey.visit(link);
  await guest.getByRole("button", { name: "Come in" }).click();
  await log(guest).waitFor();
  await host.keyboard.press("Escape");
  await host.getByRole("button", { name: "Share" }).click();
  await host.getByText("used 1 of 3 times").waitFor();
  await host.getByRole("button", { name: "Revoke the link" }).click();
  await host.getByText("No link works at the moment.").waitFor();
  const late = await journey.visit(link);
  await late.getByText("This link does not work any more.").waitFor();
  await picture(late, "link-is-over");
});

test.each(["dark", "arcade"] as const)("a passcode is asked for on a phone in the %s theme", async (theme) => {
  const host = await hostOf(journey, "Vault", "Classroom");
  const link = await makeLink(host, { passcode: "sesame" });
  const guest = await journey.visit(link, { phone: true });
  await wearTheme(guest, theme);
  await guest.getByLabel("Passcode").fill("open");
  await guest.getByRole("button", { name: "Come in" }).click();
  await guest.getByText("That is not the passcode.").waitFor();
  await picture(guest, `passcode-phone-${theme}`);
  await guest.getByLabel("Passcode").fill("sesame");
  await guest.getByRole("button", { name: "Come in" }).click();
  await log(guest).waitFor();
});

test("where newcomers wait, a link leads to the door, and in once a host opens", async () => {
  const host = await hostOf(journey, "Helpdesk", "Support");
  const link = await makeLink(host);
  await host.keyboard.press("Escape");
  const guest = await journey.visit(link);
  await guest.getByRole("button", { name: "Come in" }).click();
  await guest.getByRole("heading", { name: "Waiting to be let in" }).waitFor();
  await host.getByRole("button", { name: "Let in" }).click();
  await log(guest).waitFor();
});

test("a link that was mistyped says so kindly", async () => {
  const page = await journey.visit("/i/nothing-of-the-kind");
  await page.getByText("This link leads nowhere.").waitFor();
});
