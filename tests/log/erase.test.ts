import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import { dayNames } from "../../server/log/days.ts";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import { lineAt } from "../../server/log/line.ts";
import type { Log } from "../../server/log/log.ts";
import { repair } from "../../server/log/repair.ts";
import { eventsIn, examine } from "../../server/log/verify.ts";
import { crashingDisk } from "./disks.ts";
import { all, dayFile, filesThatSay, newFolder, openIn, said, textsOf } from "./given.ts";

const SECRET = "the-secret-words";

describe("erased words", () => {
  test("[L8] are in no file of the folder, and every line keeps its place", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("before"), said(`${SECRET} 🫖`), said("after")]);
    await log.checkpoint();
    const size = fs.statSync(dayFile(folder.path)).size;
    expect(filesThatSay(folder.path, SECRET)).toHaveLength(1);
    await log.erase("room:tea", [2]);
    expect(filesThatSay(folder.path, SECRET)).toEqual([]);
    expect(fs.statSync(dayFile(folder.path)).size).toBe(size);
    await log.erase("room:tea", [2]);
    expect(textsOf(await all(log))).toEqual(["before", undefined, "after"]);
    await log.close();
    const again = await openIn(folder.path);
    expect(textsOf(await all(again))).toEqual(["before", undefined, "after"]);
    await again.close();
  });

  test("[L8] of one room leave the .broken files, too; other rooms' lines stay there", async () => {
    using folder = newFolder();
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("one")]);
    await log.close();
    const torn = (stream: string): string =>
      `{"seq":2,"stream":"${stream}","version":2,"type":"message-posted","text":"${SECRET}`;
    fs.appendFileSync(dayFile(folder.path), `${torn("room:tea")}\n${torn("room:attic")}\nno line: ${SECRET}`);
    log = await openIn(folder.path);
    const aside = `${dayFile(folder.path)}.broken`;
    expect(fs.readFileSync(aside, "utf8")).toContain("room:tea");
    await log.erase("room:tea", [1]);
    expect(fs.readFileSync(aside, "utf8")).toBe(`${torn("room:attic")}\n`);
    await log.append("room:attic", 0, [said("x")]);
    await log.erase("room:attic", [1]);
    expect(filesThatSay(folder.path, SECRET)).toEqual([]);
    await log.close();
  });

  test("[L8] of a long room go in chunks, each of which waits for the disk", async () => {
    using folder = newFolder();
    let writes = 0;
    let mostBetweenSyncs = 0;
    const disk: Disk = {
      ...realDisk,
      write(...args) {
        mostBetweenSyncs = Math.max(mostBetweenSyncs, ++writes);
        return realDisk.write(...args);
      },
      sync(file) {
        writes = 0;
        return realDisk.sync(file);
      },
    };
    const log = await openIn(folder.path, { disk });
    const COUNT = 5000;
    for (let i = 0; i < COUNT; i += 500)
      await log.append(
        "room:tea",
        i,
        Array.from({ length: 500 }, (_, n) => said(`${SECRET} ${i + n}`)),
      );
    mostBetweenSyncs = 0;
    await log.erase("room:tea", "all");
    expect(mostBetweenSyncs).toBeGreaterThan(0);
    expect(mostBetweenSyncs).toBeLessThan(COUNT / 4);
    const texts = textsOf(await log.read("room:tea", { after: 0 }, COUNT));
    expect(texts.filter((text) => text !== undefined)).toEqual([`${SECRET} ${COUNT - 1}`]);
    await log.close();
  });

  test("[L8] can be read around while they go", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    const COUNT = 2000;
    await log.append(
      "room:tea",
      0,
      Array.from({ length: COUNT }, (_, i) => said(`${i} ${"x".repeat(i % 6000)}`)),
    );
    let erasing = true;
    const erased = log.erase("room:tea", "all").then(() => (erasing = false));
    let pages = 0;
    while (erasing) {
      for (const event of await log.read("room:tea", { after: (pages * 97) % COUNT }, 50))
        expect(event.stream).toBe("room:tea");
      if (pages++ % 50 === 0) expect(await all(log)).toHaveLength(COUNT);
    }
    await erased;
    expect(pages).toBeGreaterThan(1);
    await log.close();
  });

  test("[L10] are erased at the next start when nobody came to it, also behind a checkpoint", async () => {
    using folder = newFolder();
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said(SECRET), { type: "message-erased", at: 1, about: 1, erases: [1] }]);
    await log.append("room:attic", 0, [said(SECRET), { type: "room-closed", at: 1, erases: "all" }, said("anew")]);
    const position = await log.checkpoint();
    await log.append("room:attic", 3, [said("later")]);
    await log.close();
    expect(filesThatSay(folder.path, SECRET)).toHaveLength(1);
    log = await openIn(folder.path);
    expect(filesThatSay(folder.path, SECRET)).toEqual([]);
    expect(textsOf((await Array.fromAsync(log.replay(position))).flat())).toEqual(["later"]);
    expect(textsOf(await log.read("room:attic", { after: 0 }, 9))).toEqual([undefined, undefined, "anew", "later"]);
    await log.close();
  });
});

