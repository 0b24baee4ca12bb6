import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import { Damage } from "../../server/log/damage.ts";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import type { FilesLog, LogOptions } from "../../server/log/files.ts";
import { goneLine } from "../../server/log/gone.ts";
import type { Recorded } from "../../server/log/log.ts";
import { recover } from "../../server/log/recover.ts";
import { repair } from "../../server/log/repair.ts";
import { examine } from "../../server/log/verify.ts";
import { crashingDisk, failingDisk, smallDisk } from "./disks.ts";
import { all, dayFile, filesThatSay, newFolder, openIn, said, textsOf } from "./given.ts";

const SECRET = "the-secret-words";
const FILE_BYTES = 12_000;

const open = (folder: string, options: Partial<LogOptions> = {}): Promise<FilesLog> =>
  openIn(folder, { maxFileBytes: FILE_BYTES, ...options });

/**
 * A record of three files: the first is of a room that was closed, but for every eighth line, and the last begins with
 * its closing. Every eighth is of a room that goes on; one of these was taken back.
 */
async function withClosedRoom(folder: string, options: Partial<LogOptions> = {}): Promise<FilesLog> {
  const log = await open(folder, options);
  let version = 0;
  const fill = async (files: number): Promise<void> => {
    for (let i = 0; fs.readdirSync(folder).filter((name) => name.endsWith(".ndjson")).length <= files; i++) {
      const about = version > 0 && i % 5 === 0 ? version : undefined;
      if (i % 8 === 7) await log.append("room:tea", log.versionOf("room:tea"), [said(`tea ${i}`)]);
      else await log.append("room:attic", version++, [said(`${SECRET} ${i} ${"x".repeat(i % 90)}`, { about })]);
    }
  };
  // The journal of erasures is a fourth file of that kind.
  await fill(3);
  await log.append("room:tea", log.versionOf("room:tea"), [said(SECRET.repeat(90))]);
  const regretted = log.versionOf("room:tea");
  await log.append("room:tea", regretted, [{ type: "message-erased", at: 1, about: regretted, erases: [regretted] }]);
  await log.erase("room:tea", [regretted]);
  await log.append("room:attic", version, [{ type: "room-closed", at: 1, erases: "all" }, said("anew", { about: 3 })]);
  await log.erase("room:attic", "all");
  return log;
}

const nothing = (): void => {};
const streams = ["room:tea", "room:attic"] as const;

/** All that can be asked of a record, as far as it has words. */
async function look(log: FilesLog) {
  const worded = (events: readonly Recorded[]) => events.filter(({ erased }) => !erased);
  const concerning: unknown[] = [];
  for (const stream of streams)
    for (let version = 1; version <= log.versionOf(stream); version++)
      concerning.push(worded(await log.concerning(stream, version)));
  return {
    events: worded(await all(log)),
    head: log.head,
    versions: streams.map((stream) => log.versionOf(stream)),
    read: await Promise.all(streams.map(async (stream) => worded(await log.read(stream, { after: 0 }, 9999)))),
    concerning,
  };
}

async function lookIn(folder: string): Promise<Awaited<ReturnType<typeof look>>> {
  const log = await open(folder);
  try {
    return await look(log);
  } finally {
    await log.close();
  }
}

