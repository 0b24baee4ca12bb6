// A frame of a room is lost on its way: the page notices with the next one, and shows the whole.
import { afterAll, afterEach, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type Journey, says, setOut } from "../support/journey.ts";
import { log, sees, texts } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(40_000);

/** Entering again for the second time waits longer than for the first; a slow machine only adds to it. */
const SECOND_PAUSE_MS = 1_000;

let journey: Journey;

beforeAll(async () => {
  journey = await setOut();
});

afterEach(() => journey.goHome());

afterAll(async () => {
  await journey?.end();
});

test("what was lost on the way stands in its place as soon as something else comes", async () => {
  const { wire } = journey;
  const bo = await journey.program("lobby");
  const page = await journey.joinRoom("lobby");
  await says(bo, "lobby", "before");
  await sees(page, "before");
  const { lost } = wire;
  wire.silence();
  await says(bo, "lobby", "lost");
  await until("a frame to be lost", () => wire.lost > lost);
  wire.speak();
  await says(bo, "lobby", "after");
  await sees(page, "before", "lost", "after");
  await says(bo, "lobby", "later");
  await sees(page, "later");
  expect(await texts(page)).toEqual(["before", "lost", "after", "later"]);
});

test("where entering again does not help, the page does so ever more seldom", async () => {
  const page = await journey.visit("/");
  const entered: number[] = [];
  await page.routeWebSocket(/trpc/, (socket) => {
    const house = socket.connectToServer();
    socket.onMessage((words) => {
      if (words.includes('"rooms.enter"')) entered.push(performance.now());
      house.send(words);
    });
    house.onMessage((words) => socket.send(`${words}`.replace(/"after":\d+/, '"after":1000000000')));
  });
  await page.goto(`${journey.url}/r/lobby`);
  await log(page).waitFor();
  await until("entering for the fourth time", () => entered.length >= 4);
  const pauses = entered.slice(1).map((at, i) => at - (entered[i] ?? 0));
  expect(Math.min(...pauses.slice(1))).toBeGreaterThan(SECOND_PAUSE_MS);
  await says(await journey.program("lobby"), "lobby", "and yet");
  await sees(page, "and yet");
});
