// What is erased changes what the record says. Whoever folds it afterwards must come to what those came to who were
// there: whatever kind of event it was, and wherever it stood.
import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { follow, fromSnapshot } from "../../client/rooms/roomState.ts";
import { inOrder } from "../../scripts/keeping/inOrder.ts";
import { type HouseEvent, type InRoom, type Public, type Recorded, roomOf } from "../../server/events.ts";
import type { Masks } from "../../server/heart/masks.ts";
import type { Folded } from "../../server/heart/states.ts";
import { withoutWords } from "../../server/log/line.ts";
import type { Log } from "../../server/log/log.ts";
import { memoryLog } from "../../server/log/memory.ts";
import { timeline } from "../../server/messages/view.ts";
import { PLAIN } from "../../server/rooms/options.ts";
import { foldsOf } from "../../server/wiring/folds.ts";
import { Chronicle, kinds, likely, openHeart } from "../support/chronicle.ts";
import { frozen } from "../support/given.ts";
import { chanceFrom } from "../torture/chance.ts";

const step = fc.tuple(fc.constantFrom(...likely), fc.array(fc.nat(1_000), { minLength: 4, maxLength: 12 }));

type Steps = readonly (readonly [kind: (typeof kinds)[number], picks: number[]])[];

/** @param pause after so many steps */
async function chronicle(steps: Steps, pause?: { after: number; keep: (told: Chronicle) => Promise<void> }) {
  const told = new Chronicle();
  await told.heart.chat.open();
  for (const kind of ["guest-arrived", "guest-arrived", "room-opened", "member-joined", "member-joined"] as const)
    await told.happen(kind, [1]);
  for (const [i, [kind, picks]] of steps.entries()) {
    if (i === pause?.after) await pause.keep(told);
    await told.happen(kind, picks);
  }
  return told;
}

/** All that is folded, without what is to leave no trace. */
async function foldedBy(chat: Chronicle["heart"]["chat"]): Promise<Folded> {
  let folded: Folded = {};
  await chat.snapshot((all) => {
    folded = structuredClone(all);
  });
  return folded;
}

/** A snapshot, of after an event. */
interface Kept {
  folded: Folded;
  seq: number;
}

/** As a start folds it: from nothing, or from a snapshot on. */
async function foldAfresh(masks: Masks, events: readonly Recorded<HouseEvent>[], from?: Kept): Promise<Folded> {
  const record: Log = {
    ...memoryLog(),
    async *replay() {
      yield events.filter(({ seq }) => seq > (from?.seq ?? 0)) as Recorded[];
    },
  };
  const { chat } = openHeart(masks, record);
  await chat.open(from && { folded: structuredClone(from.folded), position: "" });
  return foldedBy(chat);
}

async function recordOf(log: Log): Promise<Recorded<HouseEvent>[]> {
  return (await Array.fromAsync(log.replay())).flat() as Recorded<HouseEvent>[];
}

/** Without what a rewriting of the files may drop (L12). */
function rewritten(events: readonly Recorded<HouseEvent>[]): Recorded<HouseEvent>[] {
  const cleared = new Map<string, number>();
  for (const { stream, version, erases } of events) if (erases === "all") cleared.set(stream, version);
  return events.filter(({ erased, stream, version }) => !erased || version >= (cleared.get(stream) ?? 0));
}

function expectSame(seen: Folded, expected: Folded): void {
  for (const name of Object.keys(expected))
    expect(`${name} ${inOrder(seen[name])}`).toBe(`${name} ${inOrder(expected[name])}`);
}

