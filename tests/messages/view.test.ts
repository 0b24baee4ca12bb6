import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { type Message, placeOf, timeline } from "../../server/messages/view.ts";
import { bo, closed, cy, joined, left, NOON, opened, said, teaTime } from "../support/cast.ts";
import { placed } from "../support/given.ts";
import { anySteps, asErased, live, shown } from "../support/history.ts";

/** The rows after tea's opening and joining. */
function rowsAfter(...more: Unplaced<InRoom>[]) {
  const screen = timeline.start();
  for (const event of placed<InRoom>([...teaTime, ...more])) timeline.evolve(screen, shown(event));
  return screen.rows.slice(3);
}

const hello: Message = {
  kind: "message",
  version: 5,
  at: NOON,
  by: bo.mask,
  id: "id-of-hello",
  text: "hello",
  reactions: [],
};
const edited = (text: string, erases: number[]): Unplaced<InRoom> => ({
  type: "message-edited",
  at: NOON,
  by: bo.by,
  about: 5,
  erases,
  id: "id-of-hello",
  text,
});
const erased = (): Unplaced<InRoom> => ({ type: "message-erased", at: NOON, by: bo.by, about: 5, erases: [5] });
const reacted = (type: "reaction-added" | "reaction-removed", by: string, emoji = "👋"): Unplaced<InRoom> => ({
  type,
  at: NOON,
  by,
  about: 5,
  emoji,
});

describe("the screen shows", () => {
  test("a message by its author's mask, never by who it is", () => {
    const rows = rowsAfter(said(bo, "hello"));
    expect(rows).toEqual([hello]);
    expect(JSON.stringify(rows)).not.toContain(bo.by);
  });
  test("what it answers and whom it calls", () => {
    const more = { replyTo: 5, mentions: [{ mask: bo.mask, name: "Bo" }] };
    expect(rowsAfter(said(bo, "hello"), said(cy, "hi @Bo", more))[1]).toMatchObject(more);
  });
  test("who came and went, by the name they had", () => {
    expect(rowsAfter(left(bo), joined({ ...bo, look: { ...bo.look, name: "Bo 2" } }))).toEqual([
      { kind: "left", version: 5, at: NOON, by: bo.mask, name: "" },
      expect.objectContaining({ kind: "joined", version: 6, name: "Bo 2" }),
    ]);
  });
  test("an edited message in its new words, at its old place", () => {
    expect(rowsAfter(said(bo, "hello"), said(cy, "hi"), edited("hullo", [5]))).toEqual([
      { ...hello, text: "hullo", edited: true },
      expect.objectContaining({ version: 6 }),
    ]);
  });
  test("a deleted message as an empty place, without words, answers, calls and reactions", () => {
    const words = said(bo, "hello", { replyTo: 1, mentions: [{ mask: cy.mask, name: "Cy" }] });
    const rows = rowsAfter(words, reacted("reaction-added", cy.by), edited("hullo", [5]), erased());
    expect(rows).toEqual([{ ...hello, id: "", text: "", erased: true }]);
  });
  test("each emoji once, with who reacted, first come first", () => {
    const rows = rowsAfter(
      said(bo, "hello"),
      reacted("reaction-added", cy.by, "🎉"),
      reacted("reaction-added", bo.by),
      reacted("reaction-added", cy.by),
      reacted("reaction-added", cy.by),
    );
    expect(rows[0]).toMatchObject({
      reactions: [
        { emoji: "🎉", by: [cy.mask] },
        { emoji: "👋", by: [bo.mask, cy.mask] },
      ],
    });
  });
  test("no emoji that everybody took back", () => {
    const both = [reacted("reaction-added", bo.by), reacted("reaction-added", cy.by)];
    expect(rowsAfter(said(bo, "hello"), ...both, reacted("reaction-removed", bo.by))[0]).toMatchObject({
      reactions: [{ emoji: "👋", by: [cy.mask] }],
    });
    const all = [...both, reacted("reaction-removed", bo.by), reacted("reaction-removed", cy.by)];
    expect(rowsAfter(said(bo, "hello"), ...all)).toEqual([hello]);
  });
  test("nothing of a room that was closed, and only what is new of one opened again", () => {
    expect(rowsAfter(said(bo, "hello"), closed())).toEqual([]);
    const screen = timeline.start();
    for (const event of placed<InRoom>([...teaTime, closed(), opened(), said(bo, "anew")]))
      timeline.evolve(screen, shown(event));
    expect(screen.rows).toMatchObject([{ version: 7, text: "anew" }]);
  });
});

test("what was erased before it was read shows nothing, also without the event that erased it", () => {
  const gone = (event: Unplaced<InRoom>) => {
    const { type, at, by, about } = event;
    return { type, at, by, about, erased: 1 } as unknown as Unplaced<InRoom>;
  };
  expect(rowsAfter(gone(said(bo, "hello")))).toEqual([{ ...hello, id: "", text: "", erased: true }]);
  expect(rowsAfter(said(bo, "hello"), gone(edited("hullo", [5])))).toEqual([hello]);
});

test("what concerns a message that is not on the screen changes nothing", () => {
  const screen = timeline.start();
  for (const event of placed<InRoom>([edited("hullo", [5]), erased(), reacted("reaction-added", bo.by)]))
    timeline.evolve(screen, shown(event));
  expect(screen.rows).toEqual([]);
});

test("a screen that followed and one that is read from the record show the same, whatever happened", () => {
  const property = (steps: Parameters<typeof live>[0]) => {
    const events = live(steps);
    expect(screenOf(asErased(events))).toEqual(screenOf(events));
  };
  fc.assert(fc.property(anySteps, property), { numRuns: 500 });
});

test("nothing that was taken back is left in the record", () => {
  const property = (steps: Parameters<typeof live>[0]) => {
    const events = live(steps);
    const onScreen = new Set(events.flatMap(({ type, version }) => (type === "message-posted" ? [version] : [])));
    for (const row of screenOf(events)) if (row.kind === "message" && row.erased) onScreen.delete(row.version);
    const words = asErased(events).filter((event) => "text" in event);
    for (const { about, version } of words) expect(onScreen).toContain(about ?? version);
    expect(words).toHaveLength(onScreen.size);
  };
  fc.assert(fc.property(anySteps, property), { numRuns: 500 });
});

test("a version's place among rows is found, or where it would stand", () => {
  const property = (versions: number[], version: number) => {
    const rows = versions.toSorted((a, b) => a - b).map((one) => ({ version: one }));
    const place = placeOf(rows, version);
    expect(rows.slice(0, place).every((row) => row.version < version)).toBe(true);
    expect(rows.slice(place).every((row) => row.version >= version)).toBe(true);
  };
  fc.assert(fc.property(fc.uniqueArray(fc.nat(50)), fc.nat(50), property));
});

function screenOf(events: ReturnType<typeof live>) {
  const screen = timeline.start();
  for (const event of events) timeline.evolve(screen, shown(event));
  // An erased message's id is not in the record any more; nothing asks for it.
  return screen.rows.map((row) => (row.kind === "message" && row.erased ? { ...row, id: "" } : row));
}