describe("a file of which much was erased", () => {
  test("[L12] becomes smaller, and all that has words reads as before, also when opened again", async () => {
    using folder = newFolder();
    let log = await withClosedRoom(folder.path);
    const before = await look(log);
    const size = fs.statSync(dayFile(folder.path)).size;
    const { files, bytes } = await log.compact();
    expect(files).toBe(2);
    expect(size - fs.statSync(dayFile(folder.path)).size).toBeGreaterThan(size / 2);
    expect(bytes).toBeGreaterThan(FILE_BYTES);
    expect(await look(log)).toEqual(before);
    expect(await log.readEach("room:attic", [1, 2])).toEqual([]);
    const page = await log.read("room:attic", { after: 0 }, 2);
    expect(page.map(({ type }) => type)).toEqual(["room-closed", "message-posted"]);
    expect(await examine(folder.path)).toMatchObject({ damage: [], unfinished: [], events: log.head });
    expect((await examine(folder.path)).gone).toBeGreaterThan(20);
    await log.close();
    for (const keepIndex of [true, false]) {
      if (!keepIndex) fs.rmSync(join(folder.path, "index"));
      expect(await lookIn(folder.path)).toEqual(before);
    }
    expect(filesThatSay(folder.path, SECRET)).toEqual([]);
    log = await open(folder.path);
    expect(await log.compact()).toEqual({ files: 0, bytes: 0 });
    await log.close();
  });

  test("[L12] loses only the padding of what was taken back in a room that goes on", async () => {
    using folder = newFolder();
    const log = await open(folder.path);
    await log.append("room:tea", 0, [said("kept"), said("x".repeat(FILE_BYTES))]);
    await log.append("room:tea", 2, [{ type: "message-erased", at: 1, about: 2, erases: [2] }]);
    await log.erase("room:tea", [2]);
    const before = await all(log);
    expect((await log.compact()).files).toBe(1);
    expect(fs.statSync(dayFile(folder.path)).size).toBeLessThan(400);
    expect(await all(log)).toEqual(before);
    expect(before.map(({ erased }) => erased)).toEqual([undefined, 1, undefined]);
    await log.close();
    const again = await open(folder.path);
    expect(await all(again)).toEqual(before);
    await again.close();
  });

  test("[L12] stays as it is when it is the newest, or when less than half would go", async () => {
    using folder = newFolder();
    const log = await open(folder.path);
    await log.append("room:tea", 0, [said("x".repeat(5000)), said("x".repeat(5500)), said("x".repeat(2000))]);
    await log.erase("room:tea", [1]);
    expect((await log.compact()).files).toBe(0);
    await log.append("room:tea", 3, [said("in the next file")]);
    expect((await log.compact()).files).toBe(0);
    await log.erase("room:tea", [2]);
    expect((await log.compact()).files).toBe(1);
    await log.close();
  });

  test("[L12] can be rewritten again, and goes on to say what went before", async () => {
    using folder = newFolder();
    const log = await withClosedRoom(folder.path);
    await log.compact();
    const first = (await examine(folder.path)).gone;
    await log.append("room:tea", log.versionOf("room:tea"), [{ type: "room-closed", at: 1, erases: "all" }]);
    await log.erase("room:tea", "all");
    expect((await log.compact()).files).toBeGreaterThan(0);
    const before = await look(log);
    await log.close();
    expect((await examine(folder.path)).gone).toBeGreaterThan(first);
    expect((await examine(folder.path)).damage).toEqual([]);
    fs.rmSync(join(folder.path, "index"));
    expect(await lookIn(folder.path)).toEqual(before);
  });

  test("[L12] can be read while it is rewritten", async () => {
    using folder = newFolder();
    const log = await withClosedRoom(folder.path);
    const before = await look(log);
    const replay = log.replay()[Symbol.asyncIterator]();
    const replayed: Recorded[] = (await replay.next()).value;
    let going = true;
    const compacted = log.compact().finally(() => (going = false));
    let looks = 0;
    while (going) {
      expect(await look(log)).toEqual(before);
      looks++;
    }
    expect((await compacted).files).toBe(2);
    expect(looks).toBeGreaterThan(1);
    for (let next = await replay.next(); !next.done; next = await replay.next()) replayed.push(...next.value);
    expect(replayed.filter(({ erased }) => !erased)).toEqual(before.events);
    await log.close();
  });

  for (const [when, step] of [
    ["is written", "write"],
    ["is written and not yet in its place", "sync"],
  ] as const)
    test(`[L8] is left for another time when words are taken back in it while the new one ${when}`, async () => {
      using folder = newFolder();
      const disk: Disk = { ...realDisk };
      const log = await withClosedRoom(folder.path, { disk });
      let erased: Promise<void> | undefined;
      let anew = -1;
      disk.open = (path) => {
        const file = realDisk.open(path);
        if (path === `${dayFile(folder.path)}.new`) anew = file;
        return file;
      };
      const erasing = <Args extends unknown[], Answer>(work: (file: number, ...args: Args) => Answer) => {
        return (file: number, ...args: Args): Answer => {
          if (file === anew) erased ??= log.erase("room:tea", [1]);
          return work(file, ...args);
        };
      };
      if (step === "write") disk.write = erasing(realDisk.write);
      else disk.sync = erasing(realDisk.sync);
      expect((await log.compact()).files).toBe(1);
      await erased;
      expect(filesThatSay(folder.path, '"text":"tea 7"')).toEqual([]);
      Object.assign(disk, realDisk);
      expect((await log.compact()).files).toBe(1);
      await log.close();
    });

  test("[L12] stays as it is while the mark still speaks of it", async () => {
    using folder = newFolder();
    const disk: Disk = { ...realDisk };
    const log = await withClosedRoom(folder.path, { disk });
    disk.write = (file, bytes, at) => {
      if (Buffer.from(bytes).includes('{"day":')) throw Object.assign(new Error("no room"), { code: "ENOSPC" });
      return realDisk.write(file, bytes, at);
    };
    expect((await log.compact()).files).toBe(0);
    Object.assign(disk, realDisk);
    expect((await log.compact()).files).toBe(2);
    await log.close();
  });

  test("is left for another time when the log is closed, or the disk has no room", async () => {
    using folder = newFolder();
    const disk = smallDisk(1e9);
    let log = await withClosedRoom(folder.path, { disk });
    const before = await look(log);
    disk.free_ = 13_000;
    expect((await log.compact()).files).toBe(0);
    disk.free_ = 1e9;
    const free = disk.free;
    disk.free = async () => {
      disk.free_ = 10; // others are quicker
      return 1e9;
    };
    expect((await log.compact()).files).toBe(0);
    expect(log.writable).toBe(true);
    Object.assign(disk, { free, free_: 1e9 });
    const begun = Promise.withResolvers<void>();
    disk.open = (path) => {
      if (path.endsWith(".ndjson.new")) begun.resolve();
      return realDisk.open(path);
    };
    const compacted = log.compact();
    await begun.promise;
    await log.close();
    expect((await compacted).files).toBe(0);
    expect(fs.readdirSync(folder.path).filter((name) => name.endsWith(".new"))).toEqual([]);
    log = await open(folder.path);
    expect(await look(log)).toEqual(before);
    await log.close();
  });

  test("[L1] ends all writing when it cannot be made safe in its place", async () => {
    using folder = newFolder();
    const { disk, arm } = failingDisk("syncFolder");
    const failures: Error[] = [];
    const log = await withClosedRoom(folder.path, { disk, onFailure: (error) => failures.push(error) });
    const before = await look(log);
    arm();
    await expect(log.compact()).rejects.toThrow("EIO");
    expect(failures).toHaveLength(1);
    expect(await look(log)).toEqual(before);
    await log.close();
    expect(await lookIn(folder.path)).toEqual(before);
  });
});

