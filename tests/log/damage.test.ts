import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Damage } from "../../server/log/damage.ts";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import { recover } from "../../server/log/recover.ts";
import { all, dayFile, newFolder, openIn, said, textsOf } from "./given.ts";

/** Thousands of openings need no sync. */
const hasty: Disk = { ...realDisk, sync: async () => {}, syncFolder: async () => {} };

const MARK = "safe-up-to";

/** A folder whose record holds these texts, and its day file's bytes. */
async function recorded(folder: string, texts: readonly string[]): Promise<Buffer> {
  const log = await openIn(folder);
  for (const [i, text] of texts.entries()) await log.append("room:tea", i, [said(text)]);
  await log.close();
  return fs.readFileSync(dayFile(folder));
}

/** How many events are found, or "refused"; what was cut with a warning counts as told. */
async function found(folder: string): Promise<{ events: number; told: boolean } | "refused"> {
  let told = false;
  try {
    const { offsets } = await recover(hasty, folder, () => (told = true));
    return { events: offsets.head, told };
  } catch (error) {
    if (error instanceof Damage) return "refused";
    throw error;
  }
}

describe("a torn end", () => {
  // What was never acknowledged: nothing was said to be safe behind the first two events.
  async function withTail(folder: string, last: string) {
    const before = await recorded(folder, ["one", "two"]);
    const mark = fs.readFileSync(join(folder, MARK));
    const whole = await recordedNext(folder, last);
    fs.writeFileSync(join(folder, MARK), mark);
    return { before, tail: whole.subarray(before.length) };
  }

  async function recordedNext(folder: string, text: string): Promise<Buffer> {
    const log = await openIn(folder);
    await log.append("room:tea", 2, [said(text)]);
    await log.close();
    return fs.readFileSync(dayFile(folder));
  }

  for (const [name, text, step] of [
    ["plain", "a plain message", 1],
    ["emoji", "👩‍👩‍👧‍👦 سلام 🫖", 1],
    ["64 kB", "x".repeat(64 * 1024), 997],
  ] as const)
    test(`[L1] a last record cut at any byte is dropped and kept aside: ${name}`, async () => {
      using folder = newFolder();
      const { before, tail } = await withTail(folder.path, text);
      for (let cut = 1; cut < tail.length; cut += step) {
        fs.writeFileSync(dayFile(folder.path), Buffer.concat([before, tail.subarray(0, cut)]));
        expect(await found(folder.path)).toEqual({ events: 2, told: true });
        expect(fs.readFileSync(dayFile(folder.path)).equals(before)).toBe(true);
        const aside = `${dayFile(folder.path)}.broken`;
        expect(fs.readFileSync(aside).equals(tail.subarray(0, cut))).toBe(true);
        fs.rmSync(aside);
      }
      fs.writeFileSync(dayFile(folder.path), Buffer.concat([before, tail]));
      expect(await found(folder.path)).toEqual({ events: 3, told: false });
    });

  test("[L1] zeros, and garbage with newlines, are dropped and kept aside, one behind the other", async () => {
    using folder = newFolder();
    const before = await recorded(folder.path, ["one", "two"]);
    const aside = `${dayFile(folder.path)}.broken`;
    let kept = Buffer.alloc(0);
    const garbage = fc.oneof(
      fc.constant(Buffer.alloc(5000)),
      fc.uint8Array({ minLength: 1, maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ minLength: 1 }).map((text) => Buffer.from(`{"seq":3,${text}\n\n{"seq":4}\n`)),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        fs.appendFileSync(dayFile(folder.path), bytes);
        expect(await found(folder.path)).toEqual({ events: 2, told: true });
        expect(fs.readFileSync(dayFile(folder.path)).equals(before)).toBe(true);
        kept = Buffer.concat([kept, bytes]);
        expect(fs.readFileSync(aside).equals(kept)).toBe(true);
      }),
    );
  });

  test("[L1] writing goes on behind it, and the same is there after another start", async () => {
    using folder = newFolder();
    await recorded(folder.path, ["one"]);
    fs.appendFileSync(dayFile(folder.path), '{"seq":2,"stream":"room:tea","ver');
    const warnings: string[] = [];
    let log = await openIn(folder.path, { onWarning: (what) => warnings.push(what) });
    expect(warnings).toEqual([expect.stringContaining("33 bytes that were never acknowledged")]);
    await log.append("room:tea", 1, [said("two")]);
    await log.close();
    log = await openIn(folder.path);
    expect(textsOf(await all(log))).toEqual(["one", "two"]);
    await log.close();
  });

  test("[L1] it may be followed by an empty file, but not by a record", async () => {
    using folder = newFolder();
    await recorded(folder.path, ["one"]);
    fs.appendFileSync(dayFile(folder.path), "torn");
    fs.writeFileSync(join(folder.path, "2026-11-21.ndjson"), "");
    expect(await found(folder.path)).toEqual({ events: 1, told: true });
    fs.appendFileSync(dayFile(folder.path), "torn");
    fs.writeFileSync(join(folder.path, "2026-11-21.ndjson"), "also torn");
    expect(await found(folder.path)).toBe("refused");
  });
});

