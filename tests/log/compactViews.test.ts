// What screens and decisions are folded from may lose lines; what is folded may not change by it.
import { describe, expect, test } from "bun:test";
import fs from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import type { InRoom, Recorded, Unplaced } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import type { FilesLog } from "../../server/log/files.ts";
import type { Log } from "../../server/log/log.ts";
import { examine } from "../../server/log/verify.ts";
import { Timelines } from "../../server/messages/timelines.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";
import { ada, bo, closed, cy, dee, joined, opened, said } from "../support/cast.ts";
import { anySteps, live, shown, type Step } from "../support/history.ts";
import { filesThatSay, newFolder, openIn } from "./given.ts";

const masks = new Masks(new Uint8Array(32));

/** Lives of a room, all but the last of which end with its closing, in turn with the lives of another. */
const lives = fc.array(fc.record({ steps: anySteps, room: fc.constantFrom("tea", "attic"), closes: fc.boolean() }), {
  minLength: 1,
  maxLength: 5,
});

/** Lives through them as the house does: what is to be erased is, at once or later on. */
async function liveThrough(log: FilesLog, drawn: readonly { steps: Step[]; room: string; closes: boolean }[]) {
  for (const somebody of [ada, bo, cy, dee])
    await log.append(`person:${somebody.by}`, 0, [arrived(somebody)] as Unplaced[]);
  for (const { steps, room, closes } of drawn) {
    const stream = `room:${room}`;
    const before = log.versionOf(stream);
    const events = [...live(steps).map((event) => later(event, before)), ...(closes ? [closed()] : [])];
    for (const event of events) {
      await log.append(stream, log.versionOf(stream), [event]);
      if (event.erases) await log.erase(stream, event.erases);
    }
  }
}

const arrived = ({ by, look }: typeof ada) => ({ type: "guest-arrived", at: 1, by, session: `hash-${by}`, ...look });

/** The same event in a room in which so much happened before. */
function later({ seq: _, stream: __, version: ___, ...event }: Recorded<InRoom>, before: number): Unplaced<InRoom> {
  const { about, erases } = event;
  return {
    ...event,
    ...(about !== undefined && { about: about + before }),
    ...(Array.isArray(erases) && { erases: erases.map((version: number) => version + before) }),
    ...("replyTo" in event && event.replyTo !== undefined && { replyTo: event.replyTo + before }),
  } as Unplaced<InRoom>;
}

/** All views and deciding states, folded afresh, and what is shown of each room page by page. */
async function seen(log: Log) {
  const hub = new Hub(log, masks, withheldFrom, () => {});
  const { chat, folded } = makeApp({ config: readConfig({}), log, masks, hub, now: Date.now });
  await chat.open();
  const views: Record<string, string> = {};
  await chat.snapshot((all) => {
    for (const name of folded) views[name] = inOrder(all[name]);
  });
  const timelines = timelinesOn(log);
  const rooms = await Promise.all(["tea", "attic"].map((room) => pagesOf(timelines, room)));
  return { views, rooms, places: [log.head, log.versionOf("room:tea"), log.versionOf("room:attic")] };
}

const timelinesOn = (log: Log): Timelines =>
  new Timelines(
    log,
    (_, event) => shown(event as Recorded<InRoom>),
    () => ({ looks: {}, expiredTo: 0, since: Number.NEGATIVE_INFINITY, oneWay: false, hidden: new Map() }),
  );

async function pagesOf(timelines: Timelines, room: string) {
  const { rows, more, version } = await timelines.newest(room, 7, "");
  for (let older = more; older;) {
    const page = await timelines.before(room, rows[0]?.version ?? version + 1, 7, "");
    rows.unshift(...page.rows);
    older = page.more && page.rows.length > 0;
  }
  return rows;
}

describe("views", () => {
  test("[L12] are the same before files are rewritten, after, and when opened again, whatever happened", async () => {
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(lives, fc.integer({ min: 300, max: 6_000 }), async (drawn, maxFileBytes) => {
        using folder = newFolder();
        const open = () => openIn(folder.path, { maxFileBytes });
        let log = await open();
        await liveThrough(log, drawn);
        const before = await seen(log);
        rewritten += (await log.compact()).files;
        expect(await seen(log)).toEqual(before);
        expect(await examine(folder.path)).toMatchObject({ damage: [], unfinished: [], events: log.head });
        expect((await log.compact()).files).toBe(0);
        await log.close();
        for (const keepIndex of [true, false]) {
          if (!keepIndex) fs.rmSync(join(folder.path, "index"), { force: true });
          log = await open();
          expect(await seen(log)).toEqual(before);
          await log.close();
        }
        if (drawn.every(({ closes }) => closes)) expect(filesThatSay(folder.path, '"text":"words')).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(rewritten).toBeGreaterThan(20);
  }, 60_000);

  test("[L12] a page before which all is gone is the first one", async () => {
    using folder = newFolder();
    const log = await openIn(folder.path, { maxFileBytes: 300 });
    const talk = Array.from({ length: 9 }, (_, i) => said(bo, `${i} ${"x".repeat(300)}`));
    for (const event of [opened(), joined(bo), ...talk, closed(), opened()])
      await log.append("room:tea", log.versionOf("room:tea"), [event]);
    await log.erase("room:tea", "all");
    const closing = log.versionOf("room:tea") - 1;
    expect(await timelinesOn(log).before("tea", closing, 5, "")).toMatchObject({ more: true });
    await log.compact();
    expect(await timelinesOn(log).before("tea", closing, 5, "")).toEqual({ rows: [], looks: {}, more: false });
    await log.close();
  });
});
