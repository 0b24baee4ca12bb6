import { describe, expect, test } from "bun:test";
import type { HouseEvent, Recorded } from "../../server/events.ts";
import { people } from "../../server/people/view.ts";
import { ada, bo, closed, joined, left, NOON, type Somebody } from "../support/cast.ts";

const arrives = ({ by, look }: Somebody, session: string) => ({
  type: "guest-arrived" as const,
  at: NOON,
  by,
  session,
  ...look,
});
const chooses = ({ by, look }: Somebody, name: string) => ({
  type: "look-chosen" as const,
  at: NOON,
  by,
  ...look,
  name,
});
const renews = ({ by }: Somebody, was: string, session: string) => ({
  type: "session-renewed" as const,
  at: NOON,
  by,
  was,
  session,
});

function houseAfter(...past: [stream: string, event: object][]) {
  const known = people.start();
  for (const [stream, event] of past)
    people.evolve(known, { ...event, stream, seq: 1, version: 1 } as Recorded<HouseEvent>);
  return known;
}

describe("the house knows", () => {
  test("whose a session is, and whose it became", () => {
    const past: [string, object][] = [
      ["person:p_ada", arrives(ada, "one")],
      ["person:p_bo", arrives(bo, "two")],
    ];
    expect(houseAfter(...past).personOf).toEqual(
      new Map([
        ["one", ada.by],
        ["two", bo.by],
      ]),
    );
    const renewed = houseAfter(...past, ["person:p_ada", renews(ada, "one", "three")]);
    expect(renewed.personOf).toEqual(
      new Map([
        ["two", bo.by],
        ["three", ada.by],
      ]),
    );
  });
  test("how many wear a name, so that a new guest gets one of their own", () => {
    const twin = { ...bo, look: ada.look };
    const past: [string, object][] = [
      ["person:p_ada", arrives(ada, "one")],
      ["person:p_bo", arrives(twin, "two")],
    ];
    expect(houseAfter(...past).wearing).toEqual(new Map([["Ada", 2]]));
    expect(houseAfter(...past, ["person:p_bo", chooses(twin, "Bo")]).wearing).toEqual(
      new Map([
        ["Ada", 1],
        ["Bo", 1],
      ]),
    );
    const all = houseAfter(...past, ["person:p_bo", chooses(twin, "Bo")], ["person:p_ada", chooses(ada, "Bo")]);
    expect(all.wearing).toEqual(new Map([["Bo", 2]]));
    expect(all.looks.get(ada.by)).toEqual({ ...ada.look, name: "Bo" });
  });
  test("which rooms somebody is in, in the order of joining", () => {
    const past: [string, object][] = [
      ["room:tea", joined(ada)],
      ["room:attic", joined(ada)],
      ["room:tea", joined(bo)],
    ];
    expect([...(houseAfter(...past).roomsOf.get(ada.by) ?? [])]).toEqual(["tea", "attic"]);
    expect([...(houseAfter(...past, ["room:tea", left(ada)]).roomsOf.get(ada.by) ?? [])]).toEqual(["attic"]);
    const shut = houseAfter(...past, ["room:tea", closed()]);
    expect([shut.roomsOf.get(ada.by), shut.roomsOf.get(bo.by)]).toEqual([new Set(["attic"]), new Set()]);
  });
});