describe("damage", () => {
  /** Flips bits of the day file one at a time; answers how many flips were refused, and throws at the first that was not. */
  async function flipEach(folder: string, bytes: Buffer, step: number): Promise<number> {
    const file = fs.openSync(dayFile(folder), "r+");
    let refused = 0;
    for (let bit = 0; bit < bytes.length * 8; bit += step) {
      const at = bit >> 3;
      fs.writeSync(file, Buffer.of((bytes[at] ?? 0) ^ (1 << (bit & 7))), 0, 1, at);
      if ((await found(folder)) !== "refused") throw new Error(`The flip of bit ${bit} went unseen.`);
      refused++;
      fs.writeSync(file, bytes, at, 1, at);
    }
    fs.closeSync(file);
    return refused;
  }

  const texts = Array.from({ length: 28 }, (_, i) => `message ${i} 🫖 ${"x".repeat(i)}`);

  test("[L1] no flip of any bit of a 4 kB log is silently accepted", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path, texts);
    expect(bytes.length).toBeGreaterThan(3500);
    expect(await flipEach(folder.path, bytes, 1)).toBe(bytes.length * 8);
    expect(await found(folder.path)).toEqual({ events: 28, told: false });
  }, 120_000);

  test("[L1] nor with an index", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path, texts);
    const log = await openIn(folder.path);
    await log.checkpoint();
    await log.close();
    expect(await flipEach(folder.path, bytes, 5)).toBeGreaterThan(5000);
    expect(await found(folder.path)).toEqual({ events: 28, told: false });
  }, 120_000);

  test("[L1] without the mark a flip in the last record is at least told and kept aside", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path, ["one", "two"]);
    fs.rmSync(join(folder.path, MARK));
    fs.writeFileSync(dayFile(folder.path), Buffer.concat([bytes.subarray(0, -30), Buffer.of(1), bytes.subarray(-29)]));
    expect(await found(folder.path)).toEqual({ events: 1, told: true });
  });

  test("[L2] a gap, a double and a line of another place are refused, naming the file and the byte", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path, ["one", "two", "six"]);
    const lines = bytes.toString().split(/(?<=\n)/);
    const [one = "", two = "", six = ""] = lines;
    for (const wrong of [one + six, one + one + two, two + one, one + two + two]) {
      fs.writeFileSync(dayFile(folder.path), wrong);
      expect(await found(folder.path)).toBe("refused");
    }
    fs.writeFileSync(dayFile(folder.path), one + six);
    await expect(openIn(folder.path)).rejects.toThrow(
      `${dayFile(folder.path)} is damaged at byte ${one.length}: event 3 stands where 2 was to come. The command "repair"`,
    );
  });

  test("[L2] a gap is seen where every room's versions are whole, too", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    for (const [stream, expected] of [
      ["room:tea", 0],
      ["room:attic", 0],
      ["room:tea", 1],
    ] as const)
      await log.append(stream, expected, [said("x")]);
    await log.close();
    const lines = fs.readFileSync(dayFile(folder.path), "utf8").split(/(?<=\n)/);
    fs.writeFileSync(dayFile(folder.path), lines.toSpliced(1, 1).join(""));
    expect(await found(folder.path)).toBe("refused");
  });

  test("[L1] a record that ends before its mark is a copy from earlier, and starts", async () => {
    using folder = newFolder();
    const bytes = await recorded(folder.path, ["one", "two", "three"]);
    const first = await openIn(folder.path);
    await first.close();
    for (const cut of [0, 10, bytes.indexOf(10) + 1, bytes.length - 1]) {
      fs.writeFileSync(dayFile(folder.path), bytes.subarray(0, cut));
      fs.cpSync(join(folder.path, MARK), join(folder.path, "mark"));
      const warnings: string[] = [];
      const log = await openIn(folder.path, { onWarning: (what) => warnings.push(what) });
      expect(warnings.at(-1)).toContain("a copy from earlier");
      expect(log.epoch).not.toBe(first.epoch);
      await log.close();
      fs.renameSync(join(folder.path, "mark"), join(folder.path, MARK));
    }
  });
});
