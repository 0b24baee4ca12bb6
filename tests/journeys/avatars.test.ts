// A picture instead of the drawn face: chosen, cropped, sent, seen by others, and taken off.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { Locator, Page } from "playwright-core";
import { type Journey, setOut } from "../support/journey.ts";
import { picture, pictureEverywhere, wearTheme } from "../support/picture.ts";
import { gif, joined, picture as drawn } from "../support/pictures.ts";
import { opened } from "../support/rooms.ts";
import { dialog, log, me, message, say, sees } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

let journey: Journey;
let strict: Journey;
beforeAll(async () => {
  [journey, strict] = await Promise.all([setOut({ env: { GUEST_AVATARS: "yes" } }), setOut()]);
});
afterEach(async () => {
  await journey.goHome();
  await strict.goHome();
});
afterAll(async () => {
  await journey?.end();
  await strict?.end();
});

const look = (page: Page) => dialog(page, "Your look");
const cropping = (page: Page) => dialog(page, "Your picture");
const stage = (page: Page) => page.getByRole("application", { name: "The part that is shown" });

async function openLook(page: Page): Promise<void> {
  const drawer = page.getByRole("button", { name: /^Show rooms/ });
  if (await drawer.isVisible()) await drawer.click();
  await me(page).click();
  await look(page).getByRole("button", { name: "Save" }).waitFor();
}

async function choose(page: Page, bytes: Uint8Array, name = "holiday.png"): Promise<void> {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "image/png", buffer: Buffer.from(bytes) });
}

async function wear(page: Page): Promise<void> {
  await cropping(page).getByRole("button", { name: "Wear it" }).click();
  await page.getByText("You wear it now.").waitFor();
  await look(page).getByRole("button", { name: "Save" }).waitFor();
}

/** The address of the picture that stands there, once it is drawn. */
async function shownIn(place: Locator): Promise<string> {
  const image = place.locator(".avatar img").first();
  await image.waitFor();
  await until("the picture is drawn", () => image.evaluate((one: HTMLImageElement) => one.naturalWidth > 0));
  return (await image.getAttribute("src")) ?? "";
}

test("whoever wears a picture is seen with it by all, also after a reload, until they take it off", async () => {
  const [ada, bo] = [await journey.joinRoom("lobby"), await journey.joinRoom("lobby")];
  await say(ada, "look at me");
  await sees(bo, "look at me");
  await openLook(ada);
  await look(ada).getByLabel("Name").fill("Ada with a picture");
  await choose(ada, await drawn("jpeg", 500));
  await stage(ada).waitFor();
  await pictureEverywhere(ada, "picture");
  await wear(ada);
  // What was written before is still there.
  expect(await look(ada).getByLabel("Name").inputValue()).toBe("Ada with a picture");
  await look(ada).getByRole("button", { name: "Save" }).click();
  await look(ada).waitFor({ state: "hidden" });
  const address = await shownIn(me(ada));
  expect(address).toMatch(/^\/avatars\/[\w-]{22}\.webp$/);
  for (const page of [ada, bo]) {
    expect(await shownIn(message(page, "look at me"))).toBe(address);
    expect(await shownIn(page.locator(".person", { hasText: "Ada with a picture" }))).toBe(address);
  }
  await picture(bo, "room-with-a-picture");
  await ada.reload();
  expect(await shownIn(me(ada))).toBe(address);
  await openLook(ada);
  await look(ada).getByRole("button", { name: "Back to the face" }).click();
  await ada.getByText("You wear the face again.").waitFor();
  await message(bo, "look at me").locator(".avatar svg").waitFor();
  expect((await fetch(journey.url + address)).status).toBe(404);
});

test("the part that is shown is chosen by keyboard alone", async () => {
  const page = await journey.joinRoom("lobby");
  await openLook(page);
  await choose(page, await drawn("png", 400));
  await stage(page).waitFor();
  const seen = () =>
    stage(page)
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await until("it has the focus", () => stage(page).evaluate((one) => one === document.activeElement));
  const first = await seen();
  await page.keyboard.press("ArrowRight");
  expect(await seen()).toBe(first); // There is nothing beside it yet.
  for (let i = 0; i < 6; i += 1) await page.keyboard.press("+");
  const near = await seen();
  expect(near).not.toBe(first);
  await page.keyboard.press("ArrowRight");
  expect(await seen()).not.toBe(near);
  await page.getByRole("slider", { name: "Zoom" }).fill("1");
  expect(await seen()).toBe(first);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("You wear it now.").waitFor();
});

test("what is no picture is refused in words, and one that moves stands still", async () => {
  const page = await journey.joinRoom("lobby");
  await openLook(page);
  await choose(page, joined("<svg xmlns='http://www.w3.org/2000/svg'/>"), "drawing.png");
  await look(page).getByText("That is no PNG, JPEG, WebP or GIF picture, whatever it is called.").waitFor();
  await choose(page, (await drawn("png", 200)).slice(0, 60));
  await look(page).getByText("That picture is damaged").waitFor();
  await picture(page, "picture-refused");
  await choose(page, gif(3), "dancing.gif");
  await cropping(page).getByText("It moves; its first picture is taken.").waitFor();
  await wear(page);
  await shownIn(look(page));
});

test("where no answer comes the picture stays, to be sent again", async () => {
  const page = await journey.joinRoom("lobby");
  await openLook(page);
  await choose(page, await drawn("png", 300));
  await page.route("**/trpc/people.wearAvatar", (route) => route.abort());
  await cropping(page).getByRole("button", { name: "Wear it" }).click();
  await cropping(page).getByText("No answer came.").waitFor();
  await page.unroute("**/trpc/people.wearAvatar");
  await wear(page);
});

test("in a room with masks the picture is not worn", async () => {
  const page = await journey.joinRoom("lobby");
  await openLook(page);
  await choose(page, await drawn("webp", 300));
  await wear(page);
  await page.keyboard.press("Escape");
  const room = await opened(await journey.program(), { name: "Ball", masks: true });
  await page.goto(`${journey.url}/r/${room}`);
  await say(page, "who am I?");
  await message(page, "who am I?").locator(".avatar svg").waitFor();
  expect(await log(page).locator(".avatar img").count()).toBe(0);
  await shownIn(me(page));
});

test("on a phone, by touch", async () => {
  const page = await journey.joinRoom("lobby", { phone: true, theme: "dark" });
  await wearTheme(page, "dark");
  await log(page).waitFor();
  await openLook(page);
  await choose(page, await drawn("jpeg", 600));
  const box = await stage(page).boundingBox();
  expect(box?.width).toBeLessThanOrEqual(358);
  const seen = () =>
    stage(page)
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const first = await seen();
  const hand = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...fingers: number[]) =>
    hand.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: fingers.map((x, id) => ({ x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + 140, id })),
    });
  await touch("touchStart", 120, 160);
  await touch("touchMove", 60, 220);
  await touch("touchEnd");
  await until("it is zoomed", async () => (await seen()) !== first);
  await picture(page, "picture-phone-dark");
  await wear(page);
});

test("guests are told that it takes signing up, unless the host lets them", async () => {
  const page = await strict.joinRoom("lobby");
  await openLook(page);
  await look(page).getByText("Whoever has signed up can wear a picture").waitFor();
  expect(await look(page).getByRole("button", { name: "Wear a picture" }).isDisabled()).toBe(true);
});
