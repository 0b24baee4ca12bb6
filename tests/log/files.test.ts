import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import type { Recorded } from "../../server/log/log.ts";
import { keepsTheContract } from "./contract.ts";
import { all, dayFile, newFolder, NOON, openIn, said, textsOf } from "./given.ts";

for (const maxFileBytes of [undefined, 300])
  keepsTheContract(`the log in files${maxFileBytes ? " of a few lines each" : ""}`, async () => {
    const folder = newFolder();
    const open = () => openIn(folder.path, { maxFileBytes });
    let log = await open();
    return {
      log,
      compact: () => log.compact(),
      async reopen() {
        await log.close();
        log = await open();
        return log;
      },
      async [Symbol.asyncDispose]() {
        await log.close();
        folder[Symbol.dispose]();
      },
    };
  });

describe("day files", () => {
  const DAY = 24 * 3600 * 1000;
  const names = (folder: string): string[] =>
    fs.readdirSync(folder).filter((name) => name.endsWith(".ndjson") && name.startsWith("20"));

  test("a file a day, a further one past its size, and never an older day when the clock goes back", async () => {
    using folder = newFolder();
    let now = NOON;
    const open = () => openIn(folder.path, { clock: () => now, maxFileBytes: 250 });
    let log = await open();
    let version = 0;
    const say = async (): Promise<void> => void (await log.append("room:tea", version++, [said("x".repeat(200))]));
    await say();
    await say();
    now += 10 * 365 * DAY;
    await say();
    now = NOON - DAY;
    await say();
    await log.close();
    log = await open();
    await say();
    expect(names(folder.path).sort()).toEqual([
      "2026-11-20.2.ndjson",
      "2026-11-20.ndjson",
      "2036-11-17.2.ndjson",
      "2036-11-17.3.ndjson",
      "2036-11-17.ndjson",
    ]);
    expect((await all(log)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    await log.close();
  });

  test("only the host's user can read them", async () => {
    using parent = newFolder();
    const folder = join(parent.path, "log");
    const log = await openIn(folder);
    await log.append("room:tea", 0, [said("a")]);
    await log.checkpoint();
    await log.close();
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of fs.readdirSync(folder)) expect(fs.statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test("a line is plain JSON, its envelope first and its checksum last", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    await log.append("room:k3v9", 0, [said("hello", { by: "p_8c1" })]);
    await log.close();
    expect(fs.readFileSync(dayFile(folder.path), "utf8")).toBe(
      '{"seq":1,"stream":"room:k3v9","version":1,"at":1795176000000,"by":"p_8c1","type":"message-posted","text":"hello","crc":"f55f87bf"}\n',
    );
  });

  test("a line that is damaged later is found by whoever reads it", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("hello"), said("there")]);
    const bytes = fs.readFileSync(dayFile(folder.path));
    bytes[100] = 0x21;
    fs.writeFileSync(dayFile(folder.path), bytes);
    await expect(log.read("room:tea", { after: 0 }, 1)).rejects.toThrow(`${dayFile(folder.path)} is damaged at byte 0`);
    expect(textsOf(await log.read("room:tea", { after: 1 }, 1))).toEqual(["there"]);
    await log.close();
  });
});

