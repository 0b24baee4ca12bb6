import { describe as about, expect, test } from "bun:test";
import type { InRoom, Unplaced } from "../../server/events.ts";
import { EDIT_MS, REACTION_KINDS } from "../../server/limits.ts";
import { edit, erase, type Facts, post, react } from "../../server/messages/decide.ts";
import { conversation, IDS_KEPT } from "../../server/messages/state.ts";
import {
  ada,
  bo,
  changed,
  closed,
  cy,
  dee,
  HOUR,
  joined,
  left,
  MINUTE,
  NOON,
  opened,
  openedBy,
  said,
  SECOND,
  type Somebody,
  teaTime,
} from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

const inTea = (...more: Unplaced<InRoom>[]) => given(conversation, [...teaTime, ...more]);
const nowhere = given(conversation, []);
const asks = ({ by, mask }: Somebody, at = NOON) => ({ at, by, mask });
const says = (who: Somebody, text: string, more: { at?: number; id?: string } = {}) => ({
  ...asks(who),
  id: `id-of-${text}`,
  text,
  mentions: [],
  ...more,
});
/** Bo's "hello", said at noon, is version 5. */
const hello: Facts = {
  version: 5,
  by: bo.mask,
  at: NOON,
  erased: false,
  said: { id: "id-of-hello" },
  wordsAt: [5],
  reactions: [],
};
const erased: Facts = { ...hello, erased: true };

about("posting", () => {
  test("a member speaks", () => {
    inTea()
      .when(post, says(bo, "hello"))
      .gives([said(bo, "hello")]);
  });
  test("an outsider does not, nor does who left", () => {
    inTea().when(post, says(dee, "hello")).gives("not-a-member");
    inTea(left(bo)).when(post, says(bo, "hello")).gives("not-a-member");
  });
  test("nobody speaks in a room that never was or was closed", () => {
    nowhere.when(post, says(bo, "hello")).gives("no-such-room");
    inTea(closed()).when(post, says(bo, "hello")).gives("room-closed");
    inTea(closed(), opened()).when(post, says(bo, "hello")).gives("not-a-member");
  });
  test("a room that was closed remembers nobody, not even who opened it and never came in", () => {
    const state = folded(conversation, [openedBy(ada), closed()]);
    expect(state).toEqual({ ...conversation.start(), life: "closed" });
  });
  test("whom it calls is recorded with it", () => {
    const mentions = [{ mask: ada.mask, name: "Ada" }];
    inTea()
      .when(post, { ...says(bo, "hello @Ada"), mentions })
      .gives([said(bo, "hello @Ada", { mentions })]);
  });
});

about("answering", () => {
  const answers = (replyTo: Pick<Facts, "version" | "erased" | "by"> | "unknown") => ({
    ...says(cy, "and you?"),
    replyTo,
  });

  test("what it answers, and who said that, is recorded with it", () => {
    inTea(said(bo, "hello"))
      .when(post, answers(hello))
      .gives([said(cy, "and you?", { replyTo: 5, replyToBy: bo.mask })]);
  });
  test("an answer to what was deleted meanwhile stands by itself", () => {
    inTea()
      .when(post, answers(erased))
      .gives([said(cy, "and you?")]);
  });
  test("what never was cannot be answered", () => {
    inTea().when(post, answers("unknown")).gives("no-such-message");
  });
});