describe("while files are rewritten,", () => {
  test("[L12] a crash at any step leaves the old file or the new one", async () => {
    using past = newFolder();
    const log = await withClosedRoom(past.path);
    await log.checkpoint();
    const before = await look(log);
    await log.close();
    const seen = new Set<number>();
    let steps = 0;
    for (let done = false; !done; steps++) {
      using folder = newFolder();
      fs.cpSync(past.path, folder.path, { recursive: true });
      const crashing = crashingDisk(1e9);
      const disk: Disk = { ...crashing.disk };
      const half = await open(folder.path, { disk, onFailure: nothing });
      const { disk: doomed, crashed } = crashingDisk(steps);
      Object.assign(disk, doomed);
      await half.compact().catch(nothing);
      done = !crashed();
      await half.close().catch(nothing);
      seen.add(fs.statSync(dayFile(folder.path)).size);
      expect((await examine(folder.path)).damage).toEqual([]);
      expect(await lookIn(folder.path)).toEqual(before);
      expect(fs.readdirSync(folder.path).filter((name) => name.endsWith(".new"))).toEqual([]);
    }
    expect(seen.size).toBe(2);
    expect(steps).toBeGreaterThan(20);
  }, 60_000);

  test("[L12] a copy taken at any step starts", async () => {
    using folder = newFolder();
    using copies = newFolder();
    const disk: Disk = { ...realDisk };
    const log = await withClosedRoom(folder.path, { disk });
    await log.checkpoint();
    const before = await look(log);
    let taken = 0;
    const copied = <Args extends unknown[], Answer>(work: (...args: Args) => Answer) => {
      return (...args: Args): Answer => {
        fs.cpSync(folder.path, join(copies.path, String(taken++)), { recursive: true });
        return work(...args);
      };
    };
    for (const step of ["open", "write", "cut", "sync", "rename", "remove", "syncFolder"] as const)
      Object.assign(disk, { [step]: copied(realDisk[step] as (...args: unknown[]) => unknown) });
    await log.compact();
    Object.assign(disk, realDisk);
    await log.close();
    expect(taken).toBeGreaterThan(20);
    for (let i = 0; i < taken; i++) expect(await lookIn(join(copies.path, String(i)))).toEqual(before);
  }, 60_000);

  test("[L12] a copy of any mixture of older and newer files starts", async () => {
    using older = newFolder();
    using newer = newFolder();
    const log = await withClosedRoom(older.path);
    await log.checkpoint();
    const before = await look(log);
    fs.cpSync(older.path, newer.path, { recursive: true });
    await log.close();
    const compacting = await open(newer.path);
    await compacting.compact();
    await compacting.close();
    const names = fs.readdirSync(newer.path);
    for (let mixture = 0; mixture < 2 ** names.length; mixture++) {
      using mixed = newFolder();
      names.forEach((name, i) => {
        const from = join(mixture & (1 << i) ? newer.path : older.path, name);
        if (fs.existsSync(from)) fs.cpSync(from, join(mixed.path, name));
      });
      expect(await lookIn(mixed.path)).toEqual(before);
      expect((await examine(mixed.path)).damage).toEqual([]);
    }
  }, 60_000);
});

