import { describe, expect, test } from "bun:test";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { readSecret } from "../../server/heart/masks.ts";
import { keepSnapshot } from "../../server/heart/snapshots.ts";
import { lineAt, textOf } from "../../server/log/line.ts";
import type { Log } from "../../server/log/log.ts";
import { dayFile, newFolder, NOON, openIn, said } from "../log/given.ts";
import { connect, newId } from "../support/client.ts";
import { openHouse } from "../support/house.ts";

const [FINE, DAMAGE, NO_LOOK] = [0, 1, 2];

/** A data folder with a record, an index and snapshots. */
async function dataFolder(fill: (log: Log) => Promise<unknown> = talk) {
  const folder = newFolder();
  mkdirSync(join(folder.path, "log"));
  const log = await openIn(join(folder.path, "log"));
  await fill(log);
  await log.checkpoint();
  await log.close();
  return { ...folder, log: join(folder.path, "log"), day: dayFile(join(folder.path, "log")) };
}

async function talk(log: Log): Promise<void> {
  await log.append("room:tea", 0, [said("one"), said("two"), said("three", { about: 1 })]);
}

function verify(data: string): { code: number; words: string } {
  const { exitCode, stdout, stderr } = Bun.spawnSync([process.execPath, "scripts/verify.ts", data], { cwd: root });
  return { code: exitCode, words: stdout.toString() + stderr.toString() };
}

const contents = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => join(folder, name))
    .map((path) => `${path} ${statSync(path).mtimeMs} ${statSync(path).isFile() ? Bun.hash(readFileSync(path)) : ""}`);

