import { describe, expect, test } from "bun:test";
import { memoryLog } from "../../server/log/memory.ts";
import { twofoldLog } from "../../server/log/twofold.ts";
import { keepsTheContract } from "./contract.ts";
import { all, filesThatSay, newFolder, openIn, said, textsOf } from "./given.ts";

const isFleeting = (stream: string) => stream.startsWith("room:~");

keepsTheContract("a log of disk and memory", async () => {
  const folder = newFolder();
  const opened = async () => twofoldLog(await openIn(folder.path), memoryLog(), isFleeting);
  let log = await opened();
  return {
    log,
    async reopen() {
      await log.close();
      log = await opened();
      return log;
    },
    async [Symbol.asyncDispose]() {
      await log.close();
      folder[Symbol.dispose]();
    },
  };
});

describe("a stream that is to leave no trace", () => {
  test("is read like any other, and is in no file", async () => {
    using folder = newFolder();
    const log = twofoldLog(await openIn(folder.path), memoryLog(), isFleeting);
    await log.append("room:tea", 0, [said("kept words")]);
    await log.append("room:~tea", 0, [said("fleeting words"), said("more of them")]);
    expect(textsOf(await log.read("room:~tea", { after: 0 }, 10))).toEqual(["fleeting words", "more of them"]);
    expect(textsOf(await log.readEach("room:~tea", [2]))).toEqual(["more of them"]);
    expect(log.versionOf("room:~tea")).toBe(2);
    expect(textsOf(await all(log))).toEqual(["kept words"]);
    await log.checkpoint();
    await log.close();
    expect(filesThatSay(folder.path, "kept words")).toHaveLength(1);
    expect(filesThatSay(folder.path, "fleeting")).toEqual([]);
  });
  test("has a lineage of its own at every start", async () => {
    const [one, two] = [memoryLog(), memoryLog()].map((memory) => twofoldLog(memoryLog(), memory, isFleeting));
    expect(one!.epochOf("room:~tea")).not.toBe(two!.epochOf("room:~tea"));
    expect(one!.epochOf("room:~tea")).not.toBe(one!.epochOf("room:tea"));
  });
  test("is gone when all of it is erased, and begins anew under another lineage", async () => {
    const log = twofoldLog(memoryLog(), memoryLog(), isFleeting);
    await log.append("room:~tea", 0, [said("words"), { type: "room-closed", at: 0, erases: "all" }]);
    const before = log.epochOf("room:~tea");
    await log.erase("room:~tea", "all");
    expect(log.versionOf("room:~tea")).toBe(0);
    expect(await log.append("room:~tea", 0, [said("anew")])).toMatchObject({ events: [{ version: 1 }] });
    expect(log.epochOf("room:~tea")).not.toBe(before);
  });
  test("keeps what was said after all was erased", async () => {
    const log = twofoldLog(memoryLog(), memoryLog(), isFleeting);
    await log.append("room:~tea", 0, [said("words"), { type: "room-closed", at: 0, erases: "all" }, said("since")]);
    await log.erase("room:~tea", "all");
    expect(textsOf(await log.read("room:~tea", { after: 0 }, 10))).toEqual([undefined, undefined, "since"]);
  });
});
