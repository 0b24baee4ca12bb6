// Who may come into a room, by what, and what the others hear.
import { describe, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { changeLook, join, needsInvite, notIn } from "../../server/rooms/decide.ts";
import type { Options } from "../../server/rooms/options.ts";
import { REMOVED_MS, roomState } from "../../server/rooms/state.ts";
import {
  ada,
  answered,
  attic,
  bo,
  closed,
  dee,
  joined,
  knocked,
  left,
  looks,
  NOON,
  openedBy,
  removed,
  type Somebody,
} from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

const comes = ({ by, mask, look }: Somebody, more: { invited?: boolean; signedUp?: boolean; at?: number } = {}) => ({
  at: NOON,
  by,
  mask,
  look,
  present: new Set<string>(),
  invited: false,
  signedUp: false,
  ...more,
});
const isIn = ({ by, mask, look }: Somebody) => [{ type: "member-joined" as const, at: NOON, by, mask, ...look }];
const room = (options: Partial<Options>, ...more: Unplaced<InRoom>[]) =>
  given(roomState, [openedBy(ada, options), joined(ada), ...more]);

describe("a private room", () => {
  test("is, to a stranger without a link, as if it never was", () => {
    const never = given(roomState, []);
    for (const there of [never, room(attic), room(attic, closed("link"))])
      there.when(join, comes(dee)).gives({ rejected: "no-such-room" });
    for (const past of [[], [openedBy(ada, attic)]])
      expect(notIn(folded(roomState, past), dee.by)).toEqual({ rejected: "no-such-room" });
  });
  test("is open to whoever was sent a link", () => {
    room(attic)
      .when(join, comes(dee, { invited: true }))
      .gives(isIn(dee));
  });
  test("is open again to who was in, and to its host", () => {
    room(attic, joined(bo), left(bo), left(ada)).when(join, comes(bo)).gives(isIn(bo));
    room(attic, left(ada)).when(join, comes(ada)).gives(isIn(ada));
  });
});

describe("a room without guests", () => {
  test("lets in who has signed up, and its host", () => {
    room({ signedUp: true }).when(join, comes(dee)).gives({ rejected: "no-guests" });
    room({ signedUp: true })
      .when(join, comes(dee, { signedUp: true }))
      .gives(isIn(dee));
    room({ signedUp: true }, left(ada)).when(join, comes(ada)).gives(isIn(ada));
  });
  test("that is private does not tell strangers of itself", () => {
    room({ ...attic, signedUp: true })
      .when(join, comes(dee))
      .gives("no-such-room");
  });
});

describe("a link is needed", () => {
  const needed = (options: Partial<Options>, who: Somebody, ...more: Unplaced<InRoom>[]) =>
    needsInvite(folded(roomState, [openedBy(ada, options), joined(ada), ...more]), who.by);

  test("by strangers to a private room, and to one that is not there", () => {
    expect(needed(attic, dee)).toBe(true);
    expect(needsInvite(folded(roomState, []), dee.by)).toBe(true);
  });
  test("by nobody in a public one, nor by its host, who was in, or who knocked by one", () => {
    expect(needed({}, dee)).toBe(false);
    expect(needed(attic, ada, left(ada))).toBe(false);
    expect(needed(attic, bo, joined(bo), left(bo))).toBe(false);
    expect(needed({ ...attic, held: true }, dee, knocked(dee))).toBe(false);
  });
  test("by who was removed, anew", () => {
    expect(needed(attic, bo, joined(bo), removed(ada, bo))).toBe(true);
  });
});

describe("a locked room", () => {
  test("lets nobody new in, also not by a link", () => {
    room({ locked: true }).when(join, comes(dee)).gives("room-locked");
    room({ ...attic, locked: true })
      .when(join, comes(dee, { invited: true }))
      .gives("room-locked");
  });
  test("lets in again who was in, and its host", () => {
    room({ locked: true }, joined(bo), left(bo)).when(join, comes(bo)).gives(isIn(bo));
    room({ locked: true }, left(ada)).when(join, comes(ada)).gives(isIn(ada));
  });
});

describe("a room for so many", () => {
  test("is full with them, but for its host", () => {
    room({ most: 2 }, joined(bo)).when(join, comes(dee)).gives({ rejected: "room-full", limit: 2 });
    room({ most: 2 }, joined(bo), left(bo)).when(join, comes(dee)).gives(isIn(dee));
    room({ most: 1 }, left(ada), joined(bo)).when(join, comes(ada)).gives(isIn(ada));
  });
});

describe("where newcomers wait", () => {
  const held = { held: true };

  test("they knock first, once, and are told to wait", () => {
    room(held)
      .when(join, comes(dee))
      .gives([knocked(dee)]);
    room(held, knocked(dee)).when(join, comes(dee)).gives("waiting");
  });
  test("they come in when they were let in", () => {
    room(held, knocked(dee), answered(ada, dee, true))
      .when(join, comes(dee))
      .gives(isIn(dee));
  });
  test("they are out for a while when they were not", () => {
    const refused = room(held, knocked(dee), answered(ada, dee, false));
    refused.when(join, comes(dee)).gives({ rejected: "removed", retryAfter: REMOVED_MS });
    refused.when(join, comes(dee, { at: NOON + REMOVED_MS })).gives([{ ...knocked(dee), at: NOON + REMOVED_MS }]);
  });
  test("in a private room, who knocked by a link need not bring it again", () => {
    const there = { ...attic, ...held };
    room(there, knocked(dee)).when(join, comes(dee)).gives("waiting");
    room(there, knocked(dee), answered(ada, dee, true))
      .when(join, comes(dee))
      .gives(isIn(dee));
  });
});

test("who was removed stays out for an hour, link or not, and a private room then asks for one", () => {
  const away = room(attic, joined(bo), removed(ada, bo, NOON + REMOVED_MS));
  away.when(join, comes(bo, { invited: true })).gives({ rejected: "removed", retryAfter: REMOVED_MS });
  away.when(join, comes(bo, { at: NOON + REMOVED_MS })).gives("no-such-room");
  away
    .when(join, comes(bo, { at: NOON + REMOVED_MS, invited: true }))
    .gives([{ ...isIn(bo)[0]!, at: NOON + REMOVED_MS }]);
});

test("in a masked room another look changes nothing", () => {
  const wish = { ...comes(bo), look: { ...bo.look, name: "Robert" } };
  room({ masks: true }, joined(bo)).when(changeLook, wish).gives([]);
  room({}, joined(bo))
    .when(changeLook, wish)
    .gives([looks(bo, { name: "Robert" })]);
});