describe("verify", () => {
  test("finds a whole record fine and changes nothing", async () => {
    using data = await dataFolder();
    const before = contents(data.path);
    expect(verify(data.path)).toEqual({ code: FINE, words: expect.stringContaining("3 events in 1 file") });
    expect(contents(data.path)).toEqual(before);
  });

  test("says when there is nothing to look at", () => {
    expect(verify("/nowhere")).toEqual({ code: NO_LOOK, words: expect.stringContaining("no record") });
  });

  test("names the file and the byte of a wrong bit", async () => {
    using data = await dataFolder();
    const bytes = readFileSync(data.day);
    const at = bytes.indexOf("two");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(data.day, bytes);
    const second = bytes.indexOf(10) + 1;
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining(`${data.day}, byte ${second}`) });
  });

  test("misses a line that was taken out, and one that was put in", async () => {
    using data = await dataFolder();
    const lines = readFileSync(data.day, "utf8").split("\n");
    writeFileSync(data.day, lines.filter((_, i) => i !== 1).join("\n"));
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining("where event 2 was to come") });
    writeFileSync(data.day, [lines[0], lines[0], ...lines.slice(1)].join("\n"));
    expect(verify(data.path).code).toBe(DAMAGE);
  });

  test("misses the end of a record that was cut, but not in a copy from earlier", async () => {
    using data = await dataFolder();
    const bytes = readFileSync(data.day);
    writeFileSync(data.day, bytes.subarray(0, bytes.indexOf(10) + 1));
    rmSync(join(data.log, "index"));
    expect(verify(data.path)).toEqual({
      code: DAMAGE,
      words: expect.stringContaining("up to which it was once recorded"),
    });
    using copy = newFolder();
    cpSync(data.path, copy.path, { recursive: true });
    expect(verify(copy.path)).toEqual({ code: FINE, words: expect.stringContaining("copy from earlier") });
  });

  test("does not call a torn end damage", async () => {
    using data = await dataFolder();
    writeFileSync(data.day, '{"seq":4,"stream":"room:t', { flag: "a" });
    expect(verify(data.path)).toEqual({ code: FINE, words: expect.stringContaining("never acknowledged") });
  });

  test("does not call views wrong for words that were taken back since they were kept", async () => {
    using data = newFolder();
    const log = await openIn(join(data.path, "log"));
    const house = await openHouse({ log, secret: readSecret(join(data.path, "secret")) });
    const ada = await connect(house.url);
    await ada.call.rooms.enter.mutate({ room: "tea" });
    const say = async () => (await ada.call.messages.post.mutate({ room: "tea", id: newId(), text: "one" })).version;
    const [edited, erased] = [await say(), await say()];
    await keepSnapshot(house.app.chat, join(data.path, "views"));
    await ada.call.messages.edit.mutate({ room: "tea", version: edited, text: "two" });
    await ada.call.messages.erase.mutate({ room: "tea", version: erased });
    expect(verify(data.path)).toEqual({ code: FINE, words: expect.stringContaining("compared with a fresh fold") });
    ada.close();
    await house.close();
    await log.close();
  });

  test("refuses, as a start does, a folder of a newer version, and one whose version cannot be read", async () => {
    using data = await dataFolder();
    for (const [format, words] of [
      ['{"format":99,"version":"9.0.0"}', "was written by Hearsay 9.0.0"],
      ["\0\0", `${join(data.path, "format")} should hold a number`],
      ["null", `${join(data.path, "format")} should hold a number`],
    ] as const) {
      writeFileSync(join(data.path, "format"), format);
      expect(verify(data.path)).toEqual({ code: NO_LOOK, words: expect.stringContaining(words) });
    }
  });

  test("says what a start says of a kind of event that it does not know", async () => {
    using data = await dataFolder((log) => log.append("room:tea", 0, [said("one"), { type: "invented", at: NOON }]));
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining('The record holds "invented"') });
  });

  test("sees words that were taken back and still stand", async () => {
    using data = await dataFolder((log) =>
      log.append("room:tea", 0, [
        said("I never said this"),
        { type: "message-erased", at: NOON, about: 1, erases: [1] },
      ]),
    );
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining("took back the words of 1") });
    await (await openIn(data.log)).close();
    expect(verify(data.path).code).toBe(FINE);
  });

  test("sees words that were taken back in what was cut and kept aside", async () => {
    using data = await dataFolder(async (log) => {
      await log.append("room:tea", 0, [said("one"), { type: "message-erased", at: NOON, about: 1, erases: [1] }]);
      await log.erase("room:tea", [1]);
    });
    const line = (text: string, stream: string) =>
      `${lineAt(1, textOf({ stream, version: 1, at: NOON, type: "message-posted", text } as never))}\n`;
    writeFileSync(`${data.day}.broken`, line("of another room", "room:attic"));
    expect(verify(data.path).code).toBe(FINE);
    writeFileSync(`${data.day}.broken`, line("I never said this", "room:tea"));
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining("Delete this file") });
  });

  test("sees an index of other lines, and shrugs at one that is not whole", async () => {
    using data = await dataFolder();
    using other = await dataFolder((log) => log.append("room:tea", 0, [said("longer"), said("two"), said("three")]));
    cpSync(join(other.log, "index"), join(data.log, "index"));
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining("is wrong about event") });
    writeFileSync(join(data.log, "index"), "HEARSAY");
    expect(verify(data.path)).toEqual({ code: FINE, words: expect.stringContaining("makes it anew") });
  });

  test("holds snapshots against a fresh fold, also while the house is in use", async () => {
    using data = newFolder();
    const log = await openIn(join(data.path, "log"));
    const house = await openHouse({ log, secret: readSecret(join(data.path, "secret")) });
    const ada = await connect(house.url);
    await ada.call.rooms.enter.mutate({ room: "tea" });
    await keepSnapshot(house.app.chat, join(data.path, "views"));
    await ada.call.messages.post.mutate({ room: "tea", id: newId(), text: "since then" });
    const looked = verify(data.path);
    expect(looked).toEqual({ code: FINE, words: expect.stringContaining("compared with a fresh fold") });
    const path = join(data.path, "views/rooms.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"posted":\d+/, '"posted":7'));
    expect(verify(data.path)).toEqual({ code: DAMAGE, words: expect.stringContaining("views/rooms.json differs") });
    ada.close();
    await house.close();
    await log.close();
  });
});
