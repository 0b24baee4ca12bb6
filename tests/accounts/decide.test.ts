import { describe as about, expect, test } from "bun:test";
import {
  changePassword,
  claim,
  endSession,
  logIn,
  recover,
  release,
  sessionsOf,
  signUp,
} from "../../server/accounts/decide.ts";
import type { AccountEvent, NameEvent } from "../../server/accounts/events.ts";
import { names } from "../../server/accounts/state.ts";
import type { Unplaced } from "../../server/events.ts";
import { personState } from "../../server/people/decide.ts";
import type { PersonEvent } from "../../server/people/events.ts";
import { ada, bo, DAY, NOON, type Somebody } from "../support/cast.ts";
import { folded, given } from "../support/given.ts";

type Past = Unplaced<PersonEvent | AccountEvent>;

const claimed = ({ by }: Somebody, name: string): Unplaced<NameEvent> => ({ type: "name-claimed", at: NOON, by, name });
const claims = ({ by }: Somebody, name: string) => ({ at: NOON, by, name });
const { by } = ada;
const arrived: Past = { type: "guest-arrived", at: NOON, by, session: "first", ...ada.look };
const hasSignedUp: Past = { type: "signed-up", at: NOON, by, name: "Ada", password: "hash" };
const made: Past = { type: "codes-made", at: NOON, by, codes: ["one", "two"] };
const began = (session: string): Past => ({ type: "session-began", at: NOON, by, session });
const ended = (session: string): Past => ({ type: "session-ended", at: NOON, by, session });
const signsUp = (name: string) => ({
  at: NOON,
  by,
  name,
  password: "hash",
  codes: ["one", "two"],
  session: "second",
  pending: false,
  was: "first",
});

about("a name", () => {
  test("is claimed by whoever signs up first, and by nobody else, nor one that looks like it", () => {
    given(names, [])
      .when(claim, claims(ada, "Ada"))
      .gives([claimed(ada, "Ada")]);
    for (const name of ["Ada", "ADA", "А d a", "Àdá"])
      given(names, [claimed(ada, "Ada")])
        .when(claim, claims(bo, name))
        .gives("name-claimed");
    given(names, [claimed(ada, "Ada")])
      .when(claim, claims(bo, "Bo"))
      .gives([claimed(bo, "Bo")]);
  });
  test("is not claimed twice by its owner", () => {
    given(names, [claimed(ada, "Ada")])
      .when(claim, claims(ada, "ada"))
      .gives([]);
  });
  test("that nobody signed up with is free again, and in no file", () => {
    const past = [claimed(ada, "Ada"), claimed(bo, "Bo"), claimed(ada, "Countess")];
    const released = { type: "name-released" as const, at: NOON, by };
    given(names, past)
      .when(release, { at: NOON, by, but: "Ada", upTo: NOON })
      .gives([{ ...released, erases: [3] }]);
    given(names, past)
      .when(release, { at: NOON, by, but: undefined, upTo: NOON })
      .gives([{ ...released, erases: [1, 3] }]);
    given(names, past).when(release, { at: NOON, by: bo.by, but: "Bo", upTo: NOON }).gives([]);
    given(names, past)
      .when(release, { at: NOON, by, but: undefined, upTo: NOON - 1 })
      .gives([]);
    given(names, [...past, { ...released, erases: [3] }])
      .when(claim, claims(bo, "Countess"))
      .gives([claimed(bo, "Countess")]);
  });
});

about("signing up", () => {
  test("changes the session, and wears the name", () => {
    given(personState, [arrived])
      .when(signUp, signsUp("Ada"))
      .gives([hasSignedUp, made, began("second"), ended("first")]);
    given(personState, [arrived])
      .when(signUp, signsUp("Countess"))
      .gives([
        { ...hasSignedUp, name: "Countess" },
        made,
        { type: "look-chosen", at: NOON, by, ...ada.look, name: "Countess" },
        began("second"),
        ended("first"),
      ]);
  });
  test("happens once", () => {
    given(personState, [arrived, hasSignedUp]).when(signUp, signsUp("Countess")).gives("signed-up-already");
  });
  test("is for people who are here", () => {
    given(personState, []).when(signUp, signsUp("Ada")).gives("not-signed-up");
  });
});

about("a session", () => {
  const wish = { at: NOON, by, session: "second" };
  test("begins with a log-in, beside the others", () => {
    given(personState, [arrived, hasSignedUp])
      .when(logIn, { ...wish, proven: "hash" })
      .gives([began("second")]);
    expect([...folded(personState, [arrived, began("second")]).sessions.keys()]).toEqual(["first", "second"]);
  });
  test("does not begin with a password that was changed meanwhile, nor without an account", () => {
    given(personState, [arrived, hasSignedUp])
      .when(logIn, { ...wish, proven: "older" })
      .gives("wrong-log-in");
    given(personState, [arrived])
      .when(logIn, { ...wish, proven: "hash" })
      .gives("wrong-log-in");
  });
  test("ends with those whose place it took", () => {
    const renewed: Past = { type: "session-renewed", at: NOON + DAY, by, session: "second", was: "first" };
    const past = [arrived, renewed, { ...began("third"), at: NOON + DAY }];
    given(personState, past)
      .when(endSession, wish)
      .gives([ended("second"), ended("first")]);
    expect([...folded(personState, [...past, ended("second"), ended("first")]).sessions.keys()]).toEqual(["third"]);
  });
  test("that nobody has ends without a word", () => {
    given(personState, [arrived])
      .when(endSession, { ...wish, session: "guessed" })
      .gives([]);
  });
});

about("a password", () => {
  const past = [arrived, hasSignedUp, made, began("second"), began("third")];
  const wish = { at: NOON, by, session: "second", password: "new hash" };
  const changed: Past = { type: "password-changed", at: NOON, by, password: "new hash" };
  test("that is changed ends all sessions but this one", () => {
    given(personState, past)
      .when(changePassword, { ...wish, proven: "hash" })
      .gives([changed, ended("first"), ended("third")]);
    given(personState, [...past, changed])
      .when(changePassword, { ...wish, proven: "hash" })
      .gives("wrong-password");
  });
  test("is set anew by a recovery code, once, and all sessions end", () => {
    const recovers = { ...wish, session: "fourth", code: "one" };
    const used: Past = { type: "code-used", at: NOON, by, code: "one" };
    const endings = [began("fourth"), ended("first"), ended("second"), ended("third")];
    given(personState, past)
      .when(recover, recovers)
      .gives([used, changed, ...endings]);
    given(personState, [...past, used])
      .when(recover, recovers)
      .gives("wrong-code");
    given(personState, [...past, used])
      .when(recover, { ...recovers, code: "two" })
      .gives([{ ...used, code: "two" }, changed, ...endings]);
    given(personState, [...past, { ...made, codes: ["three"] }])
      .when(recover, recovers)
      .gives("wrong-code");
    given(personState, [arrived]).when(recover, recovers).gives("wrong-code");
  });
});

test("of sessions, one that took another's place is listed in its stead, the one seen last first", () => {
  const renewed: Past = { type: "session-renewed", at: NOON + DAY, by, session: "second", was: "first" };
  const past = [arrived, renewed, { ...began("third"), at: NOON + 2 * DAY }];
  expect(sessionsOf(folded(personState, past)).map(({ session }) => session)).toEqual(["third", "second"]);
});
