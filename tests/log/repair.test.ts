import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import { lineAt, textOf } from "../../server/log/line.ts";
import type { Recorded } from "../../server/log/log.ts";
import { repair } from "../../server/log/repair.ts";
import { examine } from "../../server/log/verify.ts";
import { all, dayFile, newFolder, NOON, openIn, said, textsOf } from "./given.ts";

const STREAMS = ["room:tea", "room:attic"] as const;

/** Ten events in turn in two rooms, with texts "0" to "9". */
async function recorded(folder: string): Promise<Buffer> {
  const log = await openIn(folder);
  for (let i = 0; i < 10; i++) await log.append(STREAMS[i % 2] ?? "", i >> 1, [said(String(i))]);
  await log.close();
  return fs.readFileSync(dayFile(folder));
}

const nextDay = (folder: string): string => join(folder, "2026-11-21.ndjson");

const linesOf = (bytes: Buffer): string[] => bytes.toString().split(/(?<=\n)/);

const CHANGES: Record<string, (lines: readonly string[], at: number) => string[]> = {
  lose: (lines, at) => lines.with(at, ""),
  double: (lines, at) => lines.with(at, `${lines[at]}${lines[at]}`),
  tear: (lines, at) => lines.with(at, lines[at]?.slice(0, 50) ?? ""),
  turn: (lines, at) => lines.with(at, lines[at + 1] ?? "").with(at + 1, lines[at] ?? ""),
  garbage: (lines, at) => lines.with(at, `\n\0?\n${lines[at]}`),
};

async function textsIn(folder: string): Promise<unknown[]> {
  const log = await openIn(folder);
  const texts = textsOf(await all(log));
  await log.close();
  return texts;
}

