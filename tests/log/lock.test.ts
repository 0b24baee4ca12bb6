import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import { holdFolder } from "../../server/log/lock.ts";
import { newFolder } from "./given.ts";

async function starter(folder: string) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "lockChild.ts"), folder], { stdout: "pipe" });
  const { value } = await child.stdout.getReader().read();
  return {
    child,
    says: Buffer.from(value ?? [])
      .toString()
      .trim(),
  };
}

async function end({ child }: Awaited<ReturnType<typeof starter>>): Promise<void> {
  child.kill("SIGKILL");
  await child.exited;
}

describe("a folder", () => {
  test("has one holder; the second hears at once who it is", async () => {
    using folder = newFolder();
    const first = await starter(folder.path);
    expect(first.says).toBe("held");
    const start = performance.now();
    await expect(holdFolder(folder.path)).rejects.toThrow(`in use by process ${first.child.pid}, since 20`);
    expect(performance.now() - start).toBeLessThan(1000);
    await end(first);
  });

  test("has one holder within a process, too, and a refusal does not loosen its hold", async () => {
    using folder = newFolder();
    const release = await holdFolder(folder.path);
    await expect(holdFolder(folder.path)).rejects.toThrow(`process ${process.pid}`);
    const other = await starter(folder.path);
    expect(other.says).toContain(`process ${process.pid}`);
    await release();
    const next = await starter(folder.path);
    expect(next.says).toBe("held");
    await end(next);
  });

  test("stays held after its handle could have been collected", async () => {
    using folder = newFolder();
    await holdFolder(folder.path);
    for (let i = 0; i < 3; i++) Bun.gc(true);
    expect((await starter(folder.path)).says).toContain("in use");
  });

  test("is free at once after its holder was killed, for exactly one of many", async () => {
    using folder = newFolder();
    await end(await starter(folder.path));
    expect(fs.existsSync(join(folder.path, ".held"))).toBe(true);
    const start = performance.now();
    const starters = await Promise.all(Array.from({ length: 8 }, () => starter(folder.path)));
    expect(starters.filter(({ says }) => says === "held")).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(5000);
    for (const each of starters) await end(each);
  });

  test("stays held by a process that was stopped", async () => {
    using folder = newFolder();
    const holder = await starter(folder.path);
    holder.child.kill("SIGSTOP");
    await expect(holdFolder(folder.path)).rejects.toThrow("in use");
    holder.child.kill("SIGCONT");
    await end(holder);
  });

  test("shows nothing of its holder once it is released", async () => {
    using folder = newFolder();
    const release = await holdFolder(folder.path);
    await release();
    expect(fs.readdirSync(folder.path)).toEqual([".lock"]);
  });
});
