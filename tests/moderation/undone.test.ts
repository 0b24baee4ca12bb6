// Any history with acts and their undos adds up to the same as the history without them.
import { expect, test } from "bun:test";
import fc from "fast-check";
import type { HouseEvent, Recorded, Unplaced } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { timeline } from "../../server/messages/view.ts";
import type { Moderation } from "../../server/moderation/view.ts";
import { foldsOf } from "../../server/wiring/folds.ts";
import { ada, bo, cy, HOUR, NOON } from "../support/cast.ts";
import { anySteps, asErased, live, shown } from "../support/history.ts";

interface Drawn {
  deed: "hide" | "purge" | "mute" | "shadow-mute" | "ban";
  who: number;
  /** After so many thousandths of the history; undone after so many of the rest. */
  done: number;
  undone: number;
  /** Which of the messages so far. */
  which: number[];
}

const anyActs: fc.Arbitrary<Drawn[]> = fc.array(
  fc.record({
    deed: fc.constantFrom("hide", "purge", "mute", "shadow-mute", "ban"),
    who: fc.nat(2),
    done: fc.nat(1_000),
    undone: fc.nat(1_000),
    which: fc.array(fc.nat(30), { maxLength: 6 }),
  }),
  { maxLength: 8 },
);

type Event = Recorded<HouseEvent>;

/** The history with the acts in their places, and with each of them undone later. */
function withActs(events: readonly Event[], acts: readonly Drawn[]): Event[] {
  const told: { place: number; event: Unplaced<HouseEvent>; stream: string }[] = [];
  for (const [index, { deed, who, done, undone, which }] of acts.entries()) {
    const act = `act-${index}`;
    const from = Math.floor((events.length * done) / 1_001);
    const to = from + Math.floor(((events.length - from) * undone) / 1_000);
    const posted = events.slice(0, from + 1).filter(({ type }) => type === "message-posted");
    const versions = [...new Set(which.flatMap((one) => posted[one % Math.max(1, posted.length)]?.version ?? []))];
    const by = ada.by;
    const whom = [ada, bo, cy][who]?.by ?? "";
    const acted = {
      type: "act-done",
      at: NOON,
      by,
      act,
      deed,
      whom,
      name: "",
      ground: "spam",
      until: NOON + HOUR,
      network: "n",
    };
    told.push({ place: from, event: acted as Unplaced<HouseEvent>, stream: "acts" });
    told.push({ place: from, event: { type: "messages-hidden", at: NOON, act, versions }, stream: "room:tea" });
    told.push({ place: to, event: { type: "act-undone", at: NOON, by, act }, stream: "acts" });
    told.push({ place: to, event: { type: "messages-shown", at: NOON, act, versions }, stream: "room:tea" });
  }
  told.sort((a, b) => a.place - b.place);
  const all: Event[] = [];
  for (const [place, event] of events.entries()) {
    all.push(event);
    for (const one of told.filter(
      (each) => each.place === place || (place === events.length - 1 && each.place > place),
    ))
      all.push({ ...one.event, stream: one.stream, seq: 0, version: 10_000 + all.length } as Event);
  }
  return all;
}

/** Everything that is folded of a history, but the list of what moderators did. */
function foldedOf(events: readonly Event[]): unknown {
  const { slices } = foldsOf(new Masks(new Uint8Array(32)));
  const views = slices.views.map(({ name, fold }) => ({ name, fold, state: fold.start() }));
  const rows = timeline.start();
  for (const event of events) {
    for (const { fold, state } of views) fold.evolve(state, event);
    if (event.stream === "room:tea") timeline.evolve(rows, shown(event as never));
  }
  return [
    rows,
    ...views.map(({ name, state }) => (name === "moderation" ? { ...(state as Moderation), record: [] } : state)),
  ];
}

test("undone acts leave no trace on any screen", () => {
  let acted = 0;
  fc.assert(
    fc.property(anySteps, anyActs, (steps, acts) => {
      const history = live(steps) as Event[];
      acted += acts.length;
      for (const events of [history, asErased(history as never) as Event[]])
        expect(foldedOf(withActs(events, acts))).toEqual(foldedOf(events));
    }),
    { numRuns: 300 },
  );
  expect(acted).toBeGreaterThan(300);
});

test("an act that is not undone does", () => {
  const history = live([
    { deed: "join", who: 1, which: 0 },
    { deed: "say", who: 1, which: 0 },
  ]) as Event[];
  const [last] = history.slice(-1);
  const hidden = { type: "messages-hidden", at: NOON, act: "a", versions: [last?.version] };
  const after = [...history, { ...hidden, stream: "room:tea", seq: 0, version: 10_000 } as Event];
  expect(foldedOf(after)).not.toEqual(foldedOf(history));
});
