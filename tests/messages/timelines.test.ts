// What is read in pages, from memory or from the record, is what somebody who was there the whole time sees.
import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { HouseEvent, InRoom, Recorded } from "../../server/events.ts";
import { NEWEST_KEPT } from "../../server/limits.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { type ReadingRule, Timelines } from "../../server/messages/timelines.ts";
import { type Row, timeline } from "../../server/messages/view.ts";
import { ada, bo, closed, cy, joined, left, NOON, opened, said } from "../support/cast.ts";
import { placed } from "../support/given.ts";
import { anySteps, live, maskOf, shown } from "../support/history.ts";

const looks = Object.fromEntries([ada, bo, cy].map(({ mask, look }) => [mask, look]));
const rule: ReadingRule = { looks, expiredTo: 0, since: 0, oneWay: false, hidden: new Map() };

/** A log and the timelines on it; what happens is recorded, told, and erased as the heart does it. */
function room() {
  const log = memoryLog();
  const timelines = new Timelines(
    log,
    (_, event) => shown(event as Recorded<InRoom>),
    () => rule,
  );
  const screen = timeline.start();
  const happen = async (event: Recorded<InRoom>) => {
    const { seq: _, stream, version, ...unplaced } = event;
    const appended = await log.append(stream, version - 1, [unplaced]);
    if (appended.outcome !== "recorded") throw new Error(appended.outcome);
    timelines.tell(stream, appended.events as Recorded<HouseEvent>[]);
    timeline.evolve(screen, shown(event));
    if (event.erases) await log.erase(stream, event.erases);
  };
  const pages = async (size: number) => {
    const { rows: newest, more, version } = await timelines.newest("tea", size, cy.mask);
    const rows: Row[] = [...newest];
    for (let older = more; older;) {
      const page = await timelines.before("tea", rows[0]?.version ?? version + 1, size, cy.mask);
      expect(page.rows.length).toBeGreaterThan(0);
      rows.unshift(...page.rows);
      older = page.more;
    }
    return rows;
  };
  return { log, timelines, happen, pages, screen };
}

const talk = (many: number) =>
  placed<InRoom>([opened(), joined(bo), ...Array.from({ length: many }, (_, i) => said(bo, `${i}`))]);

describe("pages of a room, put together, show everything once,", () => {
  const property = (readFirst: boolean) =>
    fc.asyncProperty(anySteps, fc.integer({ min: 1, max: 8 }), async (steps, size) => {
      const { happen, pages, screen } = room();
      for (const [i, event] of live(steps).entries()) {
        await happen(event);
        if (readFirst && i === 0) await pages(size);
      }
      // Before the first message of a page there may be notices; the newest page begins at its first message.
      const whole = screen.rows;
      expect(await pages(size)).toEqual(whole);
    });

  test("when they are read from the record", async () => {
    await fc.assert(property(false), { numRuns: 150 });
  });
  test("when the newest were followed in memory", async () => {
    await fc.assert(property(true), { numRuns: 150 });
  });
  test("also beyond what is kept in memory, and after it was trimmed", async () => {
    const { happen, pages, screen, timelines } = room();
    const events = talk(3 * NEWEST_KEPT);
    for (const event of events.slice(0, 10)) await happen(event);
    await timelines.newest("tea", 50, cy.mask);
    for (const event of events.slice(10)) await happen(event);
    expect(await pages(50)).toEqual(screen.rows);
  });
});

test("what is recorded and not told yet when somebody comes is shown once", async () => {
  const { happen, timelines, log } = room();
  for (const event of talk(2)) await happen(event);
  const { seq: _, stream, version: __, ...unplaced } = talk(3).at(-1)!;
  const appended = await log.append(stream, 4, [unplaced]);
  const texts = async () =>
    (await timelines.newest("tea", 50, cy.mask)).rows.flatMap((row) => (row.kind === "message" ? [row.text] : []));
  expect(await texts()).toEqual(["0", "1", "2"]);
  if (appended.outcome === "recorded") timelines.tell(stream, appended.events as Recorded<HouseEvent>[]);
  expect(await texts()).toEqual(["0", "1", "2"]);
});

