// Whoever runs the house becomes its host, and finds the desk.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { signedUp } from "../support/accounts.ts";
import { type Journey, numbered, says, setOut } from "../support/journey.ts";
import { becomeHost, hostLink, newHostLink } from "../support/moderating.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { log, roomsOf } from "../support/screen.ts";

setDefaultTimeout(40_000);

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
