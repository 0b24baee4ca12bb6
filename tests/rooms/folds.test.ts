import { expect, test } from "bun:test";
import type { HouseEvent, Recorded } from "../../server/events.ts";
import { Masks } from "../../server/heart/masks.ts";
import { withoutWords } from "../../server/log/line.ts";
import { notIn } from "../../server/rooms/decide.ts";
import { personOf } from "../../server/rooms/state.ts";
import { foldsOf, leavesNoTrace } from "../../server/wiring/folds.ts";
import { ada, bo, cy, DAY, joined, left, NOON, openedBy, removed, said } from "../support/cast.ts";
import { placed } from "../support/given.ts";

test("whoever joined before masks were recorded can be meant by the mask that they wear now", () => {
  const masks = new Masks(new Uint8Array(32));
  const { deciding } = foldsOf(masks);
  const mask = masks.of(bo.by, "tea");
  const { mask: _, ...before } = joined(bo) as ReturnType<typeof joined> & { mask: string };
  const room = deciding.rooms.fold.start();
  const talk = deciding.messages.fold.start();
  const past = [openedBy(ada), joined(ada), before] as Parameters<typeof placed<HouseEvent>>[0];
  for (const event of placed<HouseEvent>(past)) {
    deciding.rooms.fold.evolve(room, event);
    deciding.messages.fold.evolve(talk, event);
  }
  expect(personOf(room, mask)).toBe(bo.by);
  expect(talk.members.get(bo.by)).toBe(mask);
  for (const event of placed<HouseEvent>([removed(ada, { ...bo, mask })])) deciding.rooms.fold.evolve(room, event);
  expect(notIn(room, bo.by)).toEqual({ rejected: "not-a-member" });
});

test("a name is let go when somebody is removed a day later, also where that one was forgotten since", () => {
  const { fold } = foldsOf(new Masks(new Uint8Array(32))).deciding.rooms;
  const past = [openedBy(ada), joined(cy), said(cy, "hello"), left(cy), joined(bo)] as Parameters<typeof placed>[0];
  const removal = { ...removed(ada, bo), at: NOON + DAY } as (typeof past)[number];
  const events = placed([...past, removal]) as Recorded<HouseEvent>[];
  const leftIn = (all: readonly Recorded<HouseEvent>[]) => {
    const room = fold.start();
    for (const event of all) fold.evolve(room, event);
    return [...room.left.keys()];
  };
  expect(leftIn(events.slice(0, 5))).toEqual([cy.by]);
  expect(leftIn(events)).toEqual([]);
  expect(leftIn(events.with(4, withoutWords(events[4] as Recorded) as Recorded<HouseEvent>))).toEqual([]);
});

test("streams of rooms in memory leave no trace: what was said there, and their links", () => {
  expect(["room:~tea", "invites:~tea"].map(leavesNoTrace)).toEqual([true, true]);
  expect(["room:tea", "invites:tea", "person:~tea", "house"].map(leavesNoTrace)).toEqual([false, false, false, false]);
});
