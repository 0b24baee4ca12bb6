// Whoever runs the house becomes its host, and finds the desk.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { overHttp, PASSWORD, signedUp } from "../support/accounts.ts";
import { type Journey, numbered, says, setOut } from "../support/journey.ts";
import { becomeHost, hostLink, newHostLink } from "../support/moderating.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { dialog, log, roomsOf } from "../support/screen.ts";

setDefaultTimeout(120_000);

let journey: Journey;
beforeAll(async () => {
  journey = await setOut();
});
afterEach(() => journey.goHome());
afterAll(() => journey?.end());

test("whoever opens the host link becomes a host and is led to the desk; everybody else finds it closed", async () => {
  const link = hostLink(journey);
  const host = await journey.visit(link);
  await host.getByRole("heading", { name: "Become a host of this house?" }).waitFor();
  await pictureEverywhere(host, "host-link");
  await host.getByRole("button", { name: "Become its host" }).click();
  await roomsOf(host).getByRole("link", { name: "The desk" }).waitFor();
  expect(new URL(host.url()).pathname).toBe("/desk");

  const guest = await journey.visit("/desk");
  await guest.getByText("The desk is for those who look after this house").waitFor();
  expect(await roomsOf(guest).getByRole("link", { name: "The desk" }).count()).toBe(0);
  await guest.goto(journey.url + link);
  await guest.getByRole("button", { name: "Become its host" }).click();
  await guest.getByText("This host link does not work any more.").waitFor();

  await host.goto(`${journey.url}/r/lobby`);
  await log(host).waitFor();
  await roomsOf(host).getByRole("link", { name: "The desk" }).click();
  await host.getByRole("link", { name: "Settings" }).click();
  await host.getByRole("heading", { name: "Moderators" }).waitFor();
  await host.getByText("The house takes you for").waitFor();
  await pictureEverywhere(host, "desk-settings");
});

test("the desk shows how the house does, and makes moderators of people who signed up", async () => {
  await newHostLink(journey);
  const host = await becomeHost(journey);
  await signedUp(journey.server(), "Bo the careful");
  await says(await journey.program("lobby"), "lobby", ...numbered(5));
  await host.goto(`${journey.url}/desk`);
  await host.getByRole("region", { name: "Messages a minute" }).getByText("5").first().waitFor();
  await host.getByRole("heading", { name: "Waiting for you" }).waitFor();
  // A line begins with the second sample.
  const line = host.getByRole("slider", { name: "People here" });
  await line.waitFor({ timeout: 20_000 });
  await line.focus();
  await host.keyboard.press("Home");
  // The first moment, in every plot.
  await host
    .getByRole("region", { name: "Open tabs" })
    .getByText(/^\d+:\d+: 0$/)
    .waitFor();
  expect(await line.getAttribute("aria-valuetext")).toMatch(/: 0$/);
  await line.blur();
  await pictureEverywhere(host, "desk-now");
  await host.getByRole("link", { name: "People" }).click();
  await host.getByLabel("Find by name").fill("careful");
  await host.getByRole("button", { name: "Make moderator" }).click();
  await host.getByText("is a moderator now").waitFor();
  await pictureEverywhere(host, "desk-people");
  await host.setViewportSize({ width: 390, height: 844 });
  await wearTheme(host, "dark");
  await host.goto(`${journey.url}/desk`);
  await host.getByRole("region", { name: "People here" }).waitFor();
  await picture(host, "desk-now-phone-dark");
});

test("a host of the house finds a private room by its figures alone, and closes it; its people read why", async () => {
  await newHostLink(journey);
  const host = await becomeHost(journey);
  const { call } = await journey.program("lobby");
  await call.rooms.open.mutate({ name: "Soup kitchen", topic: "What is in the pot?", slow: 10 });
  const member = await journey.visit("/");
  await log(member).waitFor();
  await member.getByRole("button", { name: "Open a room" }).first().click();
  const form = dialog(member, "Open a room");
  await form.getByLabel("Name").fill("The secret attic");
  await form.getByText("Whoever has the link").first().click();
  await form.getByRole("button", { name: "Open it" }).click();
  await log(member).waitFor();
  await member.getByRole("textbox", { name: /Message/ }).fill("Nobody is to know");
  await member.keyboard.press("Enter");

  await host.getByRole("link", { name: "Rooms", exact: true }).click();
  await host.getByRole("link", { name: "Soup kitchen" }).waitFor();
  const attic = host.getByRole("listitem").filter({ hasText: "A private room" }).first();
  await attic.getByText("1 message").waitFor();
  expect(await host.getByText("secret attic").count()).toBe(0);
  await pictureEverywhere(host, "desk-rooms");
  await host.getByRole("button", { name: "Close a private room" }).click();
  const closing = dialog(host, "Close a private room");
  await closing.getByText("erases 1 message for good").waitFor();
  await closing.getByLabel("Why").fill("It was used to sell things");
  await pictureEverywhere(host, "desk-close-room");
  await closing.getByRole("button", { name: "Close and erase" }).click();
  await member.getByText("It was used to sell things").waitFor();
  await attic.waitFor({ state: "detached" });
  await host.getByRole("link", { name: "Record" }).click();
  await host.getByText("closed a private room").waitFor();
});

test("a host looks at somebody's sessions and history, and logs them out", async () => {
  await newHostLink(journey);
  const host = await becomeHost(journey);
  const bo = await signedUp(journey.server(), "Bo who lost a phone");
  await bo.call.rooms.enter.mutate({ room: "lobby" });
  await overHttp(journey.server().url).accounts.logIn.mutate({ name: "Bo who lost a phone", password: PASSWORD });
  await host.getByRole("link", { name: "People" }).click();
  await host.getByLabel("Find by name").fill("lost a phone");
  const row = host.getByRole("listitem").filter({ hasText: "Bo who lost a phone" });
  await row.getByRole("button", { name: "Mute or ban …" }).click();
  const act = dialog(host, "Act on Bo who lost a phone");
  await act.getByText("Mute", { exact: true }).click();
  await act.getByRole("button", { name: "Mute", exact: true }).click();
  await act.waitFor({ state: "hidden" });
  await host.getByRole("button", { name: "More about Bo who lost a phone" }).click();
  await host.getByRole("button", { name: "End all" }).waitFor();
  await host.getByRole("region", { name: "What was done about them" }).getByText("mute").waitFor();
  await pictureEverywhere(host, "desk-person");
  await host.getByRole("button", { name: "End all" }).click();
  await host.getByRole("alertdialog").getByRole("button", { name: "Log them out" }).click();
  await host.getByText("None holds any more.").waitFor();
  expect((await overHttp(journey.server().url, bo.session).people.me.query()).account).toBeUndefined();
});