/** Everything that folds events: on the server, for decisions and for screens, and in a tab. */
function foldEverywhere(masks: Masks, events: readonly Recorded<HouseEvent>[]): void {
  const { slices } = foldsOf(masks);
  const views = slices.views.map(({ fold }) => ({ fold, state: fold.start() }));
  const states = new Map<string, unknown>();
  const tabs = new Map<string, ReturnType<typeof tab>>();
  for (const event of events) {
    for (const { fold, state } of views) fold.evolve(state, event);
    for (const { name, streams, fold } of slices.deciding) {
      if (!event.stream.startsWith(streams)) continue;
      const key = `${name} ${event.stream}`;
      const state = states.get(key) ?? fold.start();
      states.set(key, state);
      fold.evolve(state, event);
    }
    const room = roomOf(event.stream);
    if (room === undefined) continue;
    const shown = masks.publish(room, event) as Public<InRoom>;
    const known = tabs.get(room) ?? tab();
    tabs.set(room, known);
    timeline.evolve(known.rows, shown);
    follow(known.room, { id: `e.${shown.version}`, after: known.room.version, data: [shown] });
  }
}

const tab = () => ({
  rows: timeline.start(),
  room: fromSnapshot({
    room: { ...PLAIN, id: "tea", house: false, here: 0, posted: 0 },
    cursor: "e.0",
    you: { mask: "you", name: "You", hue: 0, face: 0 },
    hosts: [],
    muted: {},
    knocking: {},
    news: [],
    filter: {},
    looks: {},
    messages: [],
    notices: [],
    more: false,
  }),
});

/** As many histories as it takes for something of every kind to have happened in one of them. */
async function everyKind(): Promise<Recorded<HouseEvent>[][]> {
  const missing = new Set<string>(kinds);
  const histories: Recorded<HouseEvent>[][] = [];
  for (let seed = 1; missing.size > 0 && seed < 200; seed++) {
    const chance = chanceFrom(seed);
    const picks = () => Array.from({ length: 12 }, () => chance.below(1_000));
    const { events } = await chronicle(Array.from({ length: 120 }, () => [chance.oneOf(likely), picks()]));
    if (events.some(({ type }) => missing.delete(type))) histories.push(events);
    for (const { type } of events) missing.delete(type);
  }
  expect([...missing]).toEqual([]);
  return histories;
}

describe("the record folds", () => {
  test("with an event of every kind erased, in every position", async () => {
    const { masks } = new Chronicle();
    for (const events of await everyKind()) {
      const bare = frozen(events.map((event) => withoutWords(event) as Recorded<HouseEvent>));
      events.forEach((_, i) => {
        foldEverywhere(masks, events.with(i, bare[i] as Recorded<HouseEvent>));
        foldEverywhere(masks, [...bare.slice(0, i), ...events.slice(i)]);
        foldEverywhere(masks, [...events.slice(0, i), ...bare.slice(i)]);
      });
    }
  });

  test("with any of its events lost, wherever they stood", async () => {
    const { masks } = new Chronicle();
    for (const events of await everyKind()) {
      const lost = events.map(({ seq, stream, version, at }): Recorded<HouseEvent> => {
        return { seq, stream, version, at, type: "lost", erased: 1 };
      });
      events.forEach((_, i) => {
        foldEverywhere(masks, events.with(i, lost[i] as Recorded<HouseEvent>));
        foldEverywhere(masks, [...lost.slice(0, i), ...events.slice(i)]);
      });
    }
  });

  test("afresh to what was folded while it happened, whatever was erased since, and from any snapshot on", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 40, maxLength: 160, size: "max" }),
        fc.nat(160),
        async (steps, after) => {
          let from: Kept | undefined;
          const keep = async ({ heart, disk }: Chronicle) => {
            from = { folded: await foldedBy(heart.chat), seq: disk.head };
          };
          const { heart, masks, disk } = await chronicle(steps, { after: after % steps.length, keep });
          const live = await foldedBy(heart.chat);
          const events = await recordOf(disk);
          for (const record of [events, rewritten(events)])
            for (const snapshot of [undefined, from]) expectSame(await foldAfresh(masks, record, snapshot), live);
        },
      ),
      { numRuns: 250, interruptAfterTimeLimit: 30_000 },
    );
  }, 60_000);
});
