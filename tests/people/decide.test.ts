import { describe as about, expect, test } from "bun:test";
import type { Unplaced } from "../../server/events.ts";
import {
  arrive,
  chooseLook,
  comeBack,
  OF_HOST,
  ORDINARY,
  personState,
  renewalDue,
  sessionHolds,
} from "../../server/people/decide.ts";
import type { PersonEvent } from "../../server/people/events.ts";
import { ada, DAY, HOUR, NOON } from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

const arrived = (at = NOON): Unplaced<PersonEvent> => ({
  type: "guest-arrived",
  at,
  by: ada.by,
  session: "first",
  ...ada.look,
});
const seen = (at: number): Unplaced<PersonEvent> => ({ type: "session-seen", at, by: ada.by, session: "first" });
const renewed = (at: number): Unplaced<PersonEvent> => ({
  type: "session-renewed",
  at,
  by: ada.by,
  session: "second",
  was: "first",
});
const comes = (at: number, session = "first") => ({ at, by: ada.by, session, next: "second", life: ORDINARY });

test("whoever arrives gets a look and a session", () => {
  given(personState, [])
    .when((_, wish: Parameters<typeof arrive>[0]) => arrive(wish), {
      at: NOON,
      by: ada.by,
      session: "first",
      look: ada.look,
    })
    .gives([arrived()]);
});

about("coming back", () => {
  const ada = (...past: Unplaced<PersonEvent>[]) => given(personState, [arrived(), ...past]);

  test("is not recorded more than once a day", () => {
    ada()
      .when(comeBack, comes(NOON + HOUR))
      .gives([]);
    ada()
      .when(comeBack, comes(NOON + DAY))
      .gives([]);
    ada()
      .when(comeBack, comes(NOON + DAY + 1))
      .gives([seen(NOON + DAY + 1)]);
    ada(seen(NOON + 2 * DAY))
      .when(comeBack, comes(NOON + 3 * DAY))
      .gives([]);
  });
  test("with a session that nobody has is refused", () => {
    ada().when(comeBack, comes(NOON, "guessed")).gives("no-session");
    ada().when(comeBack, comes(NOON, "__proto__")).gives("no-session");
    given(personState, []).when(comeBack, comes(NOON)).gives("no-session");
  });
  test("after 30 days away is refused, not a moment earlier", () => {
    expect(ORDINARY.idle).toBe(30 * DAY);
    ada()
      .when(comeBack, comes(NOON + ORDINARY.idle - 1))
      .gives([seen(NOON + ORDINARY.idle - 1)]);
    ada()
      .when(comeBack, comes(NOON + ORDINARY.idle))
      .gives("no-session");
  });
  test("now and then keeps a session alive", () => {
    ada(seen(NOON + 29 * DAY))
      .when(comeBack, comes(NOON + 58 * DAY))
      .gives([seen(NOON + 58 * DAY)]);
  });
  test("with a session older than 60 days changes it for a new one", () => {
    ada(seen(NOON + 50 * DAY))
      .when(comeBack, comes(NOON + 60 * DAY))
      .gives([seen(NOON + 60 * DAY)]);
    ada(seen(NOON + 50 * DAY))
      .when(comeBack, comes(NOON + 60 * DAY + 1))
      .gives([renewed(NOON + 60 * DAY + 1)]);
  });
  test("with a session of 90 days is refused, used or not", () => {
    expect(ORDINARY.longest).toBe(90 * DAY);
    ada(seen(NOON + 89 * DAY))
      .when(comeBack, comes(NOON + 90 * DAY))
      .gives("no-session");
    ada(seen(NOON + 89 * DAY))
      .when(comeBack, comes(NOON + 90 * DAY - 1))
      .gives([renewed(NOON + 90 * DAY - 1)]);
  });
  test("with a session whose answer was lost, or on two tabs at once, is still the same person", () => {
    const later = ada(seen(NOON + 69 * DAY), renewed(NOON + 70 * DAY));
    later
      .when(comeBack, { ...comes(NOON + 70 * DAY), next: "third" })
      .gives([{ ...renewed(NOON + 70 * DAY), session: "third" } as Unplaced<PersonEvent>]);
    later.when(comeBack, comes(NOON + 90 * DAY)).gives("no-session");
  });
  test("with the session that an old one was changed for is known by it", () => {
    const later = ada(seen(NOON + 69 * DAY), renewed(NOON + 70 * DAY));
    later.when(comeBack, comes(NOON + 70 * DAY, "second")).gives([]);
    later
      .when(comeBack, comes(NOON + 99 * DAY, "second"))
      .gives([{ ...seen(NOON + 99 * DAY), session: "second" } as Unplaced<PersonEvent>]);
  });
  test("with a clock set back is not refused", () => {
    ada()
      .when(comeBack, comes(NOON - 365 * DAY))
      .gives([]);
  });
});

