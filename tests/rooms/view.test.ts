import { describe, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { roomView } from "../../server/rooms/view.ts";
import {
  ada,
  bo,
  changed,
  closed,
  cy,
  joined,
  left,
  looks,
  NOON,
  opened,
  said,
  tea,
  teaTime,
} from "../support/cast.ts";
import { placed } from "../support/given.ts";
import { shown } from "../support/history.ts";

function viewAfter(...past: readonly Unplaced<InRoom>[]) {
  const room = roomView.start();
  for (const event of placed<InRoom>(past)) roomView.evolve(room, shown(event));
  return room;
}

describe("those in a room know", () => {
  test("nothing of one that was never opened", () => {
    expect(viewAfter()).toMatchObject({ open: false, posted: 0, looks: {}, members: {} });
  });
  test("since when it is there", () => {
    expect(viewAfter(opened(), closed(), { ...opened(), at: NOON }).since).toBe(NOON);
  });
  test("its name, topic and pause, also after they changed", () => {
    expect(viewAfter(opened())).toMatchObject({ open: true, house: true, options: tea });
    expect(viewAfter(opened(), changed({ topic: "Milk first?", slow: 5 }))).toMatchObject({
      options: { name: "tea", topic: "Milk first?", slow: 5 },
    });
  });
  test("who is in, and how everybody looks who ever was", () => {
    const room = viewAfter(...teaTime, left(bo), looks(cy, { name: "Cyd" }));
    expect(Object.keys(room.members)).toEqual([ada.mask, cy.mask]);
    expect(room.looks).toEqual({ [ada.mask]: ada.look, [bo.mask]: bo.look, [cy.mask]: { ...cy.look, name: "Cyd" } });
  });
  test("how many messages were ever said there", () => {
    expect(viewAfter(...teaTime, said(bo, "one"), said(cy, "two")).posted).toBe(2);
  });
  test("nobody of a closed room, and nothing of its past when it opens again", () => {
    const past = [...teaTime, said(bo, "one"), closed()];
    expect(viewAfter(...past)).toMatchObject({ open: false, looks: {}, members: {} });
    expect(viewAfter(...past, opened({ topic: "New" }))).toEqual(viewAfter(opened({ topic: "New" })));
    expect(viewAfter(...past, opened(), joined(bo)).members).toEqual({ [bo.mask]: true });
  });
});

test("a room read from an erased record is as those who were there know it", () => {
  const past = [...teaTime, said(bo, "one"), looks(cy, { hue: 7 })];
  const erased = past.map(({ type, at, by }) => ({ type, at, by, erased: 1 }) as unknown as Unplaced<InRoom>);
  expect(viewAfter(...erased).looks).toEqual({});
  expect(viewAfter(...erased, closed())).toMatchObject({ open: false, looks: {}, members: {} });
  expect(viewAfter(...erased, closed(), opened())).toEqual(viewAfter(...past, closed(), opened()));
});
