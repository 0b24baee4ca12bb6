// Who looks after the house, and how they come to.
import { describe, test } from "bun:test";
import type { OfHouse, Unplaced } from "../../server/events.ts";
import {
  becomeHost,
  endModerator,
  HOST_LINK_MS,
  makeHostLink,
  nameModerator,
  roles,
} from "../../server/roles/decide.ts";
import { ada, bo, cy, NOON, SECOND } from "../support/cast.ts";
import { given } from "../support/given.ts";

type Told = Unplaced<OfHouse>;

const made = (link: string, at = NOON): Told => ({ type: "host-link-made", at, link, until: at + HOST_LINK_MS });
const adaIsHost: Told[] = [made("one"), { type: "house-host-made", at: NOON, by: ada.by }];
const boModerates: Told[] = [...adaIsHost, { type: "moderator-named", at: NOON, by: ada.by, whom: bo.by }];

describe("a host link", () => {
  test("makes whoever opens it a host of the house", () => {
    given(roles, [made("one")])
      .when(becomeHost, { at: NOON, by: ada.by, link: "one" })
      .gives([{ type: "house-host-made", at: NOON, by: ada.by }]);
  });
  test("works once", () => {
    given(roles, adaIsHost).when(becomeHost, { at: NOON, by: bo.by, link: "one" }).gives("host-link-over");
  });
  test("works for a day, and not a moment longer", () => {
    const late = { by: ada.by, link: "one" };
    given(roles, [made("one")])
      .when(becomeHost, { ...late, at: NOON + HOST_LINK_MS - 1 })
      .gives([{ type: "house-host-made", at: NOON + HOST_LINK_MS - 1, by: ada.by }]);
    given(roles, [made("one")])
      .when(becomeHost, { ...late, at: NOON + HOST_LINK_MS })
      .gives("host-link-over");
  });
  test("gives way to a newer one", () => {
    const both = [made("one"), made("two", NOON + SECOND)];
    given(roles, both)
      .when(becomeHost, { at: NOON + SECOND, by: ada.by, link: "one" })
      .gives("host-link-over");
    given(roles, both)
      .when(makeHostLink, { at: NOON + SECOND, link: "two" })
      .gives([]);
  });
  test("that was never made opens nothing", () => {
    given(roles, []).when(becomeHost, { at: NOON, by: ada.by, link: "one" }).gives("host-link-over");
  });
});

describe("a host of the house", () => {
  const name = { at: NOON, by: ada.by, whom: bo.by, signedUp: true };
  test("names moderators among people who signed up", () => {
    given(roles, adaIsHost)
      .when(nameModerator, name)
      .gives([{ type: "moderator-named", at: NOON, by: ada.by, whom: bo.by }]);
    given(roles, adaIsHost)
      .when(nameModerator, { ...name, signedUp: false })
      .gives("guests-cannot-moderate");
    given(roles, boModerates).when(nameModerator, name).gives([]);
    given(roles, adaIsHost)
      .when(nameModerator, { ...name, whom: ada.by })
      .gives([]);
  });
  test("alone names and ends them; moderators may step down", () => {
    given(roles, boModerates)
      .when(nameModerator, { ...name, by: bo.by, whom: cy.by })
      .gives("not-a-house-host");
    given(roles, boModerates).when(endModerator, { at: NOON, by: cy.by, whom: bo.by }).gives("not-a-house-host");
    const ended = (by: string) => [{ type: "moderator-ended" as const, at: NOON, by, whom: bo.by }];
    given(roles, boModerates).when(endModerator, { at: NOON, by: ada.by, whom: bo.by }).gives(ended(ada.by));
    given(roles, boModerates).when(endModerator, { at: NOON, by: bo.by, whom: bo.by }).gives(ended(bo.by));
    given(roles, adaIsHost).when(endModerator, { at: NOON, by: ada.by, whom: bo.by }).gives([]);
  });
});
