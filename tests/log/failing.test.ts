import { describe, expect, test } from "bun:test";
import { type Disk, realDisk } from "../../server/log/disk.ts";
import { diskError, failingDisk } from "./disks.ts";
import { all, newFolder, NOON, openIn, said, textsOf } from "./given.ts";

describe("a failing disk", () => {
  for (const operation of ["write", "sync"] as const)
    test(`[L1] after an error of ${operation} nothing is acknowledged any more, and main is told once`, async () => {
      using folder = newFolder();
      const { disk, arm } = failingDisk(operation);
      const failures: Error[] = [];
      let log = await openIn(folder.path, { disk, onFailure: (error) => failures.push(error) });
      await log.append("room:tea", 0, [said("one")]);
      arm();
      const waiting = [said("two"), said("three")].map((event, i) => log.append("room:tea", 1 + i, [event]));
      for (const answer of await Promise.allSettled(waiting)) expect(answer.status).toBe("rejected");
      await expect(log.append("room:tea", 1, [said("later")])).rejects.toThrow();
      await expect(log.erase("room:tea", [1])).rejects.toThrow();
      expect(failures).toHaveLength(1);
      expect(log.writable).toBe(false);
      expect(textsOf(await log.read("room:tea", { after: 0 }, 5))).toEqual(["one"]);
      await log.close();
      log = await openIn(folder.path);
      // Written but never acknowledged: after an error of sync it may be there or not, but whole and in order.
      expect(["one", "two", "three"].slice(0, log.head)).toEqual(textsOf(await all(log)) as string[]);
      await log.close();
    });

  test("[L1] a sync that failed is not tried again: the second would end well, and the words be lost", async () => {
    using folder = newFolder();
    let failing = false;
    const disk: Disk = {
      ...realDisk,
      sync(file) {
        if (!failing) return realDisk.sync(file);
        failing = false;
        return Promise.reject(diskError("EIO"));
      },
    };
    const failures: Error[] = [];
    const log = await openIn(folder.path, { disk, onFailure: (error) => failures.push(error) });
    await log.append("room:tea", 0, [said("one")]);
    failing = true;
    await expect(log.append("room:tea", 1, [said("two")])).rejects.toThrow();
    await expect(log.append("room:tea", 1, [said("three")])).rejects.toThrow();
    expect(failures).toHaveLength(1);
    await log.close();
  });

  test("[L1] an append whose sync ends well is not acknowledged when an erasure failed meanwhile", async () => {
    using folder = newFolder();
    const held = Promise.withResolvers<void>();
    let sync = realDisk.sync;
    const disk: Disk = { ...realDisk, sync: (file) => sync(file) };
    const failures: Error[] = [];
    const log = await openIn(folder.path, { disk, onFailure: (error) => failures.push(error) });
    await log.append("room:tea", 0, [said("one")]);
    const syncing = Promise.withResolvers<void>();
    sync = async () => {
      syncing.resolve();
      await held.promise;
    };
    const appended = log.append("room:tea", 1, [said("two")]);
    await syncing.promise;
    sync = () => Promise.reject(diskError("EIO"));
    await expect(log.erase("room:tea", [1])).rejects.toThrow("EIO");
    held.resolve();
    await expect(appended).rejects.toThrow("EIO");
    expect(failures).toHaveLength(1);
    await log.close();
  });

  test("[L1] a new day file that cannot be made safe ends writing, too", async () => {
    using folder = newFolder();
    const { disk, arm } = failingDisk("syncFolder");
    let now = NOON;
    const failures: Error[] = [];
    const log = await openIn(folder.path, { disk, clock: () => now, onFailure: (error) => failures.push(error) });
    await log.append("room:tea", 0, [said("one")]);
    now += 24 * 3600 * 1000;
    arm();
    await expect(log.append("room:tea", 1, [said("two")])).rejects.toThrow("EIO");
    expect(failures).toHaveLength(1);
    await log.close();
  });

  test("[L9] a checkpoint that fails loses nothing: the older index stays", async () => {
    using folder = newFolder();
    const { disk, arm } = failingDisk("rename");
    const log = await openIn(folder.path, { disk });
    await log.append("room:tea", 0, [said("one")]);
    await log.checkpoint();
    await log.append("room:tea", 1, [said("two")]);
    arm();
    await expect(log.checkpoint()).rejects.toThrow("EIO");
    expect(await log.append("room:tea", 2, [said("three")])).toMatchObject({ outcome: "recorded" });
    await expect(log.close()).rejects.toThrow("EIO");
    const again = await openIn(folder.path);
    expect(textsOf(await all(again))).toEqual(["one", "two", "three"]);
    await again.close();
  });
});