describe("a copy that meets an erasure half done", () => {
  const DIGITS = '00000000"}\n'.length;

  /** A record of three lines, of which the second was erased. */
  async function erasedIn(
    folder: string,
    more: object = {},
  ): Promise<{ first: Buffer; old: Buffer; erased: Buffer; last: Buffer }> {
    const log = await openIn(folder);
    const words = { ...said(SECRET.padEnd(60, "x"), { by: "p_ada" }), ...more };
    await log.append("room:tea", 0, [said("before"), words, said("after")]);
    const [first, old, last] = linesIn(folder);
    await log.erase("room:tea", [2]);
    await log.close();
    const [, erased] = linesIn(folder);
    if (!first || !old || !erased || !last) throw new Error("There are not three lines.");
    return { first, old, erased, last };
  }

  const linesIn = (folder: string): Buffer[] =>
    fs
      .readFileSync(dayFile(folder), "utf8")
      .split(/(?<=\n)/)
      .map((line) => Buffer.from(line));

  async function opened(folder: string): Promise<{ texts: unknown[]; warnings: string[] }> {
    const warnings: string[] = [];
    const log = await openIn(folder, { onWarning: (what) => warnings.push(what) });
    const texts = textsOf(await all(log));
    await log.close();
    return { texts, warnings };
  }

  test("[L1] [L8] has the old beginning and the new end of a line, starts, and forgets the rest of it", async () => {
    using folder = newFolder();
    const { first, old, erased, last } = await erasedIn(folder.path);
    const differs = old.findIndex((byte, i) => byte !== erased[i]);
    for (let cut = differs + 2; cut <= old.length - DIGITS; cut++) {
      const half = Buffer.concat([old.subarray(0, cut), erased.subarray(cut)]);
      fs.writeFileSync(dayFile(folder.path), Buffer.concat([first, half, last]));
      const { damage, unfinished } = await examine(folder.path);
      expect({ damage, unfinished }).toEqual({ damage: [], unfinished: [expect.stringContaining("are half erased")] });
      expect((await Array.fromAsync(eventsIn(folder.path))).flat()[1]?.erased).toBe(1);
      const { texts, warnings } = await opened(folder.path);
      expect(texts).toEqual(["before", undefined, "after"]);
      expect(warnings).toEqual([expect.stringContaining("were half erased")]);
      expect(linesIn(folder.path)[1]?.equals(erased)).toBe(true);
    }
  });

  test("[L1] [L8] knows that a message was held, also where version 0.1.0 said so among its words", async () => {
    using folder = newFolder();
    const { first, old, erased, last } = await erasedIn(folder.path, { held: "shadow" });
    const { seq, stream, version, at, by, type, text, held } = JSON.parse(old.toString());
    const saidLast = JSON.stringify({ stream, version, at, by, type, text, held });
    const before = Buffer.from(`${lineAt(seq, saidLast.slice(1, -1))}\n`);
    for (const line of [old, before]) {
      const half = Buffer.concat([line.subarray(0, -30), erased.subarray(-30)]);
      fs.writeFileSync(dayFile(folder.path), Buffer.concat([first, half, last]));
      const log = await openIn(folder.path);
      expect((await all(log))[1]).toMatchObject({ erased: 1, held: "shadow" });
      await log.close();
    }
    // Whole and of 0.1.0, it is erased to the same.
    fs.writeFileSync(dayFile(folder.path), Buffer.concat([first, before, last]));
    const log = await openIn(folder.path);
    await log.erase("room:tea", [2]);
    await log.close();
    expect(linesIn(folder.path)[1]?.equals(erased)).toBe(true);
  });

  test("[L1] is mended by repair, too", async () => {
    using folder = newFolder();
    const { first, old, erased, last } = await erasedIn(folder.path);
    const half = Buffer.concat([old.subarray(0, -40), erased.subarray(-40)]);
    fs.writeFileSync(dayFile(folder.path), Buffer.concat([first, half, last]));
    expect(await repair(folder.path)).toEqual([expect.stringContaining("event 2 (room:tea 2) was damaged")]);
    expect(linesIn(folder.path)[1]?.equals(erased)).toBe(true);
  });

  test("[L1] can be taken at every step in which a long line is overwritten", async () => {
    using folder = newFolder();
    using copies = newFolder();
    const taken: string[] = [];
    const disk: Disk = {
      ...realDisk,
      write(...args) {
        const done = realDisk.write(...args);
        const copy = join(copies.path, String(taken.length));
        fs.cpSync(folder.path, copy, { recursive: true });
        fs.rmSync(join(copy, "erasing.ndjson"), { force: true }); // which a copy may have from before, or from after
        taken.push(copy);
        return done;
      },
    };
    const log = await openIn(folder.path, { disk });
    const text = SECRET.padEnd(20_000, "x");
    await log.append("room:tea", 0, [said(text), said("after")]);
    taken.length = 0;
    await log.erase("room:tea", [1]);
    await log.close();
    expect(taken.length).toBeGreaterThan(5);
    for (const copy of taken) {
      const { texts } = await opened(copy);
      expect([text, undefined]).toContain(texts[0] as string | undefined);
      expect(texts[1]).toBe("after");
    }
  });

  test("[L2] is told from damage", async () => {
    using folder = newFolder();
    const { first, old, erased, last } = await erasedIn(folder.path);
    const newWordsOldChecksum = Buffer.concat([erased.subarray(0, -DIGITS), old.subarray(-DIGITS)]);
    const oneWrongByte = Buffer.from(erased).fill("?", erased.length - 40, erased.length - 39);
    for (const wrong of [newWordsOldChecksum, oneWrongByte]) {
      fs.writeFileSync(dayFile(folder.path), Buffer.concat([first, wrong, last]));
      expect((await examine(folder.path)).damage).not.toEqual([]);
      await expect(openIn(folder.path)).rejects.toThrow(`is damaged at byte ${first.length}`);
    }
  });
});

