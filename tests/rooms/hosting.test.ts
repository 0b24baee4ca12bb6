// What a host may do in their room, and nobody else.
import { describe, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import {
  answerNewcomer,
  change,
  close,
  expire,
  handOver,
  join,
  mute,
  nameHost,
  notIn,
  remove,
  stepDown,
} from "../../server/rooms/decide.ts";
import { type Options, PLAIN } from "../../server/rooms/options.ts";
import { REMOVED_MS, roomState } from "../../server/rooms/state.ts";
import {
  ada,
  adasTea,
  answered,
  attic,
  bo,
  changed,
  closed,
  cy,
  DAY,
  dee,
  HOUR,
  joined,
  knocked,
  left,
  named,
  NOON,
  opened,
  openedBy,
  removed,
  said,
  type Somebody,
  tea,
  teaTime,
} from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

const inAdasTea = (...more: Unplaced<InRoom>[]) => given(roomState, [...adasTea, ...more]);
const asks = ({ by }: Somebody) => ({ at: NOON, by });
const about = (who: Somebody, { mask: whom }: Somebody) => ({ ...asks(who), whom });
const ended = ({ by, mask }: Somebody) => ({ type: "host-ended" as const, at: NOON, by, whom: mask });

describe("whoever opened a room is its host, and", () => {
  const hostsOnly = [
    ["changes its options", change, { options: { slow: 5 } }],
    ["closes it", close, {}],
    ["mutes a member", mute, { whom: cy.mask, until: NOON + HOUR }],
    ["removes a member", remove, { whom: cy.mask }],
    ["lets a newcomer in", answerNewcomer, { whom: dee.mask, welcome: true }],
    ["names another host", nameHost, { whom: cy.mask }],
    ["hands it over", handOver, { whom: cy.mask, mask: bo.mask }],
    ["steps down", stepDown, { mask: bo.mask }],
  ] as const;
  for (const [what, decide, more] of hostsOnly) {
    const wish = (who: Somebody) => ({ ...asks(who), ...more }) as never;
    test(`alone ${what}`, () => {
      inAdasTea()
        .when(decide as typeof close, wish(bo))
        .gives("not-a-host");
      inAdasTea()
        .when(decide as typeof close, wish(dee))
        .gives("not-a-member");
      given(roomState, teaTime)
        .when(decide as typeof close, wish(ada))
        .gives("not-a-host");
      const privately = [openedBy(ada, attic), joined(ada), joined(bo)];
      given(roomState, privately)
        .when(decide as typeof close, wish(dee))
        .gives("no-such-room");
      inAdasTea(closed())
        .when(decide as typeof close, wish(ada))
        .gives("room-closed");
      given(roomState, [])
        .when(decide as typeof close, wish(ada))
        .gives("no-such-room");
    });
  }
  test("stays its host when they leave and come back", () => {
    inAdasTea(left(ada), joined(ada))
      .when(mute, { ...about(ada, bo), until: 0 })
      .gives([{ type: "member-muted", ...about(ada, bo), until: 0 }]);
  });
});

describe("changing a room", () => {
  const changes = (options: Partial<Options>, room: Partial<Options> = {}) =>
    given(roomState, [openedBy(ada, room), joined(ada)]).when(change, { ...asks(ada), options });

  test("every option that people do not rely on may change", () => {
    const free: Partial<Options>[] = [
      { name: "Tea" },
      { topic: "Milk?" },
      { keep: "1h" },
      { slow: 30 },
      { locked: true },
      { hushed: true },
      { held: true },
      { most: 5 },
    ];
    for (const options of free) changes(options).gives([{ type: "room-changed", ...asks(ada), ...tea, ...options }]);
  });
  test("what people said their words on the strength of stays", () => {
    for (const options of [{ found: "link" }, { oneWay: true }, { masks: true }, { keep: "memory" }] as const)
      changes(options).gives("option-fixed");
    changes({ keep: "ever" }, { keep: "memory" }).gives("option-fixed");
    changes({ found: "everybody" }, { found: "link" }).gives("option-fixed");
  });
  test("what is so already is not recorded again", () => {
    changes({ slow: 0 }).gives([]);
  });
  test("is not done by halves", () => {
    changes({ slow: 30, oneWay: true }).gives("option-fixed");
  });
});

describe("muting and removing", () => {
  test("somebody who is not in, or oneself, is refused", () => {
    for (const decide of [
      remove,
      nameHost,
      (state: never, wish: never) => mute(state, { ...(wish as object), until: 0 } as never),
    ]) {
      inAdasTea()
        .when(decide as typeof remove, about(ada, dee))
        .gives("not-a-member");
      inAdasTea()
        .when(decide as typeof remove, about(ada, ada))
        .gives("not-oneself");
    }
  });
  test("a removed member is out for an hour", () => {
    inAdasTea()
      .when(remove, about(ada, bo))
      .gives([{ type: "member-removed", ...about(ada, bo), until: NOON + REMOVED_MS }]);
    const state = folded(roomState, [...adasTea, removed(ada, bo)]);
    expect(notIn(state, bo.by)).toMatchObject({ rejected: "not-a-member" });
  });
  test("a removed host is none any more", () => {
    inAdasTea(named(ada, bo), removed(ada, bo)).when(close, asks(bo)).gives("not-a-member");
  });
  test("the name of who was removed after speaking stays theirs for its day", () => {
    expect(folded(roomState, [...adasTea, said(bo, "hello"), removed(ada, bo)]).left.has(bo.by)).toBe(true);
  });
});

describe("hosts", () => {
  test("a named one is a host beside the other", () => {
    inAdasTea()
      .when(nameHost, about(ada, bo))
      .gives([{ type: "host-named", ...about(ada, bo) }]);
    inAdasTea(named(ada, bo)).when(nameHost, about(bo, ada)).gives([]);
    inAdasTea(named(ada, bo))
      .when(remove, about(bo, cy))
      .gives([expect.anything()] as never);
  });
  test("handing over names the other and steps down in one go", () => {
    const wish = { ...about(ada, bo), mask: ada.mask };
    inAdasTea()
      .when(handOver, wish)
      .gives([{ type: "host-named", ...about(ada, bo) }, ended(ada)]);
    inAdasTea(named(ada, bo))
      .when(handOver, wish)
      .gives([ended(ada)]);
    inAdasTea(named(ada, bo), ended(ada)).when(close, asks(ada)).gives("not-a-host");
  });
  test("the last one cannot step down, another can", () => {
    inAdasTea()
      .when(stepDown, { ...asks(ada), mask: ada.mask })
      .gives("last-host");
    inAdasTea(named(ada, bo))
      .when(stepDown, { ...asks(ada), mask: ada.mask })
      .gives([ended(ada)]);
  });
  test("one who steps down after leaving the room is none any more", () => {
    inAdasTea(named(ada, bo), left(ada), ended(ada), joined(ada)).when(close, asks(ada)).gives("not-a-host");
  });
});

describe("a room that nobody leads", () => {
  const comes = {
    at: NOON,
    by: dee.by,
    mask: dee.mask,
    look: dee.look,
    present: new Set<string>(),
    invited: false,
    signedUp: false,
    hostsHouse: true,
  };
  const joins = { ...joined(dee), at: NOON };
  const leads = { type: "host-named" as const, at: NOON, whom: dee.mask };
  /** As it came from another house. */
  const moved = (room: Partial<Options> = {}): Unplaced<InRoom> => ({
    type: "room-opened",
    at: NOON - DAY,
    house: false,
    ...tea,
    ...room,
  });

  test("is led by the first host of the house who comes in", () => {
    given(roomState, [moved()]).when(join, comes).gives([joins, leads]);
    given(roomState, [moved()])
      .when(join, { ...comes, hostsHouse: false })
      .gives([joins]);
    given(roomState, [moved(), joined(dee), { ...leads, whom: dee.mask }, joined(ada)])
      .when(join, { ...comes, ...asks(ada), mask: ada.mask, look: ada.look })
      .gives([]);
  });
  test("is led by one who is in it already", () => {
    given(roomState, [moved(), joined(dee)])
      .when(join, comes)
      .gives([leads]);
    given(roomState, [openedBy(ada), joined(ada), { type: "member-forgotten", ...asks(ada), mask: ada.mask }])
      .when(join, comes)
      .gives([joins, leads]);
  });
  test("opens to them also when it is locked or held, but is found by its link alone", () => {
    for (const room of [{ locked: true }, { held: true }, { signedUp: true }])
      given(roomState, [moved(room)])
        .when(join, comes)
        .gives([joins, leads]);
    given(roomState, [moved(attic)])
      .when(join, comes)
      .gives("no-such-room");
    given(roomState, [moved(attic)])
      .when(join, { ...comes, invited: true })
      .gives([joins, leads]);
  });
  test("is no room of the house, no group of strangers, and none that somebody leads", () => {
    given(roomState, [opened()]).when(join, comes).gives([joins]);
    given(roomState, [moved({ found: "nobody" })])
      .when(join, { ...comes, invited: true })
      .gives([joins]);
    inAdasTea().when(join, comes).gives([joins]);
  });
});

describe("newcomers who knocked", () => {
  const held = changed({ held: true });

  test("are let in or not by a host, once", () => {
    for (const welcome of [true, false])
      inAdasTea(held, knocked(dee))
        .when(answerNewcomer, { ...about(ada, dee), welcome })
        .gives([answered(ada, dee, welcome)]);
    inAdasTea(held, knocked(dee), answered(ada, dee, true))
      .when(answerNewcomer, { ...about(ada, dee), welcome: false })
      .gives([]);
    inAdasTea(held)
      .when(answerNewcomer, { ...about(ada, dee), welcome: true })
      .gives([]);
  });
});

test("what was kept long enough expires by the house, in an open room, if there was any", () => {
  const wish = { at: NOON, upTo: 6, versions: [5, 6] };
  inAdasTea()
    .when(expire, wish)
    .gives([{ type: "words-expired", at: NOON, upTo: 6, erases: [5, 6] }]);
  inAdasTea()
    .when(expire, { ...wish, versions: [] })
    .gives([]);
  inAdasTea(closed()).when(expire, wish).gives([]);
});

test("a private room that is closed is as if it never was; of a public one it is known", () => {
  const past = (room: Options) => [openedBy(ada, room), joined(ada), closed(room.found)];
  given(roomState, past(attic)).when(close, asks(ada)).gives("no-such-room");
  given(roomState, past(PLAIN)).when(close, asks(ada)).gives("room-closed");
});