about("saying the same again", () => {
  const again = says(bo, "hello");

  test("a message sent twice is said once", () => {
    inTea(said(bo, "hello")).when(post, again).gives({ already: 5 });
  });
  test("the same id from somebody else is another message", () => {
    inTea(said(bo, "hello"))
      .when(post, says(cy, "hello"))
      .gives([said(cy, "hello")]);
  });
  test("also after leaving and coming back", () => {
    inTea(said(bo, "hello"), left(bo), joined(bo)).when(post, again).gives({ already: 5 });
  });
  test("also when slow mode would make them wait, or what it answers is gone", () => {
    inTea(changed({ slow: 30 }), said(bo, "hello"))
      .when(post, again)
      .gives({ already: 6 });
    inTea(said(bo, "hello"))
      .when(post, { ...again, replyTo: "unknown" as const })
      .gives({ already: 5 });
  });
  test("but not while they are out of the room", () => {
    inTea(said(bo, "hello"), left(bo)).when(post, again).gives("not-a-member");
  });
  test(`the ${IDS_KEPT} newest messages of a person are remembered, no more`, () => {
    const later = Array.from({ length: IDS_KEPT - 1 }, (_, i) => said(bo, `more ${i}`));
    inTea(said(bo, "hello"), ...later)
      .when(post, again)
      .gives({ already: 5 });
    inTea(said(bo, "hello"), ...later, said(bo, "one more"))
      .when(post, again)
      .gives([said(bo, "hello")]);
  });
  test("others' messages push nobody's out", () => {
    const others = Array.from({ length: 2 * IDS_KEPT }, (_, i) => said(cy, `more ${i}`));
    inTea(said(bo, "hello"), ...others)
      .when(post, again)
      .gives({ already: 5 });
  });
  test("a room opened anew remembers nothing", () => {
    inTea(said(bo, "hello"), closed(), opened(), joined(bo))
      .when(post, again)
      .gives([said(bo, "hello")]);
  });
});

about("a lockdown", () => {
  const since = NOON - MINUTE;
  const held = (text: string) => [{ ...said(bo, text), held: "review", flags: ["newcomer"] }];
  test("holds what those say whom nobody heard before it began, and nothing of others", () => {
    inTea()
      .when(post, { ...says(bo, "a raid"), lockdown: { since } })
      .gives(held("a raid") as never);
    inTea({ ...said(bo, "hello"), at: since - 1 })
      .when(post, { ...says(bo, "what is that?"), lockdown: { since } })
      .gives([said(bo, "what is that?")]);
  });
  test("where everybody is new, only slows", () => {
    inTea()
      .when(post, { ...says(bo, "hello"), lockdown: {} })
      .gives([said(bo, "hello")]);
    inTea(said(bo, "hello"))
      .when(post, { ...says(bo, "and more"), lockdown: {} })
      .gives({ rejected: "slow-mode", retryAfter: 10 * SECOND, limit: 10 });
  });
});

about("slow mode", () => {
  const slowTea = (...more: Unplaced<InRoom>[]) => inTea(changed({ slow: 30 }), said(bo, "hello"), ...more);
  const bosNext = (at: number) => says(bo, "next", { at });

  test("makes a person wait after each message", () => {
    slowTea()
      .when(post, bosNext(NOON))
      .gives({ rejected: "slow-mode", retryAfter: 30 * SECOND, limit: 30 });
    slowTea()
      .when(post, bosNext(NOON + 29_999))
      .gives({ rejected: "slow-mode", retryAfter: 1, limit: 30 });
  });
  test("lets them speak when the time is over", () => {
    slowTea()
      .when(post, bosNext(NOON + 30 * SECOND))
      .gives([said(bo, "next", { at: NOON + 30 * SECOND })]);
  });
  test("counts each person by themselves, from their first message on", () => {
    slowTea()
      .when(post, says(cy, "next"))
      .gives([said(cy, "next")]);
  });
  test("is not escaped by leaving and coming back", () => {
    slowTea(left(bo), joined(bo))
      .when(post, bosNext(NOON + SECOND))
      .gives("slow-mode");
  });
  test("ends for everybody when it is switched off", () => {
    slowTea(changed({ slow: 0 }))
      .when(post, bosNext(NOON))
      .gives([said(bo, "next")]);
  });
  test("holds from the opening on where the room is opened slow", () => {
    given(conversation, [opened({ slow: 30 }), joined(bo), said(bo, "hello")])
      .when(post, bosNext(NOON))
      .gives("slow-mode");
  });
  test("silences nobody for an hour when the clock is set back by one", () => {
    slowTea()
      .when(post, bosNext(NOON - HOUR))
      .gives([said(bo, "next", { at: NOON - HOUR })]);
  });
});

