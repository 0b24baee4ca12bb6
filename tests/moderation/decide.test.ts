// Who may act on whom, and when that is undone or appealed.
import { describe, test } from "bun:test";
import type { OfActs, Unplaced } from "../../server/events.ts";
import {
  act,
  actsState,
  appeal,
  type Authority,
  decideAppeal,
  undo,
  withdrawAppeals,
} from "../../server/moderation/decide.ts";
import type { ActDone } from "../../server/moderation/events.ts";
import { ada, bo, cy, HOUR, NOON, type Somebody } from "../support/cast.ts";
import { given } from "../support/given.ts";

type Told = Unplaced<OfActs>;

const ban: Omit<ActDone, "type"> = {
  act: "a1",
  deed: "ban",
  whom: bo.by,
  name: "Bo",
  until: NOON + HOUR,
  ground: "harassment",
};
const banned: Told = { type: "act-done", at: NOON, by: ada.by, ...ban };
const appealed: Told = { type: "appeal-made", at: NOON, by: bo.by, act: "a1", text: "it was the train" };

const wish = ({ by }: Somebody, authority?: Authority, theirs?: Authority) => ({
  at: NOON,
  by,
  authority,
  theirs,
  done: ban,
});

describe("acting", () => {
  test("takes a right: a guest may not", () => {
    given(actsState, []).when(act, wish(cy)).gives("not-a-moderator");
    given(actsState, []).when(act, wish(ada, "moderator")).gives([banned]);
  });
  test("is not for oneself", () => {
    given(actsState, []).when(act, wish(bo, "moderator")).gives("not-oneself");
  });
  test("is not for a host of the house, nor by a moderator for another one", () => {
    given(actsState, [])
      .when(act, wish(ada, "moderator", "host"))
      .gives("on-a-host");
    given(actsState, [])
      .when(act, wish(ada, "host", "host"))
      .gives("on-a-host");
    given(actsState, [])
      .when(act, wish(ada, "moderator", "moderator"))
      .gives("on-a-host");
    given(actsState, [])
      .when(act, wish(ada, "host", "moderator"))
      .gives([banned]);
  });
  test("in a room is for its hosts, too, but not on each other", () => {
    given(actsState, [])
      .when(act, wish(ada, "room-host", "room-host"))
      .gives("on-a-host");
    given(actsState, [])
      .when(act, wish(ada, "moderator", "room-host"))
      .gives([banned]);
    given(actsState, []).when(act, wish(ada, "room-host")).gives([banned]);
  });
  test("does not end before it begins", () => {
    const past = { ...wish(ada, "host"), done: { ...ban, until: NOON } };
    given(actsState, []).when(act, past).gives("over-already");
  });
});

describe("undoing", () => {
  const undone = { at: NOON, by: ada.by, act: "a1" };
  const undoes = { ...undone, theirs: undefined };
  const byRoomHost = { ...undoes, by: cy.by, authority: "room-host" as const };
  test("is not for whoever has less to say than the one who did it", () => {
    given(actsState, [banned])
      .when(undo, { ...byRoomHost, theirs: "moderator" })
      .gives("done-by-above");
    given(actsState, [banned])
      .when(undo, { ...byRoomHost, authority: "moderator", theirs: "host" })
      .gives("done-by-above");
    given(actsState, [banned, appealed])
      .when(decideAppeal, { ...byRoomHost, authority: "moderator", theirs: "host", lifted: true })
      .gives("done-by-above");
  });
  test("is for whoever has as much to say, and of those who have nothing to say any more", () => {
    for (const theirs of ["room-host", undefined] as const)
      given(actsState, [banned])
        .when(undo, { ...byRoomHost, theirs })
        .gives([{ type: "act-undone", at: NOON, by: cy.by, act: "a1" }]);
  });
  test("happens once", () => {
    given(actsState, [banned])
      .when(undo, { ...undoes, authority: "moderator" })
      .gives([{ type: "act-undone", ...undone }]);
    given(actsState, [banned, { type: "act-undone", ...undone }])
      .when(undo, { ...undoes, authority: "moderator" })
      .gives("no-such-act");
  });
  test("takes the same right", () => {
    given(actsState, [banned])
      .when(undo, { ...undoes, authority: undefined })
      .gives("not-a-moderator");
  });
  test("is not for the one whom it is about, who may look after the house, too", () => {
    given(actsState, [banned])
      .when(undo, { ...undoes, by: bo.by, authority: "moderator" })
      .gives("not-oneself");
    given(actsState, [banned, appealed])
      .when(decideAppeal, { ...undoes, by: bo.by, authority: "moderator", lifted: true })
      .gives("not-oneself");
  });
});

describe("an appeal", () => {
  const asks = { at: NOON, by: bo.by, act: "a1", text: "it was the train" };
  test("is made once, by whoever is banned", () => {
    given(actsState, [banned]).when(appeal, asks).gives([appealed]);
    given(actsState, [banned, appealed]).when(appeal, asks).gives("appealed-already");
  });
  test("by somebody whose network is banned counts, too", () => {
    given(actsState, [banned])
      .when(appeal, { ...asks, by: cy.by })
      .gives([{ ...appealed, by: cy.by }]);
  });
  test("comes too late when the ban is over", () => {
    given(actsState, [banned])
      .when(appeal, { ...asks, at: NOON + HOUR })
      .gives("not-banned");
  });
  test("of somebody who wants to be forgotten is erased, and somebody else of their network may make one", () => {
    given(actsState, [banned, appealed])
      .when(withdrawAppeals, { at: NOON, by: bo.by, appeals: new Map([["a1", 2]]) })
      .gives([{ type: "appeal-withdrawn", at: NOON, by: bo.by, act: "a1", erases: [2] }]);
    given(actsState, [banned, appealed, { type: "appeal-withdrawn", at: NOON, by: bo.by, act: "a1" }])
      .when(appeal, { ...asks, by: cy.by })
      .gives([{ ...appealed, by: cy.by }]);
  });
  test("that is granted lifts the ban; one that is not leaves it", () => {
    const decides = { at: NOON, by: ada.by, act: "a1", authority: "moderator" as const, theirs: undefined };
    const decided = { type: "appeal-decided" as const, at: NOON, by: ada.by, act: "a1" };
    given(actsState, [banned, appealed])
      .when(decideAppeal, { ...decides, lifted: true })
      .gives([
        { ...decided, lifted: true },
        { type: "act-undone", at: NOON, by: ada.by, act: "a1" },
      ]);
    given(actsState, [banned, appealed])
      .when(decideAppeal, { ...decides, lifted: false })
      .gives([{ ...decided, lifted: false }]);
    given(actsState, [banned])
      .when(decideAppeal, { ...decides, lifted: true })
      .gives("no-such-act");
  });
});
