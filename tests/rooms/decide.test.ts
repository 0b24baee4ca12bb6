import { describe, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { change, changeLook, close, join, leave, open, shut } from "../../server/rooms/decide.ts";
import { NAME_HELD_MS, roomState } from "../../server/rooms/state.ts";
import {
  ada,
  bo,
  changed,
  closed,
  DAY,
  dee,
  joined,
  left,
  looks,
  NOON,
  opened,
  openedBy,
  said,
  type Somebody,
  tea,
  teaTime,
} from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

const inTea = (...more: Unplaced<InRoom>[]) => given(roomState, [...teaTime, ...more]);
const nobody = new Set<string>();
const everybody = new Set([ada.by, bo.by, "p_cy"]);
const enters = ({ by, mask, look }: Somebody, name = look.name, present: ReadonlySet<string> = everybody) => ({
  at: NOON,
  by,
  mask,
  look: { ...look, name },
  present,
  invited: false,
  signedUp: false,
});
const joinedAs = ({ by, mask, look }: Somebody, name: string) => [
  { type: "member-joined" as const, at: NOON, by, mask, ...look, name },
];

describe("opening a room", () => {
  const wish = { options: tea, house: false, at: NOON, by: dee.by };
  const roomOpened = { type: "room-opened" as const, ...tea, house: false, at: NOON, by: dee.by };

  test("anybody may open a room of a new name", () => {
    given(roomState, []).when(open, wish).gives([roomOpened]);
  });
  test("a name that another open room has is taken", () => {
    inTea().when(open, wish).gives("room-name-taken");
  });
  test("the name of a closed room is free again, and nobody is in", () => {
    inTea(closed()).when(open, wish).gives([roomOpened]);
    expect(folded(roomState, [...teaTime, closed(), opened()]).members.size).toBe(0);
  });
});

describe("changing a room", () => {
  test("another name, topic or pause is recorded", () => {
    const other = { name: "Tea", topic: "Milk first?", slow: 30 };
    for (const part of [other, { name: "Tea" }, { topic: "Milk first?" }, { slow: 30 }]) {
      inTea()
        .when(change, { options: part, at: NOON })
        .gives([{ type: "room-changed", ...tea, ...part, at: NOON }]);
    }
  });
  test("what is so already is not recorded again", () => {
    inTea().when(change, { options: tea, at: NOON }).gives([]);
    inTea(changed({ topic: "Milk first?" }))
      .when(change, { options: { topic: "Milk first?" }, at: NOON })
      .gives([]);
  });
  test("a room that never was, or was closed, cannot be changed", () => {
    given(roomState, []).when(change, { options: tea, at: NOON }).gives("no-such-room");
    inTea(closed()).when(change, { options: tea, at: NOON }).gives("room-closed");
  });
});

describe("closing a room", () => {
  test("everything that was said there is erased with it", () => {
    inTea()
      .when(close, { at: NOON })
      .gives([{ type: "room-closed", at: NOON, found: "everybody", erases: "all" }]);
  });
  test("a room that never was, or was closed, cannot be closed", () => {
    given(roomState, []).when(close, { at: NOON }).gives("no-such-room");
    inTea(closed()).when(close, { at: NOON }).gives("room-closed");
  });
});

describe("closing a room over the heads of its people", () => {
  const desk = { closing: "d", by: "p_host", name: "Tea" };
  const wish = { at: NOON, reason: "Sold things", desk };
  const byPeople = openedBy(ada);
  test("erases what was said, and says why; who did it is for the desk", () => {
    given(roomState, [byPeople, joined(bo)])
      .when(shut, wish)
      .gives([{ type: "room-closed", at: NOON, found: "everybody", reason: "Sold things", desk, erases: "all" }]);
  });
  test("a house room stays as long as its file names it", () => {
    inTea().when(shut, wish).gives("house-room");
  });
  test("a room that never was, or was closed, cannot be closed", () => {
    given(roomState, []).when(shut, wish).gives("no-such-room");
    inTea(closed()).when(shut, wish).gives("room-closed");
  });
  test("whoever comes later reads why, until it is opened again", () => {
    const past = [byPeople, { ...closed(), reason: "Sold things" } as ReturnType<typeof closed>];
    given(roomState, past).when(join, enters(dee)).gives({ rejected: "room-closed", note: "Sold things" });
    given(roomState, [...past, byPeople, closed()])
      .when(join, enters(dee))
      .gives({ rejected: "room-closed" });
  });
});

describe("joining a room", () => {
  test("an outsider walks in under their own name", () => {
    inTea().when(join, enters(dee)).gives(joinedAs(dee, "Dee"));
  });
  test("a member who walks in again stays as they are", () => {
    inTea().when(join, enters(bo, "Robert")).gives([]);
  });
  test("a member whose name somebody signed up with since walks in again as the second of that name", () => {
    const claims = (person: string) => new Map([["bo", { person }]]);
    inTea()
      .when(join, { ...enters(bo), claims: claims(dee.by) })
      .gives([{ type: "look-changed", at: NOON, by: bo.by, ...bo.look, name: "Bo 2" }]);
    inTea()
      .when(join, { ...enters(bo), claims: claims(bo.by) })
      .gives([]);
  });
  test("a room that never was, or was closed, cannot be joined", () => {
    given(roomState, []).when(join, enters(dee)).gives("no-such-room");
    inTea(closed()).when(join, enters(dee)).gives("room-closed");
  });
  test("whoever is called like somebody present walks in as the second of that name", () => {
    inTea().when(join, enters(dee, "Ada")).gives(joinedAs(dee, "Ada 2"));
  });
  test("the third of a name walks in as the third", () => {
    const second = { ...joined(dee), by: "p_other", name: "Ada 2" };
    const present = new Set([...everybody, "p_other"]);
    inTea(second)
      .when(join, enters(dee, "Ada", present))
      .gives(joinedAs(dee, "Ada 3"));
  });
  test.each(["ADA", "Аda", "A d a", "Ádà", "Ａｄａ", "A\u200Bda"])(
    "a look-alike of a worn name, %p, gets a number",
    (name) => {
      inTea()
        .when(join, enters(dee, name))
        .gives(joinedAs(dee, `${name} 2`));
    },
  );
});

describe("a name that its wearer left behind", () => {
  const adaSpoke = (ago: number) => inTea(said(ada, "hello", { at: NOON - ago }));
  const comesAsAda = enters(dee, "Ada", nobody);

  test("stays theirs for a day after they last spoke", () => {
    adaSpoke(0).when(join, comesAsAda).gives(joinedAs(dee, "Ada 2"));
    adaSpoke(NAME_HELD_MS - 1)
      .when(join, comesAsAda)
      .gives(joinedAs(dee, "Ada 2"));
  });
  test("is free after that day", () => {
    expect(NAME_HELD_MS).toBe(DAY);
    adaSpoke(NAME_HELD_MS).when(join, comesAsAda).gives(joinedAs(dee, "Ada"));
  });
  test("is free if they never spoke", () => {
    inTea().when(join, comesAsAda).gives(joinedAs(dee, "Ada"));
  });
  test("stays theirs however long ago they spoke, while they are here", () => {
    adaSpoke(2 * DAY)
      .when(join, enters(dee, "Ada", new Set([ada.by])))
      .gives(joinedAs(dee, "Ada 2"));
  });
  test("stays theirs for that day also when they left the room", () => {
    const spokeAndLeft = (ago: number) => inTea(said(ada, "hello", { at: NOON - ago }), left(ada));
    spokeAndLeft(DAY - 1)
      .when(join, comesAsAda)
      .gives(joinedAs(dee, "Ada 2"));
    spokeAndLeft(DAY).when(join, comesAsAda).gives(joinedAs(dee, "Ada"));
    spokeAndLeft(0).when(join, enters(ada)).gives(joinedAs(ada, "Ada"));
  });
  test("stays theirs when they left, came back and went offline", () => {
    inTea(said(ada, "hello"), left(ada), joined(ada)).when(join, comesAsAda).gives(joinedAs(dee, "Ada 2"));
  });
  test("is free if they left without a word", () => {
    inTea(left(ada)).when(join, comesAsAda).gives(joinedAs(dee, "Ada"));
  });
  test("is forgotten with the next one who leaves after that day", () => {
    const past = [said(ada, "hello", { at: NOON - DAY }), left(ada), left(bo)];
    expect(folded(roomState, [...teaTime, said(ada, "hello"), left(ada)]).left.size).toBe(1);
    expect(folded(roomState, [...teaTime, ...past]).left.size).toBe(0);
  });
  test("stays theirs when they changed their colour after they spoke", () => {
    inTea(said(ada, "hello", { at: NOON - 1 }), looks(ada, { hue: 1 }))
      .when(join, comesAsAda)
      .gives(joinedAs(dee, "Ada 2"));
  });
});

describe("leaving a room", () => {
  test("a member may leave, also after it was closed over them", () => {
    inTea()
      .when(leave, { at: NOON, by: bo.by })
      .gives([{ type: "member-left", at: NOON, by: bo.by }]);
    inTea(closed()).when(leave, { at: NOON, by: bo.by }).gives([]);
  });
  test("who is not in has nothing to leave", () => {
    inTea().when(leave, { at: NOON, by: dee.by }).gives([]);
    inTea(left(bo)).when(leave, { at: NOON, by: bo.by }).gives([]);
  });
});

describe("changing one's look", () => {
  const wish = (person: Somebody, look: Partial<Somebody["look"]>) => ({
    ...enters(person),
    look: { ...person.look, ...look },
  });
  const changedTo = (person: Somebody, look: Partial<Somebody["look"]>) => [
    { type: "look-changed" as const, at: NOON, by: person.by, ...person.look, ...look },
  ];

  test("a free name, another colour or another face is worn at once", () => {
    for (const look of [{ name: "Bobby" }, { hue: 7 }, { face: 7 }]) {
      inTea().when(changeLook, wish(bo, look)).gives(changedTo(bo, look));
    }
  });
  test("the same look is not recorded again", () => {
    inTea().when(changeLook, wish(bo, {})).gives([]);
    inTea(looks(bo, { hue: 7 }))
      .when(changeLook, wish(bo, { hue: 7 }))
      .gives([]);
  });
  test("a name that somebody here wears, or one like it, is taken", () => {
    inTea()
      .when(changeLook, wish(bo, { name: "Ada" }))
      .gives("name-taken");
    inTea()
      .when(changeLook, wish(bo, { name: "aDA" }))
      .gives("name-taken");
  });
  test("one's own name in other letters is not taken", () => {
    inTea()
      .when(changeLook, wish(bo, { name: "BO" }))
      .gives(changedTo(bo, { name: "BO" }));
  });
  test("a name that somebody gave up is free", () => {
    inTea(looks(ada, { name: "Countess" }))
      .when(changeLook, wish(bo, { name: "Ada" }))
      .gives(changedTo(bo, { name: "Ada" }));
  });
  test("a colour may be changed also when somebody else came to wear the same name", () => {
    inTea({ ...joined(dee), name: "Ada" } as Unplaced<InRoom>)
      .when(changeLook, { ...wish(ada, { hue: 7 }), present: new Set([ada.by, dee.by]) })
      .gives(changedTo(ada, { hue: 7 }));
  });
  test("who is not in has no look there", () => {
    inTea()
      .when(changeLook, wish(dee, { hue: 7 }))
      .gives("not-a-member");
    inTea(closed())
      .when(changeLook, wish(bo, { hue: 7 }))
      .gives("not-a-member");
  });
});

test("a room whose words were erased folds as it did before", () => {
  const erased = (event: Unplaced<InRoom>) =>
    ({ type: event.type, at: event.at, by: event.by, erased: 1 }) as Unplaced<InRoom>;
  const past = [...teaTime, looks(bo, { name: "Bobby" }), said(ada, "hello")];
  expect(folded(roomState, [...past.map(erased), closed()])).toMatchObject({ life: "closed", members: new Map() });
  expect(folded(roomState, [...past.map(erased), closed(), opened()])).toEqual(
    folded(roomState, [...past, closed(), opened()]),
  );
});