about("editing", () => {
  const rewords = (who: Somebody, message: Facts | undefined, at = NOON + MINUTE) => ({
    ...asks(who, at),
    message,
    text: "hullo",
    mentions: [],
  });
  const reworded = (erases: number[], more: object = {}) => [
    {
      type: "message-edited" as const,
      at: NOON + MINUTE,
      by: bo.by,
      about: 5,
      erases,
      id: "id-of-hello",
      text: "hullo",
      ...more,
    },
  ];

  test("says one's own message anew and erases what it said", () => {
    inTea()
      .when(edit, rewords(bo, hello))
      .gives(reworded([5]));
  });
  test("erases the last wording, not the first again", () => {
    inTea()
      .when(edit, rewords(bo, { ...hello, wordsAt: [9] }))
      .gives(reworded([9]));
  });
  test("keeps what it answers", () => {
    const answer = { ...hello, said: { id: "id-of-hello", replyTo: 2 } };
    inTea()
      .when(edit, rewords(bo, answer))
      .gives(reworded([5], { replyTo: 2 }));
  });
  test("calls whom the new words call", () => {
    const mentions = [{ mask: ada.mask, name: "Ada" }];
    inTea()
      .when(edit, { ...rewords(bo, hello), mentions })
      .gives(reworded([5], { mentions }));
  });
  test("is possible for five minutes, not longer", () => {
    expect(EDIT_MS).toBe(5 * MINUTE);
    inTea()
      .when(edit, rewords(bo, hello, NOON + EDIT_MS))
      .gives([{ ...reworded([5])[0]!, at: NOON + EDIT_MS }]);
    inTea()
      .when(edit, rewords(bo, hello, NOON + EDIT_MS + 1))
      .gives({ rejected: "too-late", limit: 5 });
  });
  test("is for the author alone", () => {
    inTea().when(edit, rewords(cy, hello)).gives("not-yours");
    inTea().when(edit, rewords(ada, hello)).gives("not-yours");
  });
  test("is not possible for what never was, or was deleted", () => {
    inTea().when(edit, rewords(bo, undefined)).gives("no-such-message");
    inTea().when(edit, rewords(bo, erased)).gives("erased");
  });
  test("needs the author in the room, and the room open", () => {
    inTea(left(bo)).when(edit, rewords(bo, hello)).gives("not-a-member");
    inTea(closed()).when(edit, rewords(bo, hello)).gives("room-closed");
    nowhere.when(edit, rewords(bo, hello)).gives("no-such-room");
  });
});

about("deleting", () => {
  const takesBack = (who: Somebody, message: Facts | undefined, at = NOON) => ({ ...asks(who, at), message });
  const takenBack = (erases: number[], at = NOON) => [
    { type: "message-erased" as const, at, by: bo.by, about: 5, erases, id: hello.said.id },
  ];

  test("takes back one's own words, however long ago they were said", () => {
    inTea()
      .when(erase, takesBack(bo, hello))
      .gives(takenBack([5]));
    inTea()
      .when(erase, takesBack(bo, hello, NOON + 1000 * HOUR))
      .gives(takenBack([5], NOON + 1000 * HOUR));
  });
  test("erases every place that holds them", () => {
    inTea()
      .when(erase, takesBack(bo, { ...hello, wordsAt: [5, 9] }))
      .gives(takenBack([5, 9]));
  });
  test("is possible also from a room that one left", () => {
    inTea(left(bo))
      .when(erase, takesBack(bo, hello))
      .gives(takenBack([5]));
  });
  test("twice is as good as once", () => {
    inTea().when(erase, takesBack(bo, erased)).gives({ already: 5 });
  });
  test("is for the author alone", () => {
    inTea().when(erase, takesBack(cy, hello)).gives("not-yours");
    inTea().when(erase, takesBack(cy, erased)).gives("not-yours");
  });
  test("is not possible for what never was, or in a room that is not open", () => {
    inTea().when(erase, takesBack(bo, undefined)).gives("no-such-message");
    inTea(closed()).when(erase, takesBack(bo, hello)).gives("room-closed");
    nowhere.when(erase, takesBack(bo, hello)).gives("no-such-room");
  });
});