describe("the index and the position", () => {
  test("a position is good over restarts, with and without the index", async () => {
    using folder = newFolder();
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("a")]);
    const position = await log.checkpoint();
    await log.append("room:tea", 1, [said("b")]);
    await log.close();
    for (const keepIndex of [true, false]) {
      if (!keepIndex) fs.rmSync(join(folder.path, "index"));
      log = await openIn(folder.path);
      const replayed: Recorded[] = [];
      for await (const some of log.replay(position)) replayed.push(...some);
      expect(textsOf(replayed)).toEqual(["b"]);
      await log.close();
    }
  });

  test("with an index and without one the same is found, also when it was kept amid appends", async () => {
    using folder = newFolder();
    const options = { maxFileBytes: 20_000 };
    let log = await openIn(folder.path, options);
    const STREAMS = 7;
    const versions = new Array<number>(STREAMS).fill(0);
    let said_ = 0;
    const sayMany = async (): Promise<void> => {
      for (let i = 0; i < 400; i++) {
        const stream = (i * i) % STREAMS;
        const version = versions[stream] ?? 0;
        versions[stream] = version + 1;
        const about = version > 0 ? 1 + (i % version) : undefined;
        await log.append(`room:${stream}`, version, [said(`n${said_++}`, { about })]);
      }
    };
    await sayMany();
    await Promise.all([sayMany(), log.checkpoint(), log.erase("room:1", [2, 3])]);
    const look = async (): Promise<unknown> => {
      const concerning = await Promise.all(
        versions.flatMap((count, stream) =>
          Array.from({ length: count }, (_, i) => log.concerning(`room:${stream}`, i + 1)),
        ),
      );
      return { events: await all(log), concerning, versions: versions.map((_, i) => log.versionOf(`room:${i}`)) };
    };
    const live = await look();
    await log.close();
    log = await openIn(folder.path, options);
    expect(await look()).toEqual(live);
    await log.close();
    fs.rmSync(join(folder.path, "index"));
    log = await openIn(folder.path, options);
    expect(await look()).toEqual(live);
    await log.close();
  });

  test("[L1] a copy starts whose index speaks of a file that had just begun, and did not come along", async () => {
    using folder = newFolder();
    using copy = newFolder();
    let meanwhile = async (): Promise<void> => {};
    const disk: Disk = {
      ...realDisk,
      async sync(file) {
        const work = meanwhile;
        meanwhile = async () => {};
        await work();
        await realDisk.sync(file);
      },
    };
    const log = await openIn(folder.path, { disk, maxFileBytes: 100 });
    await log.append("room:tea", 0, [said("fills the first file".repeat(5))]);
    meanwhile = async () => {
      await log.checkpoint();
      fs.cpSync(folder.path, copy.path, { recursive: true });
      fs.rmSync(join(copy.path, "2026-11-20.2.ndjson"));
    };
    await log.append("room:tea", 1, [said("in the next one")]);
    await log.close();
    const copied = await openIn(copy.path);
    expect(textsOf(await all(copied))).toEqual(["fills the first file".repeat(5)]);
    await copied.close();
  });

  test("a damaged index is no loss", async () => {
    using folder = newFolder();
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("a"), said("b", { about: 1 })]);
    await log.checkpoint();
    await log.close();
    const path = join(folder.path, "index");
    const whole = fs.readFileSync(path);
    for (const bytes of [
      whole.subarray(0, 20),
      Buffer.alloc(0),
      flipped(whole, 40),
      flipped(whole, whole.length - 1),
    ]) {
      fs.writeFileSync(path, bytes);
      log = await openIn(folder.path);
      expect(textsOf(await all(log))).toEqual(["a", "b"]);
      expect(textsOf(await log.concerning("room:tea", 1))).toEqual(["b"]);
      await log.close();
    }
  });
});

describe("the epoch", () => {
  test("stays over restarts and changes when a copy is brought back", async () => {
    using folder = newFolder();
    using copy = newFolder();
    const epochOf = async (path: string): Promise<string> => {
      const log = await openIn(path);
      await log.append("room:tea", log.versionOf("room:tea"), [said("x")]);
      await log.close();
      return log.epoch;
    };
    const first = await epochOf(folder.path);
    fs.cpSync(folder.path, copy.path, { recursive: true });
    expect(await epochOf(folder.path)).toBe(first);
    // Over the live folder, as a host would do it, and into a new one.
    fs.cpSync(copy.path, folder.path, { recursive: true });
    expect(await epochOf(folder.path)).not.toBe(first);
    expect(await epochOf(copy.path)).not.toBe(first);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
