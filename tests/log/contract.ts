import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { Log, Recorded, Unplaced } from "../../server/log/log.ts";
import { all, said, textsOf } from "./given.ts";

export interface Opened extends AsyncDisposable {
  log: Log;
  /** Where a log outlives its process: closes it and opens it again. */
  reopen?: () => Promise<Log>;
  /** Where others write, too: one of theirs. */
  another?: () => Promise<Log>;
  /** Where a log can drop what is gone: does so. */
  compact?: () => Promise<unknown>;
}

/** No snapshot is kept. */
const NEVER = () => undefined;

/** The rules of server/log/log.ts, one test or more for each. */
export function keepsTheContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the contract`, () => {
    test("[L1] what was recorded is there, once, at the version it was given", async () => {
      await using opened = await open();
      const answer = await opened.log.append("room:tea", 0, [said("one"), said("two")]);
      if (answer.outcome !== "recorded") throw new Error(answer.outcome);
      expect(answer.events.map((event) => event.version)).toEqual([1, 2]);
      const log = (await opened.reopen?.()) ?? opened.log;
      expect(await log.read("room:tea", { after: 0 }, 10)).toEqual(answer.events);
      expect(await all(log)).toEqual(answer.events);
    });

    test("[L2] seq rises by one over the whole log, version by one in its stream", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("a"), said("b")]);
      await log.append("room:attic", 0, [said("c")]);
      await log.append("room:tea", 2, [said("d")]);
      const places = (await all(log)).map(({ seq, stream, version }) => [seq, stream, version]);
      expect(places).toEqual([
        [1, "room:tea", 1],
        [2, "room:tea", 2],
        [3, "room:attic", 1],
        [4, "room:tea", 3],
      ]);
      expect([log.head, log.versionOf("room:tea"), log.versionOf("room:nowhere")]).toEqual([4, 3, 0]);
    });

    test("[L3] another expected version answers conflict and writes nothing", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("a")]);
      for (const expected of [0, 2, -1])
        expect(await log.append("room:tea", expected, [said("b")])).toEqual({ outcome: "conflict" });
      expect(textsOf(await all(log))).toEqual(["a"]);
    });

    test("[L3] the expected version counts appends that are still under way", async () => {
      await using opened = await open();
      const { log } = opened;
      const answers = await Promise.all([
        log.append("room:tea", 0, [said("a")]),
        log.append("room:tea", 0, [said("b")]),
        log.append("room:tea", 1, [said("c")]),
      ]);
      expect(answers.map(({ outcome }) => outcome)).toEqual(["recorded", "conflict", "recorded"]);
      expect(textsOf(await all(log))).toEqual(["a", "c"]);
    });

    test("[L4] appends of one stream are recorded in the order in which they were called", async () => {
      await using opened = await open();
      const { log } = opened;
      const told: number[] = [];
      await Promise.all(
        Array.from({ length: 300 }, async (_, i) => {
          await log.append("room:tea", i, [said(String(i))]);
          told.push(i);
        }),
      );
      const order = Array.from({ length: 300 }, (_, i) => i);
      expect(told).toEqual(order);
      expect(textsOf(await log.read("room:tea", { after: 0 }, 300))).toEqual(order.map(String));
    });

    test("[L6] read answers pages in rising order, after or before a version", async () => {
      await using opened = await open();
      const { log } = opened;
      for (let i = 1; i <= 9; i++) {
        await log.append("room:tea", i - 1, [said(`t${i}`)]);
        await log.append("room:attic", i - 1, [said(`a${i}`)]);
      }
      const page = async (from: { after: number } | { before: number }, limit: number): Promise<number[]> =>
        (await log.read("room:tea", from, limit)).map(({ version }) => version);
      expect(await page({ after: 0 }, 3)).toEqual([1, 2, 3]);
      expect(await page({ after: 7 }, 5)).toEqual([8, 9]);
      expect(await page({ after: 9 }, 5)).toEqual([]);
      expect(await page({ before: 4 }, 2)).toEqual([2, 3]);
      expect(await page({ before: 3 }, 50)).toEqual([1, 2]);
      expect(await page({ before: Number.POSITIVE_INFINITY }, 2)).toEqual([8, 9]);
      expect(await page({ before: 100 }, 2)).toEqual([8, 9]);
      expect(await page({ before: 1 }, 2)).toEqual([]);
      expect(await page({ after: 3 }, 0)).toEqual([]);
      expect(await log.read("room:nowhere", { after: 0 }, 5)).toEqual([]);
      expect(textsOf(await log.readEach("room:tea", [5, 99, 2, 0]))).toEqual(["t5", "t2"]);
    });

    test("[L7] concerning answers all that say about, in order, and nothing else", async () => {
      await using opened = await open();
      const about = (version: number): Unplaced => ({ type: "reaction-added", at: 1, about: version });
      await opened.log.append("room:tea", 0, [said("a"), said("b"), about(1), about(2), about(1)]);
      await opened.log.append("room:attic", 0, [said("x"), about(1)]);
      await opened.log.append("room:tea", 5, [about(3), about(1), about(3)]); // 3 concerns 1 itself
      const log = (await opened.reopen?.()) ?? opened.log;
      const found = async (version: number): Promise<number[]> =>
        (await log.concerning("room:tea", version)).map((event) => event.version);
      expect([await found(1), await found(2), await found(3)]).toEqual([[3, 5, 7], [4], [6, 8]]);
      expect([await found(8), await found(99)]).toEqual([[], []]);
    });

    test("[L8] erase leaves the envelope and the type, in order, and nothing else", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("secret", { by: "p_1" }), said("plain"), { type: "member-left", at: 5 }]);
      await log.append("room:tea", 3, [said("again", { about: 1, erases: [1] })]);
      await log.erase("room:tea", [1, 3, 77]);
      const [first, second, third, fourth] = await log.read("room:tea", { after: 0 }, 10);
      const place = { stream: "room:tea", at: first?.at };
      expect(first).toEqual({ ...place, seq: 1, version: 1, by: "p_1", type: "message-posted", erased: 1 } as Recorded);
      expect(third).toEqual({ ...place, seq: 3, version: 3, at: 5, type: "member-left", erased: 1 } as Recorded);
      expect(textsOf([second, fourth].flatMap((event) => event ?? []))).toEqual(["plain", "again"]);
      await log.erase("room:tea", [4]);
      const [erasing] = await log.concerning("room:tea", 1);
      expect(erasing).toMatchObject({ about: 1, erases: [1], erased: 1 });
    });

    test("[L8] erase leaves what is no words and others rely on: that a message was held", async () => {
      await using opened = await open();
      const { log } = opened;
      const newcomersAreHeld = { type: "room-opened", at: 5, held: true } as Unplaced;
      await log.append("room:tea", 0, [said("secret", { held: "review" } as object), said("plain"), newcomersAreHeld]);
      await log.erase("room:tea", [1, 2, 3]);
      const left = await log.read("room:tea", { after: 0 }, 10);
      expect(left.map((event) => ("held" in event ? event.held : "nothing"))).toEqual(["review", "nothing", "nothing"]);
      expect(textsOf(left)).toEqual([undefined, undefined, undefined]);
    });

    test("[L8] erase all spares the event that asked for it and what was said since", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("a"), said("b")]);
      await log.append("room:attic", 0, [said("other")]);
      await log.append("room:tea", 2, [{ type: "room-closed", at: 1, erases: "all" }, said("anew")]);
      await log.erase("room:tea", "all");
      expect(textsOf(await all(log))).toEqual([undefined, undefined, "other", undefined, "anew"]);
      expect((await log.readEach("room:tea", [3]))[0]?.erased).toBeUndefined();
      await log.erase("room:attic", "all");
      await log.erase("room:nowhere", "all");
      expect(textsOf(await log.read("room:attic", { after: 0 }, 9))).toEqual(["other"]);
    });

    test("[L9] replay hands over every event after a position, in order", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("a"), said("b")]);
      const position = await log.checkpoint();
      await log.append("room:tea", 2, [said("c")]);
      const replayed: Recorded[] = [];
      for await (const some of log.replay(position)) replayed.push(...some);
      expect(textsOf(replayed)).toEqual(["c"]);
      expect(textsOf(await all(log))).toEqual(["a", "b", "c"]);
    });

    test("[L9] a position of another log is refused", async () => {
      await using one = await open();
      await using other = await open();
      await one.log.append("room:tea", 0, [said("a")]);
      await other.log.append("room:tea", 0, [said("a")]);
      const position = await other.log.checkpoint();
      await expect(Array.fromAsync(one.log.replay(position))).rejects.toThrow("not of this log");
    });

    test("[L11] payloads come back as they went in, whatever their keys are called", async () => {
      await using opened = await open();
      const { log } = opened;
      let version = 0;
      const words = fc.jsonValue({ maxDepth: 3 });
      const key = fc.oneof(
        fc.string(),
        fc.constantFrom("__proto__", "constructor", "crc", "1", "toJSON", "hasOwnProperty"),
      );
      await fc.assert(
        fc.asyncProperty(fc.dictionary(key, words), async (payload) => {
          const kept = JSON.parse(JSON.stringify(payload)) as object; // -0 and the like are no JSON
          for (const taken of ["seq", "stream", "version", "erased", "at", "by", "about", "erases", "type"])
            fc.pre(!Object.hasOwn(kept, taken));
          const event = { ...kept, type: "message-posted", at: 5 };
          const answer = await log.append("room:tea", version++, [event]);
          if (answer.outcome !== "recorded") throw new Error(answer.outcome);
          const [read] = await log.read("room:tea", { before: version + 1 }, 1);
          expect(JSON.parse(JSON.stringify(read))).toEqual({ ...event, seq: version, stream: "room:tea", version });
          expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
        }),
      );
    });

    test("[L11] no payload can forge its place", async () => {
      await using opened = await open();
      const { log } = opened;
      for (const key of ["seq", "stream", "version", "erased"])
        await expect(log.append("room:tea", 0, [{ type: "x", at: 1, [key]: 9 }])).rejects.toThrow(key);
      for (const wrong of [{ about: 1 }, { about: 0 }, { about: 2 }, { erases: [1] }])
        await expect(log.append("room:tea", 0, [{ type: "x", at: 1, ...wrong }])).rejects.toThrow("not earlier");
      expect(await log.append("room:tea", 0, [said("fine")])).toMatchObject({ outcome: "recorded" });
      expect(log.head).toBe(1);
    });

    test("[L12] what came before a stream was cleared may be gone; what is left keeps its place", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("a"), said("b".repeat(400), { about: 1 }), said("c")]);
      await log.append("room:attic", 0, [said("other"), said("another")]);
      await log.append("room:tea", 3, [{ type: "room-closed", at: 1, erases: "all" }]);
      await log.append("room:tea", 4, [said("anew", { about: 1 }), said("again", { about: 5 })]);
      await log.erase("room:tea", "all");
      const cleared = await log.checkpoint();
      await log.append("room:tea", 6, [said("later")]);
      const look = async (of: Log) => {
        const read = async (from: { after: number } | { before: number }, limit: number) =>
          (await of.read("room:tea", from, limit)).filter(({ erased }) => !erased);
        return {
          events: (await all(of)).filter(({ erased }) => !erased),
          since: (await Array.fromAsync(of.replay(cleared))).flat(),
          places: [of.head, of.versionOf("room:tea"), of.versionOf("room:attic")],
          pages: [await read({ after: 0 }, 100), await read({ before: 7 }, 100), await read({ after: 4 }, 2)],
          each: (await of.readEach("room:tea", [1, 4, 2, 7])).filter(({ erased }) => !erased),
          concerning: [await of.concerning("room:tea", 1), await of.concerning("room:tea", 5)].map((events) =>
            events.filter(({ erased }) => !erased),
          ),
        };
      };
      const before = await look(log);
      expect(before.places).toEqual([9, 7, 2]);
      expect(before.events.map(({ version }) => version)).toEqual([1, 2, 4, 5, 6, 7]);
      await opened.compact?.();
      expect(await look(log)).toEqual(before);
      const again = (await opened.reopen?.()) ?? log;
      expect(await look(again)).toEqual(before);
      expect(await again.append("room:tea", 7, [said("and on")])).toMatchObject({ events: [{ seq: 10, version: 8 }] });
    });

    test("[L13] follow hands over every event once, in order, before its append is answered", async () => {
      await using opened = await open();
      const { log } = opened;
      await log.append("room:tea", 0, [said("before")]);
      await all(log);
      const told: Recorded[] = [];
      log.follow((events) => void told.push(...events), NEVER);
      const others = await opened.another?.();
      const answered = async (stream: string, from: number) => {
        for (let version = from; version < from + 20; version++) {
          const answer = await log.append(stream, version, [said(`${stream} ${version}`)]);
          if (answer.outcome !== "recorded") throw new Error(answer.outcome);
          expect(told.filter((event) => event.stream === stream).at(-1)).toEqual(answer.events[0]!);
        }
      };
      const theirs = async () => {
        for (let version = 0; version < 20; version++) await others?.append("room:shed", version, [said("theirs")]);
      };
      await Promise.all([answered("room:tea", 1), answered("room:attic", 0), theirs()]);
      await log.upToDate();
      expect(told).toEqual((await all(log)).slice(1));
    });

    test("[L14] nothing that is read is ahead of what was handed over", async () => {
      await using opened = await open();
      const { log } = opened;
      const seen: unknown[] = [];
      log.follow((events) => {
        const last = events.at(-1);
        seen.push([log.head - (last?.seq ?? 0), log.versionOf(last?.stream ?? "") - (last?.version ?? 0)]);
      }, NEVER);
      await Promise.all(["a", "b", "c"].map((name) => log.append(`room:${name}`, 0, [said("one"), said("two")])));
      const others = await opened.another?.();
      await others?.append("room:shed", 0, [said("theirs")]);
      if (others) expect([log.head, log.versionOf("room:shed")]).toEqual([6, 0]);
      await log.upToDate();
      expect(seen.length).toBeGreaterThanOrEqual(3);
      expect(seen).toEqual(seen.map(() => [0, 0]));
    });

    test("[L15] upToDate resolves once all is handed over that was recorded before", async () => {
      await using opened = await open();
      const { log } = opened;
      const told: Recorded[] = [];
      log.follow((events) => void told.push(...events), NEVER);
      const writer = (await opened.another?.()) ?? log;
      await writer.append("room:tea", 0, [said("one"), said("two")]);
      await log.upToDate();
      expect(textsOf(told)).toEqual(["one", "two"]);
    });

    test("[L16] a conflict is answered after what was quicker is handed over", async () => {
      await using opened = await open();
      const { log } = opened;
      const told: Recorded[] = [];
      log.follow((events) => void told.push(...events), NEVER);
      const quicker = (await opened.another?.()) ?? log;
      const [first, second] = await Promise.all([
        quicker.append("room:tea", 0, [said("quicker")]),
        log.append("room:tea", 0, [said("late")]).then((answer) => [answer, textsOf(told), log.versionOf("room:tea")]),
      ]);
      expect(first.outcome).toBe("recorded");
      expect(second).toEqual([{ outcome: "conflict" }, ["quicker"], 1]);
    });

    test("nobody who read an event can change what is kept", async () => {
      await using opened = await open();
      const { log } = opened;
      const event = { ...said("mine"), mentions: [{ name: "Bo" }] };
      await log.append("room:tea", 0, [event]);
      event.mentions.length = 0;
      const [read] = await log.read("room:tea", { after: 0 }, 1);
      Object.assign(read ?? {}, { text: "changed" });
      expect((await log.read("room:tea", { after: 0 }, 1))[0]).toMatchObject({
        text: "mine",
        mentions: [{ name: "Bo" }],
      });
    });

    test("a closed log takes nothing more", async () => {
      await using opened = await open();
      await opened.log.close();
      await expect(opened.log.append("room:tea", 0, [said("late")])).rejects.toThrow("closed");
    });
  });
}
