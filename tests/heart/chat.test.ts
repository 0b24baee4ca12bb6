import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { rejected } from "../../server/base/decision.ts";
import { Chat } from "../../server/heart/chat.ts";
import type { Deciding } from "../../server/heart/states.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { counted, counting, everything, heartOn, idOf, settled, slices, troubledLog } from "../support/hearts.ts";

describe("what is carried out", () => {
  test("is answered with what was recorded and the version that fulfils it", async () => {
    const { say, count } = await heartOn();
    expect(await say("room:tea", "a")).toMatchObject({ version: 1, recorded: [{ id: "a", version: 1, seq: 1 }] });
    expect(await count("room:tea", () => [counted("b"), counted("c")])).toMatchObject({ version: 3 });
  });
  test("is on disk and on the screens when it is answered", async () => {
    const { say, shown, log } = await heartOn();
    await say("room:tea", "a");
    expect(log.versionOf("room:tea")).toBe(1);
    expect(shown("room:tea").map(idOf)).toEqual(["a"]);
  });
  test("leaves no state behind of a stream that is erased and as if it never was", async () => {
    const kept: Deciding<{ ids: string[] }> = {
      ...counting,
      fold: {
        start: () => ({ ids: [] }),
        evolve(draft, event) {
          draft.ids = event.erases === "all" ? [] : [...draft.ids, idOf(event)];
        },
      },
      isOver: ({ ids }) => ids.length === 0,
    };
    const chat = new Chat(memoryLog(), { ...slices, deciding: [kept] });
    await chat.open();
    for (const stream of ["room:tea", "room:attic"]) await chat.carryOut(stream, kept, () => [counted("a")]);
    await chat.carryOut("room:attic", kept, () => [counted("closed", { erases: "all" })]);
    const streams: unknown[] = [];
    await chat.snapshot((folded) => void streams.push(...(folded[kept.name] as Map<string, unknown>).keys()));
    expect(streams).toEqual(["room:tea"]);
    expect(chat.peek("room:attic", kept).ids).toEqual([]);
  });
  test("may lead to nothing, to what was already so, or to a reason", async () => {
    const { count, log } = await heartOn();
    expect(await count("room:tea", () => [])).toEqual({ recorded: [], version: 0 });
    expect(await count("room:tea", () => ({ already: 7 }))).toEqual({ recorded: [], version: 7 });
    expect(await count("room:tea", () => rejected("too-late", { limit: 5 }))).toEqual({
      rejected: "too-late",
      limit: 5,
    });
    expect(log.head).toBe(0);
  });
  test("of one stream stays in the order in which it was asked for", async () => {
    const { say, shown } = await heartOn();
    const ids = Array.from({ length: 50 }, (_, i) => `${i}`);
    await Promise.all(ids.map((id) => say("room:tea", id)));
    expect(shown("room:tea").map(idOf)).toEqual(ids);
    expect(shown("room:tea").map(({ version }) => version)).toEqual(ids.map((_, i) => i + 1));
  });
  test("of one stream does not wait for another's", async () => {
    const trouble = troubledLog();
    const { say } = await heartOn(trouble.log);
    const goOn = trouble.hold("room:tea");
    const held = say("room:tea", "a");
    expect(await say("room:attic", "b")).toMatchObject({ recorded: [{ seq: 1 }] });
    goOn();
    expect(await held).toMatchObject({ recorded: [{ seq: 2 }] });
  });
  test("meets the lines of its own stream alone", async () => {
    const { say, ids } = await heartOn();
    await Promise.all([say("room:tea", "a"), say("room:attic", "b"), say("person:bo", "c")]);
    expect([ids("room:tea"), ids("room:attic"), ids("person:bo")]).toEqual([["a"], ["b"], []]);
  });
});

