// Whoever runs the house becomes its host, and finds the desk.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Journey, setOut } from "../support/journey.ts";
import { hostLink } from "../support/moderating.ts";
import { picture } from "../support/picture.ts";
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
  await picture(host, "host-link");
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
});
