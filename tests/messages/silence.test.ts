// Who cannot speak in a room, and who still can.
import { describe, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { edit, erase, type Facts, post, react } from "../../server/messages/decide.ts";
import { conversation } from "../../server/messages/state.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";
import {
  ada,
  adasTea,
  attic,
  bo,
  changed,
  closed,
  dee,
  joined,
  left,
  MINUTE,
  muted,
  named,
  NOON,
  openedBy,
  removed,
  said,
  type Somebody,
} from "../support/cast.ts";
import { given, placed } from "../support/given.ts";
import { shown } from "../support/history.ts";

const inAdasTea = (...more: Unplaced<InRoom>[]) => given(conversation, [...adasTea, ...more]);
const asks = ({ by, mask }: Somebody, at = NOON) => ({ at, by, mask });
const says = (who: Somebody, text: string, at = NOON) => ({
  ...asks(who, at),
  id: `id-of-${text}`,
  text,
  mentions: [],
});
const hello: Facts = {
  version: 5,
  by: bo.mask,
  at: NOON,
  erased: false,
  said: { id: "id-of-hello" },
  wordsAt: [5],
  reactions: [],
};

describe("a muted member", () => {
  const mutedFor = (ms: number) => inAdasTea(said(bo, "hello"), muted(ada, bo, NOON + ms));

  test("cannot post or edit until the mute ends, and is told when", () => {
    mutedFor(MINUTE).when(post, says(bo, "more")).gives({ rejected: "muted", retryAfter: MINUTE });
    mutedFor(MINUTE)
      .when(edit, { ...says(bo, "hullo"), message: hello })
      .gives("muted");
    mutedFor(MINUTE)
      .when(post, says(bo, "more", NOON + MINUTE))
      .gives([said(bo, "more", { at: NOON + MINUTE })]);
  });
  test("speaks again when the host ends it", () => {
    inAdasTea(muted(ada, bo, NOON + MINUTE), muted(ada, bo, 0))
      .when(post, says(bo, "more"))
      .gives([said(bo, "more")]);
  });
  test("stays muted when they leave and come back", () => {
    inAdasTea(muted(ada, bo, NOON + MINUTE), left(bo), joined(bo))
      .when(post, says(bo, "more"))
      .gives("muted");
  });
  test("may react, and take their words back", () => {
    mutedFor(MINUTE)
      .when(react, { ...asks(bo), message: hello, emoji: "👋", on: true })
      .gives([expect.anything()] as never);
    mutedFor(MINUTE)
      .when(erase, { ...asks(bo), message: hello })
      .gives([expect.anything()] as never);
  });
});

describe("in a hushed room", () => {
  const hushed = changed({ hushed: true });

  test("only hosts speak", () => {
    inAdasTea(hushed).when(post, says(bo, "hello")).gives("hushed");
    inAdasTea(hushed)
      .when(post, says(ada, "hello"))
      .gives([said(ada, "hello")]);
    inAdasTea(named(ada, bo), hushed)
      .when(post, says(bo, "hello"))
      .gives([said(bo, "hello")]);
  });
  test("everybody speaks again when it is over", () => {
    inAdasTea(hushed, changed({}))
      .when(post, says(bo, "hello"))
      .gives([said(bo, "hello")]);
  });
  test("what was said already is acknowledged still", () => {
    inAdasTea(said(bo, "hello"), hushed).when(post, says(bo, "hello")).gives({ already: 5 });
  });
});

test("slow mode does not hold up a host", () => {
  const slow = changed({ slow: 30 });
  inAdasTea(slow, said(bo, "one")).when(post, says(bo, "two")).gives("slow-mode");
  inAdasTea(slow, said(ada, "one"))
    .when(post, says(ada, "two"))
    .gives([said(ada, "two")]);
});

test("a removed member is out, also as a host", () => {
  inAdasTea(removed(ada, bo)).when(post, says(bo, "hello")).gives("not-a-member");
  inAdasTea(named(ada, bo), removed(ada, bo), joined(bo), changed({ hushed: true }))
    .when(post, says(bo, "hello"))
    .gives("hushed");
});

describe("a private room", () => {
  const past = [openedBy(ada, attic), joined(ada), joined(bo), said(bo, "hello")];
  const there = given(conversation, past);
  const never = given(conversation, []);
  const gone = given(conversation, [...past, closed("link")]);

  test("hears a stranger as if it never was, whatever they ask", () => {
    for (const one of [there, never, gone]) {
      one.when(post, says(dee, "hello")).gives({ rejected: "no-such-room" });
      one.when(post, { ...says(dee, "hello"), replyTo: "unknown" as const }).gives({ rejected: "no-such-room" });
      for (const message of [undefined, { ...hello, version: 4 }]) {
        one.when(edit, { ...says(dee, "hullo"), message }).gives({ rejected: "no-such-room" });
        one.when(erase, { ...asks(dee), message }).gives({ rejected: "no-such-room" });
        one.when(react, { ...asks(dee), message, emoji: "👋", on: true }).gives({ rejected: "no-such-room" });
      }
    }
  });
  test("lets who left take their own words back", () => {
    given(conversation, [...past, left(bo)])
      .when(erase, { ...asks(bo), message: { ...hello, version: 4, wordsAt: [4] } })
      .gives([expect.anything()] as never);
  });
});

test("withheld are a person's own words, new ones and their end; nothing else and from nobody else", () => {
  const edited = { type: "message-edited", at: NOON, by: bo.by, about: 1, erases: [1], id: "i", text: "t" } as const;
  const events = [
    [said(bo, "hello"), true],
    [edited, true],
    [{ type: "message-erased", at: NOON, by: bo.by, about: 1, erases: [1] }, true],
    [{ type: "reaction-added", at: NOON, by: bo.by, about: 1, emoji: "👋" }, false],
    [joined(bo), false],
    [left(bo), false],
  ] as const;
  for (const [event, own] of events) {
    const [told] = placed<InRoom>([event as Unplaced<InRoom>]).map(shown);
    expect([event.type, withheldFrom(told!)]).toEqual([event.type, own ? bo.mask : undefined]);
  }
});