about("reacting", () => {
  const wave = "👋";
  const reacts = (who: Somebody, message: Facts | undefined, on = true, emoji = wave) => ({
    ...asks(who),
    message,
    emoji,
    on,
  });
  const reacted = (type: "reaction-added" | "reaction-removed", emoji = wave) => [
    { type, at: NOON, by: cy.by, about: 5, emoji },
  ];
  const waved: Facts = { ...hello, reactions: [{ emoji: wave, by: [cy.mask] }] };

  test("adds an emoji to a message, also to one's own", () => {
    inTea().when(react, reacts(cy, hello)).gives(reacted("reaction-added"));
    inTea()
      .when(react, reacts(bo, hello))
      .gives([{ ...reacted("reaction-added")[0]!, by: bo.by }]);
  });
  test("joins others who reacted so", () => {
    inTea()
      .when(react, reacts(bo, waved))
      .gives([{ ...reacted("reaction-added")[0]!, by: bo.by }]);
  });
  test("is taken back", () => {
    inTea()
      .when(react, reacts(cy, waved, false))
      .gives(reacted("reaction-removed"));
  });
  test("twice is as good as once", () => {
    inTea().when(react, reacts(cy, waved)).gives([]);
    inTea()
      .when(react, reacts(cy, hello, false))
      .gives([]);
    inTea()
      .when(react, reacts(bo, waved, false))
      .gives([]);
  });
  test(`is possible with ${REACTION_KINDS} different emoji on one message, and with those by any number`, () => {
    const kinds = Array.from({ length: REACTION_KINDS }, (_, i) => ({ emoji: `${i}`, by: [bo.mask] }));
    const full = { ...hello, reactions: kinds };
    inTea().when(react, reacts(cy, full)).gives({ rejected: "too-many-reactions", limit: REACTION_KINDS });
    inTea()
      .when(react, reacts(cy, full, true, "7"))
      .gives(reacted("reaction-added", "7"));
    inTea()
      .when(react, reacts(bo, full, false, "7"))
      .gives([{ ...reacted("reaction-removed", "7")[0]!, by: bo.by }]);
    inTea()
      .when(react, reacts(cy, { ...hello, reactions: kinds.slice(1) }))
      .gives(reacted("reaction-added"));
  });
  test("is not possible to what never was, or was deleted", () => {
    inTea().when(react, reacts(cy, undefined)).gives("no-such-message");
    inTea().when(react, reacts(cy, erased)).gives("erased");
  });
  test("is for members of an open room", () => {
    inTea().when(react, reacts(dee, hello)).gives("not-a-member");
    inTea(left(cy)).when(react, reacts(cy, hello)).gives("not-a-member");
    inTea(closed()).when(react, reacts(cy, hello)).gives("room-closed");
    nowhere.when(react, reacts(cy, hello)).gives("no-such-room");
  });
});

test("an edited or deleted message is not said again by a late copy, also after the record was read again", () => {
  const whole = said(bo, "hello");
  const gone = { type: "message-posted", at: NOON, by: bo.by, erased: 1 } as unknown as Unplaced<InRoom>;
  const past = (message: Unplaced<InRoom>, after: "message-edited" | "message-erased"): Unplaced<InRoom>[] => [
    ...teaTime,
    message,
    { type: after, at: NOON, by: bo.by, about: 5, erases: [5], id: "id-of-hello", text: "" },
  ];
  for (const after of ["message-edited", "message-erased"] as const) {
    const live = folded(conversation, past(whole, after));
    expect(folded(conversation, past(gone, after))).toEqual(live);
    expect(live.speakers.get(bo.by)?.said).toEqual([{ id: "id-of-hello", version: 5 }]);
  }
});