describe("commands that arrive while one is being recorded", () => {
  test("are recorded together, in the next batch", async () => {
    const trouble = troubledLog();
    const { say } = await heartOn(trouble.log);
    const goOn = trouble.hold("room:tea");
    const all = ["a", "b", "c", "d"].map((id) => say("room:tea", id));
    await settled();
    expect(trouble.appends).toEqual([["a"]]);
    goOn();
    expect((await Promise.all(all)).map((one) => "version" in one && one.version)).toEqual([1, 2, 3, 4]);
    expect(trouble.appends).toEqual([["a"], ["b", "c", "d"]]);
  });
  test("each get what they led to, and nothing of the others", async () => {
    const { count } = await heartOn();
    const [first, none, two, no] = await Promise.all([
      count("room:tea", () => [counted("a")]),
      count("room:tea", () => []),
      count("room:tea", () => [counted("b"), counted("c")]),
      count("room:tea", () => rejected("too-late")),
    ]);
    expect(first).toMatchObject({ version: 1, recorded: [{ id: "a" }] });
    expect(none).toEqual({ version: 1, recorded: [] });
    expect(two).toMatchObject({ version: 3, recorded: [{ id: "b" }, { id: "c" }] });
    expect(no).toEqual({ rejected: "too-late" });
  });
  test("are decided on what the earlier ones of the batch led to", async () => {
    const { count, shown } = await heartOn();
    const once = () =>
      count("room:tea", (ids) => {
        const before = ids.indexOf("a");
        return before < 0 ? [counted("a")] : { already: before + 1 };
      });
    const answers = await Promise.all(Array.from({ length: 10 }, once));
    expect(answers.map((one) => "version" in one && one.version)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(shown("room:tea").map(idOf)).toEqual(["a"]);
  });
});

describe("a decision that breaks", () => {
  const broken = () => {
    throw new Error("a decision broke");
  };

  test("is told to who asked, and harms nobody else of its batch", async () => {
    const { say, count, shown, inOneBatch } = await crowded();
    const [a, b, c] = await inOneBatch(() => [say("room:tea", "a"), count("room:tea", broken), say("room:tea", "c")]);
    expect([a?.status, b?.status, c?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(shown("room:tea").map(idOf)).toEqual(["first", "a", "c"]);
  });
  test("is not tried a second time", async () => {
    const { say, count, shown, trouble, inOneBatch } = await crowded();
    let times = 0;
    const brokenOnce = () => {
      times += 1;
      return times === 1 ? broken() : [counted("late")];
    };
    trouble.next.push("fine", "conflict");
    const [, refused] = await inOneBatch(() => [say("room:tea", "a"), count("room:tea", brokenOnce)]);
    expect(refused?.status).toBe("rejected");
    expect(shown("room:tea").map(idOf)).toEqual(["first", "a"]);
  });
});

describe("when somebody else was quicker", () => {
  test("everything is decided again, on what they did", async () => {
    const trouble = troubledLog();
    const { count, ids } = await heartOn(trouble.log);
    trouble.next.push("foreign");
    const seen: string[][] = [];
    const answers = await Promise.all(
      ["a", "b"].map((id) =>
        count("room:tea", (before) => {
          seen.push([...before]);
          return [counted(id)];
        }),
      ),
    );
    expect(seen).toEqual([[], ["theirs"], ["theirs", "a"]]);
    expect(answers).toMatchObject([{ version: 2 }, { version: 3 }]);
    expect(ids("room:tea")).toEqual(["theirs", "a", "b"]);
  });
  test("what was decided before is not shown", async () => {
    const trouble = troubledLog();
    const { say, shown } = await heartOn(trouble.log);
    trouble.next.push("conflict", "conflict");
    await say("room:tea", "a");
    expect(shown("room:tea").map(idOf)).toEqual(["a"]);
    expect(trouble.appends).toEqual([["a"], ["a"], ["a"]]);
  });
});

describe("when the disk is full", () => {
  test("everybody of the batch is told so, and nothing is shown or remembered", async () => {
    const { say, shown, ids, trouble, inOneBatch } = await crowded();
    trouble.next.push("fine", "full");
    const answers = await inOneBatch(() => [say("room:tea", "b"), say("room:tea", "c")]);
    for (const answer of answers) expect(answer).toMatchObject({ value: rejected("disk-full") });
    await say("room:tea", "d");
    expect(shown("room:tea").map(idOf)).toEqual(["first", "d"]);
    expect(ids("room:tea")).toEqual(["first", "d"]);
  });
  test("who looks meanwhile never finds the room empty, and nothing of what was refused afterwards", async () => {
    const { promise, resolve: goOn } = Promise.withResolvers<void>();
    const kept = memoryLog();
    const read: typeof kept.read = (...what) => promise.then(() => kept.read(...what));
    const trouble = troubledLog(
      new Proxy(kept, { get: (log, key) => (key === "read" ? read : Reflect.get(log, key)) }),
    );
    const { say, ids } = await heartOn(trouble.log);
    await say("room:tea", "first");
    trouble.next.push("full");
    const refused = say("room:tea", "b");
    await settled();
    await settled();
    expect(ids("room:tea")).toContain("first");
    goOn();
    expect(await refused).toEqual(rejected("disk-full"));
    expect(ids("room:tea")).toEqual(["first"]);
  });
  test("what is said while there is no space is refused without trying", async () => {
    const full = new Proxy(memoryLog(), { get: (log, key) => key !== "writable" && Reflect.get(log, key) });
    const { say, log } = await heartOn(full);
    expect(await say("room:tea", "a")).toEqual(rejected("disk-full"));
    expect(log.head).toBe(0);
  });
});

describe("when the disk breaks", () => {
  test("who asked is told that it failed, and the next is decided on the record alone", async () => {
    const trouble = troubledLog();
    const { say, shown, ids } = await heartOn(trouble.log);
    await say("room:tea", "a");
    trouble.next.push("broken");
    expect(await say("room:tea", "b").catch((error: Error) => error.message)).toContain("broken");
    expect(await say("room:tea", "c")).toMatchObject({ version: 2 });
    expect(ids("room:tea")).toEqual(["a", "c"]);
    expect(shown("room:tea").map(idOf)).toEqual(["a", "c"]);
  });
  test("other rooms go on", async () => {
    const trouble = troubledLog();
    const { say } = await heartOn(trouble.log);
    trouble.next.push("broken");
    const [tea, attic] = await Promise.allSettled([say("room:tea", "a"), say("room:attic", "b")]);
    expect([tea.status, attic.status]).toEqual(["rejected", "fulfilled"]);
  });
});

describe("screens", () => {
  test("see nothing that is not recorded yet", async () => {
    const trouble = troubledLog();
    const { say, shown, ids } = await heartOn(trouble.log);
    const goOn = trouble.hold("room:tea");
    const saying = say("room:tea", "a");
    await settled();
    expect(ids("room:tea")).toEqual(["a"]);
    expect(shown("room:tea")).toEqual([]);
    goOn();
    await saying;
    expect(shown("room:tea").map(idOf)).toEqual(["a"]);
  });
  test("are folded before anybody is told, and everybody is told before it is answered", async () => {
    const { chat, say, shown } = await heartOn();
    const told: string[] = [];
    chat.listeners.push((stream, events) => {
      told.push(...events.map(idOf));
      expect(shown(stream).at(-1)).toEqual(events.at(-1)!);
    });
    await say("room:tea", "a");
    expect(told).toEqual(["a"]);
  });
});

describe("what an event takes back", () => {
  test("is erased in the record before it is answered", async () => {
    const { say, log } = await heartOn();
    await say("room:tea", "secret");
    await say("room:tea", "b", { erases: [1] });
    const [first] = await log.read("room:tea", { after: 0 }, 1);
    expect(first).toMatchObject({ erased: 1, version: 1 });
    expect(JSON.stringify(first)).not.toContain("secret");
  });
  test("may be everything before it", async () => {
    const { say, log } = await heartOn();
    for (const id of ["a", "b"]) await say("room:tea", id);
    await say("room:tea", "closing", { erases: "all" });
    expect((await log.read("room:tea", { after: 0 }, 10)).map(({ erased }) => erased)).toEqual([1, 1, undefined]);
  });
});

describe("opening", () => {
  test("folds the whole record, for screens and for decisions", async () => {
    const { say, log, chat } = await heartOn();
    for (const id of ["a", "b"]) await say("room:tea", id);
    const again = await heartOn(log);
    expect(again.ids("room:tea")).toEqual(["a", "b"]);
    expect(again.chat.read(everything)).toEqual(chat.read(everything));
  });
  test("starts from what was folded before, and reads only what came after", async () => {
    const { say, log, chat } = await heartOn();
    await say("room:tea", "a");
    let folded = {};
    const position = await chat.snapshot((now) => {
      folded = structuredClone(now);
    });
    await say("room:tea", "b");
    const again = new Chat(log, slices);
    await again.open({ folded: { ...folded, everything: [] }, position: position! });
    expect(again.read(everything).map(idOf)).toEqual(["b"]);
    expect(again.peek("room:tea", counting).ids).toEqual(["a", "b"]);
  });
});

test("however commands crowd and whatever goes wrong, screens, decisions and record tell the same", async () => {
  const stream = fc.constantFrom("room:tea", "room:attic");
  const trouble = fc.constantFrom("fine", "fine", "fine", "conflict", "foreign", "full", "broken");
  const scene = fc.record({
    says: fc.array(fc.tuple(stream, fc.boolean()), { maxLength: 30 }),
    troubles: fc.array(trouble, { maxLength: 8 }),
  });
  const property = fc.asyncProperty(scene, async ({ says, troubles }) => {
    const troubled = troubledLog();
    const { say, shown, ids, log } = await heartOn(troubled.log);
    const accepted = new Set<string>();
    const saying: Promise<void>[] = [];
    for (const [i, [to, pause]] of says.entries()) {
      const next = troubles[i];
      if (next && next !== "fine") troubled.next.push(next);
      const asked = say(to, `${i}`).then((answer) => void ("rejected" in answer || accepted.add(`${i}`)));
      saying.push(asked.catch((error: Error) => expect(error.message).toContain("EIO")));
      if (pause) await settled();
    }
    await Promise.all(saying);
    troubled.next.length = 0;
    for (const to of ["room:tea", "room:attic"]) {
      // Lets a stream that ran ahead fold itself again.
      await say(to, "last").catch(() => "broken");
      await say(to, "really last");
      const recorded = (await log.read(to, { after: 0 }, 1_000)).map(idOf);
      expect(ids(to)).toEqual(recorded);
      expect(shown(to).map(idOf)).toEqual(recorded);
    }
    const all = [...shown("room:tea"), ...shown("room:attic")]
      .map(idOf)
      .filter((id) => id !== "theirs" && !id.includes("last"));
    expect(new Set(all)).toEqual(accepted);
    expect(all).toHaveLength(accepted.size);
  });
  await fc.assert(property, { numRuns: 300 });
});

/** A heart where commands can be made to arrive together, after a "first". */
async function crowded() {
  const trouble = troubledLog();
  const heart = await heartOn(trouble.log);
  const inOneBatch = async <T>(asked: () => Promise<T>[]) => {
    const goOn = trouble.hold("room:tea");
    const first = heart.say("room:tea", "first");
    const answers = Promise.allSettled(asked());
    goOn();
    await first;
    return answers;
  };
  return { ...heart, trouble, inOneBatch };
}