describe("repair", () => {
  test("leaves a sound record as it is", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path);
    const before = fs.readdirSync(folder.path);
    expect(await repair(folder.path)).toEqual([]);
    expect(fs.readFileSync(dayFile(folder.path)).equals(bytes)).toBe(true);
    expect(fs.readdirSync(folder.path)).toEqual(before);
  });

  test("puts any one wrong bit right, wherever it is", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path);
    for (let bit = 0; bit < bytes.length * 8; bit += 29) {
      const wrong = Buffer.from(bytes);
      wrong[bit >> 3] = (wrong[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      fs.writeFileSync(dayFile(folder.path), wrong);
      const words = await repair(folder.path);
      if (!fs.readFileSync(dayFile(folder.path)).equals(bytes)) throw new Error(`bit ${bit}: ${words}`);
      expect(words.join()).toContain("was damaged, and is whole again");
    }
  }, 20_000);

  test("stands an event without words where one is lost, and keeps aside what could not be read", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const torn = `${lines[4]?.slice(0, 40)}????\n`;
    fs.writeFileSync(dayFile(folder.path), lines.with(4, torn).with(9, "").join(""));
    await expect(openIn(folder.path)).rejects.toThrow('The command "repair"');
    expect(await repair(folder.path)).toEqual([
      expect.stringContaining(`${torn.length} bytes could not be read; kept in ${dayFile(folder.path)}.broken.`),
      "event 5 (room:tea 3) is lost. An event without words stands in its place.",
    ]);
    expect(fs.readFileSync(`${dayFile(folder.path)}.broken`, "utf8")).toBe(torn);
    expect(await textsIn(folder.path)).toEqual(["0", "1", "2", "3", undefined, "5", "6", "7", "8"]);
  });

  test("makes any mixture of lost, doubled, turned and torn lines one that opens, and loses no other event", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const change = fc.record({ how: fc.constantFrom(...Object.keys(CHANGES)), at: fc.nat(8) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
        const changed = changes.reduce((left, { how, at }) => CHANGES[how]?.(left, at) ?? left, lines);
        fs.rmSync(`${dayFile(folder.path)}.broken`, { force: true });
        fs.writeFileSync(dayFile(folder.path), changed.join(""));
        await repair(folder.path);
        const texts = await textsIn(folder.path);
        // Whatever is still a line of its own is there; a tear takes the next line's beginning with it.
        const whole = changed
          .join("")
          .split("\n")
          .map((line) => `${line}\n`);
        lines.forEach((line, i) => {
          if (whole.includes(line)) expect(texts[i]).toBe(String(i));
        });
        expect(await repair(folder.path)).toEqual([]);
      }),
    );
  }, 20_000);

  test("finds lines behind a byte order mark, beside zeros and without their newlines", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path);
    const [first = "", second = "", third = "", ...others] = linesOf(bytes);
    const zeros = (line: string) => "\0".repeat(line.length);
    for (const [changed, texts] of [
      [
        ["\uFEFF", first, second, third, ...others],
        ["0", "1", "2"],
      ],
      [
        [first, zeros(second), third, ...others],
        ["0", undefined, "2"],
      ],
      [
        [first.trimEnd(), second.trimEnd(), third, ...others],
        ["0", "1", "2"],
      ],
      [
        ["<<< junk ", first, second, third.trimEnd(), " junk\n", ...others],
        ["0", "1", "2"],
      ],
    ] as const) {
      fs.writeFileSync(dayFile(folder.path), changed.join(""));
      expect(await repair(folder.path)).not.toEqual([]);
      expect((await textsIn(folder.path)).slice(0, 3)).toEqual([...texts]);
      expect((await textsIn(folder.path)).slice(3)).toEqual(["3", "4", "5", "6", "7", "8", "9"]);
      expect((await examine(folder.path)).damage).toEqual([]);
    }
  });

  test("says that the end is lost where a file was deleted, and calls it fine after that", async () => {
    using folder = newFolder();
    await recorded(folder.path);
    fs.rmSync(dayFile(folder.path));
    expect((await examine(folder.path)).damage).not.toEqual([]);
    expect(await repair(folder.path)).toEqual([
      expect.stringContaining("up to which it was once recorded: that is lost"),
    ]);
    expect((await examine(folder.path)).damage).toEqual([]);
    expect(await textsIn(folder.path)).toEqual([]);
  });

  test("keeps nothing of a line that says again what was erased", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const log = await openIn(folder.path);
    await log.erase(STREAMS[0], [2]);
    await log.close();
    fs.appendFileSync(dayFile(folder.path), lines[2] ?? "");
    const words = expect.stringContaining("what was erased stands there once more; nothing is kept of it here");
    expect(await repair(folder.path)).toContainEqual(words);
    expect(fs.existsSync(`${dayFile(folder.path)}.broken`)).toBe(false);
    expect((await examine(folder.path)).damage).toEqual([]);
  });

  test("puts aside a line of another record, and loses nothing for it", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const texts = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    for (const place of [
      { seq: 4_000_000_000, stream: "room:tea", version: 6 },
      { seq: 700_000, stream: "room:elsewhere", version: 1 },
      { seq: 8, stream: "room:elsewhere", version: 1 },
      { seq: 11, stream: "room:tea", version: 9_000_000_000 },
    ]) {
      const stray = `${lineAt(place.seq, textOf({ ...place, ...said("stray") } as Recorded))}\n`;
      for (const at of [0, 3, 6]) {
        fs.rmSync(`${dayFile(folder.path)}.broken`, { force: true });
        // Followed by a day that is not to be lost for it.
        fs.writeFileSync(dayFile(folder.path), lines.slice(0, 6).toSpliced(at, 0, stray).join(""));
        fs.writeFileSync(nextDay(folder.path), lines.slice(6).join(""));
        expect(await repair(folder.path)).toContainEqual(expect.stringContaining("or is of another record; kept in"));
        expect(await textsIn(folder.path)).toEqual(texts);
        expect(fs.readFileSync(`${dayFile(folder.path)}.broken`, "utf8")).toBe(stray);
      }
    }
  });

  test("loses nothing where lines stand in another file, or files have each other's names", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const texts = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    for (const [first, second] of [
      [lines.slice(5), lines.slice(0, 5)],
      [[...lines.slice(0, 3), lines[7] ?? "", ...lines.slice(3, 5)], lines.slice(5).toSpliced(2, 1)],
      [lines.slice(0, 5).toSpliced(2, 1), [...lines.slice(5), lines[2] ?? ""]],
    ] as const) {
      fs.writeFileSync(dayFile(folder.path), first.join(""));
      fs.writeFileSync(nextDay(folder.path), second.join(""));
      expect((await repair(folder.path)).join()).not.toContain("is lost");
      expect(await textsIn(folder.path)).toEqual(texts);
      expect(fs.existsSync(`${dayFile(folder.path)}.broken`)).toBe(false);
    }
  });

  test("has every line in some file at every step, so that it may be cut short", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const begin = () => {
      fs.writeFileSync(dayFile(folder.path), [...lines.slice(0, 3), lines[7], lines[8], ...lines.slice(4, 5)].join(""));
      fs.writeFileSync(nextDay(folder.path), [...lines.slice(5, 7), lines[9], lines[3]].join(""));
    };
    const all = () => linesOf(Buffer.concat([dayFile, nextDay].map((of) => fs.readFileSync(of(folder.path)))));
    for (let step = 1; ; step++) {
      begin();
      let left = step;
      const disk: Disk = {
        ...realDisk,
        rename(...paths) {
          if (--left === 0) throw new Error("cut short");
          return realDisk.rename(...paths);
        },
      };
      const done = await repair(folder.path, disk).then(
        () => true,
        () => false,
      );
      expect(new Set(all())).toEqual(new Set(lines));
      if (done) break;
    }
    expect(await textsIn(folder.path)).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  test("can be done again where something was lost before", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    for (let i = 0; i < 6; i++) await log.append(`person:${i}`, 0, [said(String(i))]);
    await log.close();
    for (const lost of [2, 4, 1]) {
      fs.writeFileSync(
        dayFile(folder.path),
        linesOf(fs.readFileSync(dayFile(folder.path)))
          .toSpliced(lost, 1)
          .join(""),
      );
      await repair(folder.path);
      expect((await examine(folder.path)).damage).toEqual([]);
    }
    expect(await textsIn(folder.path)).toEqual(["0", undefined, undefined, "3", undefined, "5"]);
  });

  test("keeps no words that were taken back, also where their line cannot be read", async () => {
    using folder = newFolder();
    const before = linesOf(await recorded(folder.path));
    const log = await openIn(folder.path);
    await log.append(STREAMS[0], 5, [{ type: "message-erased", at: NOON, about: 2, erases: [2] }]);
    await log.erase(STREAMS[0], [2]);
    await log.close();
    const after = linesOf(fs.readFileSync(dayFile(folder.path)));
    const damaged = `${before[2]?.slice(0, -12)}????????"}\n`;
    for (const lines of [
      after.with(2, damaged),
      after.toSpliced(5, 0, damaged),
      after.with(2, damaged).toSpliced(10, 1),
    ]) {
      fs.writeFileSync(dayFile(folder.path), lines.join(""));
      const words = (await repair(folder.path)).join();
      const isKept = fs.existsSync(`${dayFile(folder.path)}.broken`);
      // Where what took them back is lost, too, nobody knows that they were.
      expect([words.includes("what was erased stands there once more"), isKept]).toEqual(
        lines.length === 10 ? [false, true] : [true, false],
      );
      expect((await examine(folder.path)).damage).toEqual([]);
    }
  });

  test("reads what an editor saved as UTF-16", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path);
    const little = Buffer.from(`\uFEFF${bytes}`, "utf16le");
    for (const saved of [little, Buffer.from(little).swap16()]) {
      fs.writeFileSync(dayFile(folder.path), saved);
      expect(await repair(folder.path)).toEqual([`${dayFile(folder.path)} was saved as UTF-16, and is UTF-8 again.`]);
      expect(fs.readFileSync(dayFile(folder.path)).equals(bytes)).toBe(true);
    }
  });

  test("takes from what was put aside what was erased since", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const log = await openIn(folder.path);
    await log.erase(STREAMS[0], [2]);
    await log.close();
    const aside = `${dayFile(folder.path)}.broken`;
    fs.writeFileSync(aside, `something\n${lines[2]}${lines[3]}`);
    expect((await examine(folder.path)).damage).not.toEqual([]);
    expect(await repair(folder.path)).toEqual([`${aside} kept words that were erased; they are gone from it.`]);
    expect(fs.readFileSync(aside, "utf8")).toBe(`something\n${lines[3]}`);
    expect((await examine(folder.path)).damage).toEqual([]);
  });

  test("takes one of two files that say the same, and of a line said twice the one that was erased", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    fs.writeFileSync(nextDay(folder.path), lines.join(""));
    await expect(openIn(folder.path)).rejects.toThrow('The command "repair"');
    await repair(folder.path);
    const repaired = await openIn(folder.path);
    await repaired.erase(STREAMS[0], [2]);
    await repaired.close();
    for (const name of [dayFile(folder.path), nextDay(folder.path)]) fs.appendFileSync(name, lines[2] ?? "");
    await repair(folder.path);
    expect(await textsIn(folder.path)).toEqual(["0", "1", undefined, "3", "4", "5", "6", "7", "8", "9"]);
  });

  test("refuses to make up more than was ever lost", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const far = [5, 6, 7, 8, 9].map((i) => {
      const place = { seq: 3_000_000 + i, stream: "room:far", version: i + 1 };
      return `${lineAt(place.seq, textOf({ ...place, ...said("far") } as Recorded))}\n`;
    });
    fs.writeFileSync(dayFile(folder.path), [...lines.slice(0, 2), ...far].join(""));
    await expect(repair(folder.path)).rejects.toThrow("events are missing. Restore a copy.");
  });

  test("begins a new lineage where something is lost, as screens and snapshots tell of it, and none otherwise", async () => {
    using folder = newFolder();
    const lines = linesOf(await recorded(folder.path));
    const epoch = async () => {
      const log = await openIn(folder.path);
      await log.close();
      return log.epoch;
    };
    const before = await epoch();
    fs.writeFileSync(dayFile(folder.path), lines.with(3, `${lines[3]?.slice(0, -1)}\r\n`).join(""));
    await repair(folder.path);
    expect(await epoch()).toBe(before);
    fs.writeFileSync(dayFile(folder.path), lines.toSpliced(3, 1).join(""));
    await repair(folder.path);
    expect(await epoch()).not.toBe(before);
  });

  test("says so, and takes the lock, when it is run as a command", async () => {
    using folder = newFolder();
    const path = join(folder.path, "log");
    fs.mkdirSync(path);
    const lines = linesOf(await recorded(path));
    fs.writeFileSync(dayFile(path), lines.toSpliced(3, 1).join(""));
    const run = async (): Promise<string> => {
      const script = join(import.meta.dir, "../../scripts/repair.ts");
      const child = Bun.spawn([process.execPath, script, folder.path], { stdout: "pipe", stderr: "pipe" });
      return (await new Response(child.stdout).text()) + (await new Response(child.stderr).text());
    };
    expect(await run()).toBe(
      "event 4 (room:attic 2) is lost. An event without words stands in its place.\nRepaired. The record opens again.\n",
    );
    expect(await run()).toBe("Nothing to repair.\n");
  });
});
