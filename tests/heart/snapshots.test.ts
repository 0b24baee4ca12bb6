import { afterEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HouseEvent, Recorded } from "../../server/events.ts";
import { Chat } from "../../server/heart/chat.ts";
import { isDueSoon, keepSnapshot, readSnapshot, Snapshots } from "../../server/heart/snapshots.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { stoppedClock } from "../support/clock.ts";
import {
  counted,
  counting,
  everything,
  heartOn,
  idOf,
  settled,
  slices,
  slowLog,
  troubledLog,
} from "../support/hearts.ts";

const names = ["everything", "counting"];
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-views-"));
  folders.push(folder);
  return join(folder, "views");
}

async function kept() {
  const folder = tempFolder();
  const heart = await heartOn();
  await heart.say("room:tea", "a");
  await keepSnapshot(heart.chat, folder);
  return { folder, read: (of = folder, epoch = heart.log.epoch) => readSnapshot(of, names, epoch), ...heart };
}

describe("a snapshot", () => {
  test("brings back what was folded, and the place in the record to go on from", async () => {
    const { read, log, say, chat } = await kept();
    await say("room:tea", "b");
    const again = new Chat(log, slices);
    const from = read();
    expect(from?.folded["everything"]).toMatchObject([{ id: "a" }]);
    await again.open(from);
    expect(again.read(everything)).toEqual(chat.read(everything));
    expect(again.peek("room:tea", counting).ids).toEqual(["a", "b"]);
  });
  test("brings maps and sets back as such, however deep, and whatever people are called", async () => {
    const folder = tempFolder();
    const { log } = await heartOn();
    const state = {
      people: new Map([["__proto__", { rooms: new Set(["constructor", "tea"]) }]]),
      list: [new Map([[1, new Map()]])],
      none: null,
    };
    const odd = { name: "odd", fold: { start: () => state, evolve: () => undefined } };
    const chat = new Chat(log, { ...slices, views: [odd], deciding: [] });
    await chat.open();
    await keepSnapshot(chat, folder);
    expect(readSnapshot(folder, ["odd"], log.epoch)?.folded["odd"]).toEqual(state);
  });
  test("holds nothing of what is to leave no trace, and goes on holding it in memory", async () => {
    const folder = tempFolder();
    const { log } = await heartOn();
    const kept = (events: Recorded<HouseEvent>[]) => events.filter(({ stream }) => stream !== "room:~tea");
    const chat = new Chat(log, {
      views: [{ ...everything, traces: kept }],
      deciding: [counting],
      knows: () => true,
      leavesNoTrace: (stream) => stream === "room:~tea",
    });
    await chat.open();
    for (const stream of ["room:tea", "room:~tea"])
      await chat.carryOut(stream, counting, () => [counted(`said in ${stream}`)]);
    await keepSnapshot(chat, folder);
    const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
    expect(files.filter((text) => text.includes("said in room:tea"))).toHaveLength(2);
    expect(files.filter((text) => text.includes("room:~tea"))).toEqual([]);
    expect(chat.peek("room:~tea", counting).ids).toEqual(["said in room:~tea"]);
    expect(chat.read(everything)).toHaveLength(2);
  });
  test("is for the host's eyes alone, and leaves no half file behind", async () => {
    const { folder } = await kept();
    expect(readdirSync(folder).sort()).toEqual(["counting.json", "everything.json"]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
});

describe("a snapshot is not believed", () => {
  const change = (folder: string, file: string, edit: (text: string) => string) =>
    writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), "utf8")));

  test("where there is none, or one of its files is gone", async () => {
    const { folder, read } = await kept();
    expect(read(join(folder, "elsewhere"))).toBeUndefined();
    rmSync(join(folder, "counting.json"));
    expect(read()).toBeUndefined();
  });
  test("where a file is cut short or empty", async () => {
    const { folder, read } = await kept();
    change(folder, "counting.json", (text) => text.slice(0, -5));
    expect(read()).toBeUndefined();
    change(folder, "counting.json", () => "");
    expect(read()).toBeUndefined();
  });
  test("where another version of the server wrote it", async () => {
    const { folder, read } = await kept();
    for (const file of readdirSync(folder)) change(folder, file, (text) => text.replace(/"code":"./, '"code":"~'));
    expect(read()).toBeUndefined();
  });
  test("in a copy of the folder, where another record goes on", async () => {
    const { folder, read } = await kept();
    expect(read(folder, crypto.randomUUID())).toBeUndefined();
  });
  test("where its files are of two moments", async () => {
    const { folder, read, say, chat } = await kept();
    const old = readFileSync(join(folder, "counting.json"));
    await say("room:tea", "b");
    await keepSnapshot(chat, folder);
    expect(read()).toBeDefined();
    writeFileSync(join(folder, "counting.json"), old);
    expect(read()).toBeUndefined();
  });
});

describe("while people talk", () => {
  test("a snapshot waits for what is being recorded, holds it, and lets the rest go on after it", async () => {
    const trouble = troubledLog();
    const { chat, say, shown } = await heartOn(trouble.log);
    const goOn = trouble.hold("room:tea");
    const first = say("room:tea", "first");
    let folded: string[] | undefined;
    const keeping = chat.snapshot(({ everything }) => {
      folded = (everything as object[]).map(idOf);
    });
    const second = say("room:attic", "second");
    await settled();
    expect(folded).toBeUndefined();
    goOn();
    expect(await keeping).toBeDefined();
    expect(folded).toEqual(["first"]);
    await Promise.all([first, second]);
    expect(shown("room:attic").map(idOf)).toEqual(["second"]);
  });

  test("every snapshot is of one moment: with what came after, it is the whole", async () => {
    const { chat, log, say } = await heartOn(slowLog());
    let talking = true;
    const talk = async (stream: string) => {
      for (let i = 0; talking; i += 1) {
        await Promise.all([say(stream, `${i}a`), say(stream, `${i}b`)]);
        if (i % 7 === 0) await settled();
      }
    };
    const talks = ["room:tea", "room:attic", "room:desk"].map(talk);
    const snapshots: { text: string; position: string }[] = [];
    for (let i = 0; i < 30; i += 1) {
      await settled();
      let text = "";
      const position = await chat.snapshot((folded) => {
        text = JSON.stringify(folded["everything"]);
      });
      if (position !== undefined) snapshots.push({ text, position });
    }
    talking = false;
    await Promise.all(talks);
    expect(snapshots).toHaveLength(30);
    expect(new Set(snapshots.map(({ position }) => position)).size).toBeGreaterThan(10);
    for (const { text, position } of snapshots) {
      const whole: object[] = JSON.parse(text);
      for await (const events of log.replay(position)) whole.push(...events);
      expect(whole).toEqual(chat.read(everything) as object[]);
    }
  });

  test("two snapshots at once are of one moment each", async () => {
    const log = memoryLog();
    const slow: Log["checkpoint"] = async () => {
      for (let i = 0; i < 5; i += 1) await settled();
      return log.checkpoint();
    };
    const { chat, say } = await heartOn(
      new Proxy(log, { get: (target, key) => (key === "checkpoint" ? slow : Reflect.get(target, key)) }),
    );
    await say("room:tea", "before");
    const take = async () => {
      let ids: string[] = [];
      const position = await chat.snapshot(({ everything }) => {
        ids = (everything as object[]).map(idOf);
      });
      for await (const events of log.replay(position)) ids.push(...events.map(idOf));
      return ids;
    };
    const first = take();
    const said = say("room:tea", "meanwhile");
    await settled();
    const second = take();
    await said;
    expect(await first).toContain("meanwhile");
    expect(await second).toContain("meanwhile");
  });

  test("a full disk puts a snapshot off instead of holding up all rooms", async () => {
    const log = memoryLog();
    const { chat, say } = await heartOn(
      new Proxy(log, {
        get(target, key) {
          if (key === "writable") return false;
          return key === "checkpoint" ? () => new Promise(() => {}) : Reflect.get(target, key);
        },
      }),
    );
    const keeping = chat.snapshot(() => {});
    expect(await say("room:tea", "a")).toEqual({ rejected: "disk-full" });
    expect(await keeping).toBeUndefined();
  });

  test("nothing is kept of a stream whose last words never reached the disk", async () => {
    const folder = tempFolder();
    const trouble = troubledLog();
    const { chat, say, log } = await heartOn(trouble.log);
    trouble.next.push("broken");
    await say("room:tea", "lost").catch(() => "as expected");
    await keepSnapshot(chat, folder);
    expect(readSnapshot(folder, names, log.epoch)).toBeUndefined();
    await say("room:tea", "kept");
    await keepSnapshot(chat, folder);
    expect(readSnapshot(folder, names, log.epoch)?.folded["counting"]).toEqual(
      new Map([["room:tea", { ids: ["kept"] }]]),
    );
  });
});

test("a snapshot is due soon where words are to be forgotten, or much was said since the last", () => {
  const said = { type: "message-posted" } as Recorded<HouseEvent>;
  const closed = { type: "room-closed", erases: "all" } as Recorded<HouseEvent>;
  const decided = { type: "reports-decided" } as Recorded<HouseEvent>;
  expect(isDueSoon([said], 99_999)).toBe(false);
  expect(isDueSoon([said], 100_000)).toBe(true);
  expect([isDueSoon([said, closed], 1), isDueSoon([decided], 1)]).toEqual([true, true]);
});

test("a snapshot that could not be kept when words were to be forgotten is kept soon after", async () => {
  const folder = tempFolder();
  using clock = stoppedClock();
  const trouble = troubledLog();
  const { chat, say, log } = await heartOn(trouble.log);
  const report = (error: unknown) => {
    throw error;
  };
  const snapshots = new Snapshots({ chat, log, folder, report }, { at: log.position, since: 0 });
  await say("room:tea", "closing", { erases: "all" });
  trouble.next.push("broken");
  await say("room:attic", "lost").catch(() => "as expected");
  const kept = () => readSnapshot(folder, names, log.epoch)?.folded["counting"];
  clock.pass(20_000);
  await settled();
  expect(kept()).toBeUndefined();
  await say("room:attic", "fine");
  clock.pass(20_000);
  for (let turns = 0; turns < 1_000 && !kept(); turns++) await settled();
  expect(kept()).toEqual(
    new Map([
      ["room:tea", { ids: ["closing"] }],
      ["room:attic", { ids: ["fine"] }],
    ]),
  );
  await snapshots.end();
});
