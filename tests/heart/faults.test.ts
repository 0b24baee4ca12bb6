// What comes of a listener, a view or a state that breaks: none of them is to, and one day one does.
import { describe, expect, test } from "bun:test";
import { Chat } from "../../server/heart/chat.ts";
import type { Deciding, Slices } from "../../server/heart/states.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { brokenBy, counting, everything, heartOn, idOf, settled, slices, troubledLog } from "../support/hearts.ts";

/** A journal, and a process that does not end but throws. */
function noted() {
  const reported: string[] = [];
  const stopped: string[] = [];
  const report = (error: unknown, where = "") => void reported.push(`${where}: ${(error as Error).message}`);
  const stop = (error: unknown, where = ""): never => {
    stopped.push(`${where}: ${(error as Error).message}`);
    throw error;
  };
  return { reported, stopped, report, stop };
}

const brokenView: Slices = { ...slices, views: [everything, { name: "broken", fold: brokenBy("b") }] };
const brokenState: Deciding<unknown> = { name: "broken", streams: "room:", fold: brokenBy("b") };

describe("a listener that breaks once", () => {
  test("is reported; what was recorded is answered, and everybody else hears it", async () => {
    const faults = noted();
    const { chat, say, shown, log } = await heartOn(memoryLog(), slices, faults);
    const heard: string[] = [];
    chat.listeners.push((_, events) => void heard.push(...events.map(idOf)));
    chat.listeners.push((_, events) => {
      if (events.some((event) => idOf(event) === "b")) throw new Error("a listener broke");
    });
    chat.listeners.push((_, events) => void heard.push(...events.map((event) => `${idOf(event)} too`)));
    for (const [i, id] of ["a", "b", "c"].entries())
      expect(await say("room:tea", id)).toMatchObject({ version: i + 1, recorded: [{ id }] });
    expect(heard).toEqual(["a", "a too", "b", "b too", "c", "c too"]);
    expect(shown("room:tea").map(idOf)).toEqual(["a", "b", "c"]);
    expect(log.versionOf("room:tea")).toBe(3);
    expect(faults).toMatchObject({ reported: ["telling event 2 (message-posted): a listener broke"], stopped: [] });
  });
  test("of how long it took is no reason, either", async () => {
    const faults = noted();
    const { chat, say } = await heartOn(memoryLog(), slices, faults);
    chat.timers.push(() => {
      throw new Error("a timer broke");
    });
    expect(await say("room:tea", "a")).toMatchObject({ version: 1 });
    expect(faults.reported).toEqual(["telling event 1 (message-posted): a timer broke"]);
  });
});

describe("a view that cannot fold what is recorded", () => {
  test("stops everything; nobody is told of it, and its author gets no answer that it was said", async () => {
    const faults = noted();
    const { chat, say } = await heartOn(memoryLog(), brokenView, faults);
    const heard: string[] = [];
    chat.listeners.push((_, events) => void heard.push(...events.map(idOf)));
    await say("room:tea", "a");
    expect(await say("room:tea", "b").catch((error: Error) => error.message)).toBe("b broke it");
    expect(heard).toEqual(["a"]);
    expect(faults.stopped).toEqual(["stopped, as event 2 (message-posted) could not be folded: b broke it"]);
  });
});

describe("a state that cannot fold", () => {
  test("what would be recorded keeps it, and its whole batch, out of the record", async () => {
    const faults = noted();
    const trouble = troubledLog();
    const { say, shown, ids, log } = await heartOn(
      trouble.log,
      { ...slices, deciding: [counting, brokenState] },
      faults,
    );
    const goOn = trouble.hold("room:tea");
    const first = say("room:tea", "a");
    const batch = Promise.allSettled([say("room:tea", "beside it"), say("room:tea", "b")]);
    await settled();
    goOn();
    await first;
    expect((await batch).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await say("room:tea", "c")).toMatchObject({ version: 2 });
    expect([shown("room:tea").map(idOf), ids("room:tea")]).toEqual([
      ["a", "c"],
      ["a", "c"],
    ]);
    expect(log.versionOf("room:tea")).toBe(2);
    expect(faults).toMatchObject({ reported: [], stopped: [] });
    // A record that holds it cannot be folded by anybody.
    const again = new Chat(log, { ...slices, deciding: [brokenState] });
    await again.open();
  });
  test("what somebody else recorded stops everything", async () => {
    const faults = noted();
    const trouble = troubledLog();
    const broken = { ...brokenState, fold: brokenBy("theirs") };
    const { say } = await heartOn(trouble.log, { ...slices, deciding: [counting, broken] }, faults);
    trouble.next.push("foreign");
    expect(await say("room:tea", "a").catch((error: Error) => error.message)).toBe("theirs broke it");
    expect(faults.stopped).toEqual(["stopped, as event 1 (message-posted) could not be folded: theirs broke it"]);
  });
});