describe("a room in memory that was not told of something", () => {
  const texts = async ({ timelines }: ReturnType<typeof room>) =>
    (await timelines.newest("tea", 50, cy.mask)).rows.flatMap((row) => (row.kind === "message" ? [row.text] : []));
  /** All but the message "1" is told. */
  async function told(many: number) {
    const tea = room();
    const { happen, log } = tea;
    for (const event of talk(1)) await happen(event);
    expect(await texts(tea)).toEqual(["0"]);
    for (const event of talk(many).slice(3)) {
      const { seq: _, stream, version, ...unplaced } = event;
      if (version === 4) await log.append(stream, 3, [unplaced]);
      else await happen(event);
    }
    return tea;
  }

  test("is read anew by who comes next", async () => {
    expect(await texts(await told(2))).toEqual(["0", "1"]);
  });
  test("is let go when it is told of what comes after, and tells what became of it in the record", async () => {
    const tea = await told(3);
    expect(await tea.timelines.facts("tea", 5)).toMatchObject({ version: 5 });
    expect(await texts(tea)).toEqual(["0", "1", "2"]);
    expect(await tea.pages(50)).toHaveLength(4);
  });
});

test("where people come and go by the hundred, there is more before, and it is found", async () => {
  const { happen, pages, screen, timelines } = room();
  const visits = Array.from({ length: 300 }, () => [joined(cy), left(cy)]).flat();
  const words = Array.from({ length: 5 }, (_, i) => said(bo, `${i}`));
  const events = placed<InRoom>([opened(), joined(bo), ...words, ...visits, said(bo, "last")]);
  await happen(events[0]!);
  await timelines.newest("tea", 50, cy.mask);
  for (const event of events.slice(1)) await happen(event);
  expect((await timelines.newest("tea", 50, cy.mask)).more).toBe(true);
  const rows = await pages(50);
  expect(rows.filter(({ kind }) => kind === "message")).toEqual(screen.rows.filter(({ kind }) => kind === "message"));
});

describe("a page", () => {
  test("of the newest has as many messages as asked for, and says whether there are more", async () => {
    const { happen, timelines } = room();
    for (const event of talk(60)) await happen(event);
    const page = await timelines.newest("tea", 50, cy.mask);
    expect(page).toMatchObject({ version: 62, more: true, looks: { [maskOf(bo.by)]: bo.look } });
    expect(page.rows).toHaveLength(50);
    expect((await timelines.newest("tea", 100, cy.mask)).more).toBe(false);
  });
  test("handed out does not change afterwards", async () => {
    const { happen, timelines } = room();
    const events = talk(3);
    for (const event of events) await happen(event);
    const page = await timelines.newest("tea", 50, cy.mask);
    const before = structuredClone(page);
    await happen({
      ...events[0]!,
      type: "message-erased",
      at: NOON,
      by: bo.by,
      about: 3,
      erases: [3],
      seq: 6,
      version: 6,
    } as Recorded<InRoom>);
    expect(page).toEqual(before);
  });
  test("of a room opened anew shows nothing of its former life", async () => {
    const { happen, pages, log } = room();
    const former = talk(5);
    const all = placed<InRoom>([
      ...former.map(({ seq: _, stream: __, version: ___, ...event }) => event),
      closed(),
      opened(),
      joined(bo),
      said(bo, "anew"),
    ]);
    for (const event of all) await happen(event);
    expect((await pages(50)).map((row) => (row.kind === "message" ? row.text : row.kind))).toEqual(["joined", "anew"]);
    const fresh = new Timelines(
      log,
      (_, event) => shown(event as Recorded<InRoom>),
      () => rule,
    );
    expect(await fresh.newest("tea", 50, cy.mask)).toMatchObject({ more: false });
    expect(JSON.stringify(await log.read("room:tea", { after: 0 }, 7))).not.toContain('"text"');
  });
  test("of a room that was never opened is empty", async () => {
    expect(await room().timelines.newest("tea", 50, cy.mask)).toEqual({ rows: [], looks: {}, more: false, version: 0 });
  });
});

test("single messages are found wherever they are, others are left out", async () => {
  const { happen, timelines } = room();
  for (const event of talk(5)) await happen(event);
  const { rows } = await timelines.at("tea", [7, 1, 3, 99], cy.mask);
  expect(rows.map(({ version }) => version)).toEqual([3, 7]);
  expect(await timelines.facts("tea", 3)).toMatchObject({ version: 3, by: bo.mask, erased: false, wordsAt: [3] });
  expect(await timelines.facts("tea", 2)).toBeUndefined();
  expect(await timelines.facts("nowhere", 3)).toBeUndefined();
});