test("sessions that are over are forgotten when one is renewed", () => {
  const again = { ...renewed(NOON + 131 * DAY), session: "third", was: "second" } as Unplaced<PersonEvent>;
  const past = [arrived(), seen(NOON + 69 * DAY), renewed(NOON + 70 * DAY), again];
  const used = { ...seen(NOON + 130 * DAY), session: "second" } as Unplaced<PersonEvent>;
  expect([...folded(personState, past).sessions.keys()]).toEqual(["third"]);
  expect([...folded(personState, [...past.slice(0, 3), used, again]).sessions.keys()]).toEqual(["second", "third"]);
});

about("a host of the house", () => {
  const comesAsHost = (at: number) => ({ ...comes(at), life: OF_HOST });
  const host = (...past: Unplaced<PersonEvent>[]) => given(personState, [arrived(), ...past]);

  test("is out after a day away, not a moment earlier", () => {
    host()
      .when(comeBack, comesAsHost(NOON + DAY - 1))
      .gives([seen(NOON + DAY - 1)]);
    host()
      .when(comeBack, comesAsHost(NOON + DAY))
      .gives("no-session");
  });
  test("is seen by the hour", () => {
    host()
      .when(comeBack, comesAsHost(NOON + HOUR))
      .gives([]);
    host()
      .when(comeBack, comesAsHost(NOON + HOUR + 1))
      .gives([seen(NOON + HOUR + 1)]);
  });
  test("is out after a week, however often they came, and no other session takes its place", () => {
    const last = NOON + 7 * DAY - HOUR;
    host(seen(last))
      .when(comeBack, comesAsHost(NOON + 7 * DAY - 1))
      .gives([]);
    host(seen(last))
      .when(comeBack, comesAsHost(NOON + 7 * DAY))
      .gives("no-session");
  });
});

test("what a session holds for is told also without coming back", () => {
  const session = { since: NOON, seenAt: NOON };
  expect(sessionHolds(undefined, NOON, ORDINARY)).toBe(false);
  expect(sessionHolds(session, NOON + ORDINARY.idle - 1, ORDINARY)).toBe(true);
  expect(sessionHolds(session, NOON + ORDINARY.idle, ORDINARY)).toBe(false);
  expect(sessionHolds({ since: NOON, seenAt: NOON + 89 * DAY }, NOON + ORDINARY.longest, ORDINARY)).toBe(false);
  expect(renewalDue(undefined, NOON, ORDINARY)).toBe(false);
  expect(renewalDue(session, NOON + 60 * DAY, ORDINARY)).toBe(false);
  expect(renewalDue(session, NOON + 60 * DAY + 1, ORDINARY)).toBe(true);
});

about("choosing a look", () => {
  const chosen = (look: Partial<typeof ada.look>): Unplaced<PersonEvent> => ({
    type: "look-chosen",
    at: NOON,
    by: ada.by,
    ...ada.look,
    ...look,
  });
  const wish = (look: Partial<typeof ada.look>) => ({
    at: NOON,
    by: ada.by,
    look: { ...ada.look, ...look },
    pending: false,
  });

  test("another name, colour or face is recorded", () => {
    for (const look of [{ name: "Countess" }, { hue: 7 }, { face: 7 }]) {
      given(personState, [arrived()])
        .when(chooseLook, wish(look))
        .gives([chosen(look)]);
    }
  });
  test("the same look is not recorded again", () => {
    given(personState, [arrived()]).when(chooseLook, wish({})).gives([]);
    given(personState, [arrived(), chosen({ hue: 7 })])
      .when(chooseLook, wish({ hue: 7 }))
      .gives([]);
  });
  test("is recorded again where it is not worn in all rooms", () => {
    given(personState, [arrived()])
      .when(chooseLook, { ...wish({}), pending: true })
      .gives([{ ...chosen({}), pending: true } as Unplaced<PersonEvent>]);
  });
  test("is for people who arrived", () => {
    given(personState, [])
      .when(chooseLook, wish({ hue: 7 }))
      .gives("no-session");
  });
  test("does not touch the session", () => {
    const { sessions } = folded(personState, [arrived(), chosen({ hue: 7 })]);
    expect(sessions).toEqual(new Map([["first", { since: NOON, seenAt: NOON }]]));
  });
});

test("a session that is unknown is not seen", () => {
  expect(folded(personState, [seen(NOON)]).sessions.size).toBe(0);
});
