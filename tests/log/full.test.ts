import { describe, expect, test } from "bun:test";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { join } from "node:path";
import type { Appended, Log } from "../../server/log/log.ts";
import { smallDisk } from "./disks.ts";
import { all, dayFile, filesThatSay, newFolder, openIn, said, textsOf } from "./given.ts";

const KB = 1024;

/** Appends until it is answered "full"; the texts that were recorded before. */
async function fill(log: Log, stream: string, bytes: number): Promise<string[]> {
  const recorded: string[] = [];
  for (let i = 0; ; i++) {
    const text = `${i} ${"x".repeat(bytes)}`;
    const { outcome } = await log.append(stream, i, [said(text)]);
    if (outcome !== "recorded") return recorded;
    recorded.push(text);
  }
}

/** Resolves when there is space again. */
async function writableAgain(log: Log): Promise<void> {
  while (!log.writable) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("a full disk", () => {
  test("[L5] append answers full and leaves no trace; reading goes on; writing comes back", async () => {
    using folder = newFolder();
    const disk = smallDisk(100 * KB);
    let log = await openIn(folder.path, { disk });
    const recorded = await fill(log, "room:tea", 3 * KB);
    expect(recorded.length).toBeGreaterThan(10);
    expect(log.writable).toBe(false);
    expect(log.versionOf("room:tea")).toBe(recorded.length);
    expect(await log.append("room:tea", recorded.length, [said("more")])).toEqual({ outcome: "full" });
    expect(textsOf(await all(log))).toEqual(recorded);

    disk.free_ = 5000 * KB;
    await writableAgain(log);
    expect(await log.append("room:tea", recorded.length, [said("more")])).toMatchObject({ outcome: "recorded" });
    await log.close();
    log = await openIn(folder.path);
    expect(textsOf(await all(log))).toEqual([...recorded, "more"]);
    await log.close();
  });

  test("[L5] it is answered to all who wait, and their versions go back", async () => {
    using folder = newFolder();
    const disk = smallDisk(20 * KB);
    const log = await openIn(folder.path, { disk });
    await log.append("room:tea", 0, [said("one")]);
    const waiting: Promise<Appended>[] = [];
    for (let i = 1; i < 30; i++) waiting.push(log.append("room:tea", i, [said("x".repeat(KB))]));
    waiting.push(log.append("room:attic", 0, [said("other")]));
    for (const { outcome } of await Promise.all(waiting)) expect(outcome).toBe("full");
    expect([log.versionOf("room:tea"), log.versionOf("room:attic"), log.head]).toEqual([1, 0, 1]);
    using copy = newFolder(); // as a kill would leave it
    fs.cpSync(folder.path, copy.path, { recursive: true });
    const killed = await openIn(copy.path);
    expect(textsOf(await all(killed))).toEqual(["one"]);
    await killed.close();
    disk.free_ = 5000 * KB;
    await writableAgain(log);
    expect(await log.append("room:tea", 1, [said("two")])).toMatchObject({ outcome: "recorded" });
    expect(textsOf(await all(log))).toEqual(["one", "two"]);
    await log.close();
  });

  test("[L8] an erasure without space for its journal is done as soon as there is some", async () => {
    using folder = newFolder();
    const disk = smallDisk(5000 * KB);
    const log = await openIn(folder.path, { disk });
    await log.append("room:tea", 0, [said("secret")]);
    disk.free_ = 100;
    const erasing = log.erase("room:tea", [1]);
    while (log.writable) await new Promise((resolve) => setImmediate(resolve));
    expect(textsOf(await all(log))).toEqual(["secret"]);
    disk.free_ = 5000 * KB;
    await erasing;
    expect(textsOf(await all(log))).toEqual([undefined]);
    await log.close();
  });

  test("[L9] a checkpoint without space leaves the older index and no rest of the new one", async () => {
    using folder = newFolder();
    const disk = smallDisk(5000 * KB);
    const log = await openIn(folder.path, { disk });
    await log.append("room:tea", 0, [said("one"), said("x".repeat(40 * KB))]);
    await log.checkpoint();
    const index = fs.readFileSync(join(folder.path, "index"));
    await log.append("room:tea", 2, [said("two")]);
    disk.free_ = 20;
    await expect(log.checkpoint()).rejects.toThrow("ENOSPC");
    expect(fs.readFileSync(join(folder.path, "index")).equals(index)).toBe(true);
    expect(fs.readdirSync(folder.path).filter((name) => name.endsWith(".new"))).toEqual([]);
    await log.close();
  });

  test("[L5] a torn end that finds no room aside is left in place; all can be read, and it is cut first of all", async () => {
    using folder = newFolder();
    const torn = `{"seq":2,"stream":"room:tea","text":"${"x".repeat(5 * KB)}`;
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("one")]);
    await log.close();
    const whole = fs.readFileSync(dayFile(folder.path));
    fs.appendFileSync(dayFile(folder.path), torn);

    const disk = smallDisk(3 * KB);
    const warnings: string[] = [];
    log = await openIn(folder.path, { disk, onWarning: (what) => warnings.push(what) });
    expect(warnings).toEqual([expect.stringContaining("no room to keep them aside")]);
    expect(log.writable).toBe(false);
    expect(await log.append("room:tea", 1, [said("two")])).toEqual({ outcome: "full" });
    expect(textsOf(await all(log))).toEqual(["one"]);
    expect(fs.readFileSync(dayFile(folder.path), "utf8")).toBe(whole + torn);
    expect(fs.existsSync(`${dayFile(folder.path)}.broken`)).toBe(false);

    disk.free_ = 5000 * KB;
    await writableAgain(log);
    expect(fs.readFileSync(dayFile(folder.path)).equals(whole)).toBe(true);
    expect(fs.readFileSync(`${dayFile(folder.path)}.broken`, "utf8")).toBe(torn);
    expect(warnings.at(-1)).toContain("was cut where its torn end began");
    expect(await log.append("room:tea", 1, [said("two")])).toMatchObject({ outcome: "recorded" });
    await log.close();
    log = await openIn(folder.path);
    expect(textsOf(await all(log))).toEqual(["one", "two"]);
    await log.close();
  });

  test("[L8] what was put aside late keeps no words that are taken back afterwards", async () => {
    using folder = newFolder();
    let log = await openIn(folder.path);
    await log.append("room:tea", 0, [said("one")]);
    await log.close();
    const torn = `{"seq":2,"stream":"room:tea","version":2,"at":1,"type":"message-posted","text":"a secret ${"x".repeat(5 * KB)}`;
    fs.appendFileSync(dayFile(folder.path), torn);
    const disk = smallDisk(3 * KB);
    log = await openIn(folder.path, { disk });
    disk.free_ = 5000 * KB;
    await writableAgain(log);
    expect(filesThatSay(folder.path, "a secret")).toHaveLength(1);
    // Said again, as it was never acknowledged, and taken back.
    await log.append("room:tea", 1, [said("a secret"), { type: "message-erased", at: 1, about: 2, erases: [2] }]);
    await log.erase("room:tea", [2]);
    expect(filesThatSay(folder.path, "a secret")).toEqual([]);
    await log.close();
  });

  const noMount = process.getuid?.() !== 0 ? "only root may mount a small disk" : mountTrouble();
  test.skipIf(noMount !== "")(
    `[L5] the same on a real small disk of 6 MB${noMount && ` (skipped: ${noMount})`}`,
    async () => {
      using folder = newFolder();
      const mounted = join(folder.path, "small");
      using _ = smallMount(mounted);
      const path = join(mounted, "log");
      let log = await openIn(path);
      fs.writeFileSync(join(mounted, "ballast"), Buffer.alloc(3 * 1024 * KB));
      const recorded = await fill(log, "room:tea", 60 * KB);
      expect(recorded.length).toBeGreaterThan(20);
      expect(log.versionOf("room:tea")).toBe(recorded.length);
      expect(textsOf(await log.read("room:tea", { after: 0 }, 1))).toEqual(recorded.slice(0, 1));

      fs.rmSync(join(mounted, "ballast"));
      const start = performance.now();
      await writableAgain(log);
      expect(performance.now() - start).toBeLessThan(5000);
      expect(await log.append("room:tea", recorded.length, [said("more")])).toMatchObject({ outcome: "recorded" });
      await log.close();
      log = await openIn(path);
      expect(textsOf(await all(log))).toEqual([...recorded, "more"]);
      await log.close();
    },
  );
});

function smallMount(path: string): Disposable {
  fs.mkdirSync(path);
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", path]);
  if (status !== 0) throw new Error(String(stderr));
  return { [Symbol.dispose]: () => void spawnSync("umount", ["-l", path]) };
}

function mountTrouble(): string {
  using folder = newFolder();
  try {
    using _ = smallMount(join(folder.path, "small"));
    return "";
  } catch (error) {
    return `mount says ${String(error).trim()}`;
  }
}
