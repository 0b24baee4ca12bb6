import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import { holdFolder } from "../../server/log/lock.ts";
import { newFolder } from "./given.ts";

/** A process that tries to hold the folder; it is killed when it is left behind by `await using`. */
async function starter(folder: string) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "lockChild.ts"), folder], { stdout: "pipe" });
  const { value } = await child.stdout.getReader().read();
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await child.exited;
  };
  return {
    child,
    says: Buffer.from(value ?? [])
      .toString()
      .trim(),
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

describe("a folder", () => {
  test("has one holder; the second hears at once who it is", async () => {
    using folder = newFolder();
    await using first = await starter(folder.path);
    expect(first.says).toBe("held");
    const start = performance.now();
    await expect(holdFolder(folder.path)).rejects.toThrow(`in use by process ${first.child.pid}, since 20`);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("has one holder within a process, too, and a refusal does not loosen its hold", async () => {
    using folder = newFolder();
    const release = await holdFolder(folder.path);
    await expect(holdFolder(folder.path)).rejects.toThrow(`process ${process.pid}`);
    await using other = await starter(folder.path);
    expect(other.says).toContain(`process ${process.pid}`);
    await release();
    await using next = await starter(folder.path);
    expect(next.says).toBe("held");
  });

  test("stays held after its handle could have been collected", async () => {
    using folder = newFolder();
    await holdFolder(folder.path); // nobody keeps what it answers
    for (let i = 0; i < 3; i++) Bun.gc(true);
    await using other = await starter(folder.path);
    expect(other.says).toContain(`in use by process ${process.pid}`);
  });

  test("is free at once after its holder was killed, for exactly one of many", async () => {
    using folder = newFolder();
    await (await starter(folder.path)).kill();
    expect(fs.existsSync(join(folder.path, ".held"))).toBe(true);
    const start = performance.now();
    await using all = new AsyncDisposableStack();
    const starters = await Promise.all(Array.from({ length: 8 }, () => starter(folder.path)));
    for (const each of starters) all.use(each);
    expect(starters.filter(({ says }) => says === "held")).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test("stays held by a process that was stopped", async () => {
    using folder = newFolder();
    await using holder = await starter(folder.path);
    holder.child.kill("SIGSTOP");
    await expect(holdFolder(folder.path)).rejects.toThrow("in use");
  });

  test("shows nothing of its holder once it is released", async () => {
    using folder = newFolder();
    const release = await holdFolder(folder.path);
    await release();
    expect(fs.readdirSync(folder.path)).toEqual([".lock"]);
  });
});
