import { expect, test } from "bun:test";
import type { HouseEvent } from "../../server/events.ts";
import { foldsOf, leavesNoTrace } from "../../server/folds.ts";
import { Masks } from "../../server/masks.ts";
import { notIn } from "../../server/rooms/decide.ts";
import { personOf } from "../../server/rooms/state.ts";
import { ada, bo, joined, openedBy, removed } from "../support/cast.ts";
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

test("streams of rooms in memory leave no trace: what was said there, and their links", () => {
  expect(["room:~tea", "invites:~tea"].map(leavesNoTrace)).toEqual([true, true]);
  expect(["room:tea", "invites:tea", "person:~tea", "house"].map(leavesNoTrace)).toEqual([false, false, false, false]);
});