describe("a rewritten file", () => {
  async function rewritten(folder: string): Promise<Buffer> {
    const log = await withClosedRoom(folder);
    await log.compact();
    await log.close();
    return fs.readFileSync(dayFile(folder));
  }
  const hasty: Disk = { ...realDisk, sync: async () => {}, syncFolder: async () => {} };
  const refusal = (folder: string): Promise<unknown> => recover(hasty, folder, nothing).then(nothing, (error) => error);

  /** Answers whether each wrong bit is refused, and seen by verify. */
  async function everyFlipIsSeen(folder: string, bytes: Buffer, step: number): Promise<boolean> {
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      fs.writeFileSync(dayFile(folder), withFlip(bytes, bit));
      const refused = (await refusal(folder)) instanceof Damage;
      const seen = bit % 7 > 0 || (await examine(folder)).damage.length > 0;
      if (!refused || !seen) return false;
    }
    return true;
  }

  test("[L12] of which a bit is wrong is refused, and seen by verify, with and without an index", async () => {
    using folder = newFolder();
    const bytes = await rewritten(folder.path);
    expect(bytes.length).toBeGreaterThan(1000);
    expect(await everyFlipIsSeen(folder.path, bytes, 3)).toBe(true);
    fs.rmSync(join(folder.path, "index"));
    expect(await everyFlipIsSeen(folder.path, bytes, 5)).toBe(true);
    fs.writeFileSync(dayFile(folder.path), bytes);
    expect(await refusal(folder.path)).toBeUndefined();
  }, 60_000);

  test("[L12] that lacks or doubles any of its lines is refused", async () => {
    using folder = newFolder();
    const bytes = await rewritten(folder.path);
    const lines = bytes.toString().split(/(?<=\n)/);
    for (const i of lines.keys())
      for (const wrong of [lines.toSpliced(i, 1), lines.toSpliced(i, 0, lines[i] ?? ""), [...lines, lines[i]]]) {
        fs.writeFileSync(dayFile(folder.path), wrong.join(""));
        expect(await refusal(folder.path)).toBeInstanceOf(Damage);
        expect((await examine(folder.path)).damage).not.toEqual([]);
      }
  });

  test("[L12] that says of too many that they are gone, or says so behind an event, is not believed", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("one"), said("two")]);
    await log.close();
    const bytes = fs.readFileSync(dayFile(folder.path), "utf8");
    const gone = (seq: number, version: number): string => `${goneLine([{ seq, stream: "room:tea", version }])}\n`;
    for (const wrong of [gone(4, 3), gone(3, 4), gone(1, 1), gone(2, 2)]) {
      fs.writeFileSync(dayFile(folder.path), wrong + bytes);
      expect(await refusal(folder.path)).toBeInstanceOf(Damage);
      expect((await examine(folder.path)).damage).not.toEqual([]);
    }
    fs.writeFileSync(dayFile(folder.path), bytes + gone(3, 3));
    const warnings: string[] = [];
    expect((await recover(hasty, folder.path, (what) => warnings.push(what))).offsets.head).toBe(2);
    expect(warnings).toEqual([expect.stringContaining("never acknowledged")]);
  });

  test("is left as it is by repair, which puts any one wrong bit in it right", async () => {
    using folder = newFolder();
    const bytes = await rewritten(folder.path);
    expect(await repair(folder.path)).toEqual([]);
    for (let bit = 0; bit < bytes.length * 8; bit += 61) {
      fs.writeFileSync(dayFile(folder.path), withFlip(bytes, bit));
      await repair(folder.path);
      if (!fs.readFileSync(dayFile(folder.path)).equals(bytes)) throw new Error(`Bit ${bit} is still wrong.`);
    }
  }, 60_000);

  test("that no longer says what is gone opens after repair, with all that has words", async () => {
    using folder = newFolder();
    const bytes = await rewritten(folder.path);
    const before = await lookIn(folder.path);
    const lines = bytes.toString().split(/(?<=\n)/);
    fs.writeFileSync(dayFile(folder.path), lines.with(0, `?${lines[0]?.slice(5)}`).join(""));
    await repair(folder.path);
    const after = await lookIn(folder.path);
    expect(textsOf(after.events)).toEqual(textsOf(before.events));
    expect(after.versions).toEqual(before.versions);
  });
});

function withFlip(bytes: Buffer, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

test("[L1] a copy starts whose index is older than the rewritten file that it came with", async () => {
  using folder = newFolder();
  using copy = newFolder();
  const log = await open(folder.path);
  const append = (room: string, text: string) => log.append(room, log.versionOf(room), [said(text)]);
  await append("room:attic", "a".repeat(1_500));
  await log.checkpoint();
  fs.copyFileSync(join(folder.path, "index"), join(copy.path, "index"));
  await append("room:attic", "a".repeat(6_500));
  await append("room:tea", "b".repeat(3_900));
  await append("room:tea", "in the next file");
  await log.append("room:attic", 2, [{ type: "room-closed", at: 1, erases: "all" }]);
  await log.erase("room:attic", "all");
  expect((await log.compact()).files).toBe(1);
  await append("room:tea", "said last");
  const before = await look(log);
  await log.close();

  for (const name of fs.readdirSync(folder.path))
    if (name !== "index") fs.copyFileSync(join(folder.path, name), join(copy.path, name));
  expect(await lookIn(copy.path)).toEqual(before);
});