test("[L10] closing ends an erasure between two chunks; the next start goes on", async () => {
  using folder = newFolder();
  const failures: Error[] = [];
  const log = await openIn(folder.path, { onFailure: (error) => failures.push(error) });
  await log.append(
    "room:tea",
    0,
    Array.from({ length: 3000 }, () => said(SECRET)),
  );
  await log.append("room:tea", 3000, [{ type: "room-closed", at: 1, erases: "all" }]);
  const erased = log.erase("room:tea", "all");
  const closed = log.close();
  await expect(erased).rejects.toThrow("opening it goes on");
  await closed;
  await expect(log.erase("room:tea", "all")).rejects.toThrow("closed");
  await expect(log.checkpoint()).rejects.toThrow("closed");
  expect(failures).toEqual([]);
  expect(filesThatSay(folder.path, SECRET)).not.toEqual([]);
  await (await openIn(folder.path)).close();
  expect(filesThatSay(folder.path, SECRET)).toEqual([]);
});

describe("a crash at any step", () => {
  /** What the house was told before the crash. */
  interface Told {
    events: number;
    erasing: boolean;
  }

  /** Days, parts, erasures and checkpoints: every kind of step that the log takes. */
  async function live(log: Log, told: Told): Promise<void> {
    const say = async (stream: string, ...texts: string[]): Promise<void> => {
      await log.append(
        stream,
        log.versionOf(stream),
        texts.map((text) => said(text)),
      );
      told.events += texts.length;
    };
    await say("room:tea", "a", SECRET, "b");
    await say("room:attic", SECRET, "x".repeat(300));
    await log.checkpoint();
    await say("room:tea", "c", SECRET);
    await log.append("room:tea", 5, [{ type: "message-erased", at: 1, erases: [2, 5] }]);
    await log.append("room:attic", 2, [{ type: "room-closed", at: 1, erases: "all" }]);
    told.events += 2;
    told.erasing = true;
    await Promise.all([log.erase("room:tea", [2, 5]), log.erase("room:attic", "all"), say("room:tea", "d")]);
    await log.checkpoint();
    await say("room:tea", "e");
  }

  const options = (disk: Disk) => ({ disk, maxFileBytes: 500, onFailure: () => {} });

  async function liveUntil(folder: string, disk: Disk): Promise<Told> {
    const told: Told = { events: 0, erasing: false };
    try {
      const log = await openIn(folder, options(disk));
      try {
        await live(log, told);
      } finally {
        await log.close();
      }
    } catch {
      // The crash, wherever it was seen; what counts is what was told before.
    }
    return told;
  }

  test("[L1] [L8] [L10] what was told is there, what was taken back is in no file", async () => {
    let steps = 0;
    for (let done = false; !done; steps++) {
      using folder = newFolder();
      const { disk, crashed } = crashingDisk(steps);
      const told = await liveUntil(folder.path, disk);
      done = !crashed();
      const log = await openIn(folder.path, options(realDisk));
      expect(log.head).toBeGreaterThanOrEqual(told.events);
      expect((await all(log)).map(({ seq }) => seq)).toEqual(Array.from({ length: log.head }, (_, i) => i + 1));
      if (told.erasing) expect(filesThatSay(folder.path, SECRET)).toEqual([]);
      await log.close();
    }
    expect(steps).toBeGreaterThan(60);
  });

  test("[L10] also when the next start crashes at any step", async () => {
    using crashedFolder = newFolder();
    const told = await liveUntil(crashedFolder.path, stoppingAtJournal());
    expect(told.erasing).toBe(true);
    expect(filesThatSay(crashedFolder.path, SECRET)).not.toEqual([]);
    const newest = dayNames(fs.readdirSync(crashedFolder.path)).at(-1) ?? "";
    fs.appendFileSync(join(crashedFolder.path, newest), "torn");
    for (let steps = 0, done = false; !done; steps++) {
      using folder = newFolder();
      fs.cpSync(crashedFolder.path, folder.path, { recursive: true });
      const { disk, crashed } = crashingDisk(steps);
      const half = await openIn(folder.path, options(disk)).catch(() => undefined);
      done = !crashed();
      await half?.close().catch(() => {});
      const log = await openIn(folder.path, options(realDisk));
      expect(log.head).toBeGreaterThanOrEqual(told.events);
      expect(filesThatSay(folder.path, SECRET)).toEqual([]);
      await log.close();
    }
  });

  /** Stops when the first words were overwritten, and a half of the next. */
  function stoppingAtJournal(): Disk {
    let overwritten = 0;
    let stopped = false;
    return {
      ...realDisk,
      write(file, bytes, at) {
        const text = Buffer.from(bytes).toString();
        const overwrites = text.includes('"erased":1') && !text.includes('"bytes":');
        if (overwrites) overwritten++;
        if (!stopped && overwritten < 2) return realDisk.write(file, bytes, at);
        if (!stopped) realDisk.write(file, bytes.subarray(0, bytes.length >> 1), at);
        stopped = true;
        throw new Error("stopped");
      },
    };
  }
});
