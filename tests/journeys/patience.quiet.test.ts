// Where one has to wait: for the pace of a person, the slow mode of a room, a disk with space again.
// Alone: a person is too fast for the house only where the machine keeps up.
import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Journey, numbered, setOut } from "../support/journey.ts";
import { allSaid, composer, say, sees, unsaid, wholeLog } from "../support/screen.ts";
import { until } from "../support/until.ts";

setDefaultTimeout(120_000);

const open: Journey[] = [];
const settingOut: typeof setOut = async (setting) => {
  const journey = await setOut(setting);
  open.push(journey);
  return journey;
};

afterAll(async () => {
  for (const journey of open) await journey.end();
});

test("whoever says much at once sees when the rest goes out, can write on, and it all goes out by itself in order", async () => {
  const journey = await settingOut({ env: { POST_BURST: "5", POST_PER_SECOND: "0.5" } });
  const [ada, bo] = await Promise.all([journey.joinRoom("lobby"), journey.joinRoom("lobby")]);
  for (const text of numbered(13)) await say(ada, text);
  await composer(ada).fill("and one more thing");
  await ada.getByText(/^Goes out in \d seconds?$/).waitFor();
  expect(await composer(ada).inputValue()).toBe("and one more thing");
  await allSaid(ada, 60_000);
  await sees(bo, "line 13");
  expect(await wholeLog(bo)).toEqual(numbered(13));
  expect(await composer(ada).inputValue()).toBe("and one more thing");
  await journey.goHome();
});

test("in slow mode one's next message counts down and goes out by itself, while others speak", async () => {
  const journey = await settingOut({ rooms: ["calm | One at a time | slow=3s"] });
  const [ada, bo] = await Promise.all([journey.joinRoom("calm"), journey.joinRoom("calm", { phone: true })]);
  await ada.getByText("one message every 3 seconds").waitFor();
  await say(ada, "first");
  await sees(ada, "first");
  await say(ada, "second");
  await ada.getByText(/^Goes out in [123] seconds?$/).waitFor();
  await say(bo, "my turn");
  await sees(ada, "my turn");
  await allSaid(ada);
  await sees(bo, "second");
  expect(await wholeLog(bo)).toEqual(["first", "my turn", "second"]);
  await journey.goHome();
});

const small = smallDisk();
if (typeof small === "string") console.log(`Not walked through: a full disk. ${small}`);

describe.skipIf(typeof small === "string")("on a full disk", () => {
  const { path, unmount } = typeof small === "string" ? { path: "", unmount: () => {} } : small;
  afterAll(unmount);

  test("one's words stay, with the reason; with space again they are sent by one press", async () => {
    const journey = await settingOut({ data: join(path, "data") });
    const filler = join(path, "filler");
    const [ada, bo] = await Promise.all([journey.joinRoom("lobby"), journey.joinRoom("lobby")]);
    await say(ada, "there is space");
    await sees(bo, "there is space");
    const { bavail, bsize } = statfsSync(path);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    // The file's last page may hold a few lines more.
    await say(ada, "x".repeat(2_000));
    await say(ada, "y".repeat(2_000));
    await say(ada, "z".repeat(2_000));
    await ada.getByText("The house has no space left. Nothing is lost; try again a little later.").last().waitFor();
    const refused = unsaid(ada).getByRole("button", { name: "Try again" });
    await until("none is on its way", async () => (await refused.count()) === (await unsaid(ada).count()));
    const waiting = await unsaid(ada).count();
    expect(waiting).toBeGreaterThan(0);
    await sees(bo, "there is space");
    rmSync(filler);
    for (let left = waiting; left > 0; left -= 1) {
      await refused.first().click();
      await ada.waitForFunction((most) => document.querySelectorAll("article.unsaid").length < most, left);
    }
    await sees(bo, "z".repeat(2_000));
    expect((await wholeLog(bo)).map((text) => text[0])).toEqual(["t", "x", "y", "z"]);
    await journey.goHome();
  });
});

/** A disk of a few megabytes, or why there is none. */
function smallDisk(): { path: string; unmount: () => void } | string {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "Only root mounts a small disk.";
  const path = mkdtempSync(join(tmpdir(), "hearsay-small-"));
  const mounted = Bun.spawnSync(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", path]);
  const unmount = () => {
    Bun.spawnSync(["umount", "-l", path]);
    rmSync(path, { recursive: true, force: true });
  };
  if (mounted.exitCode === 0) return { path, unmount };
  rmSync(path, { recursive: true, force: true });
  return `mount says: ${mounted.stderr.toString().trim()}`;
}
