import { alike } from "../base/alike.ts";
import { type Decision, rejected, type Rejection } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import type { OfNames, OfPerson, Unplaced } from "../events.ts";
import type { Look } from "../people/events.ts";
import type { Names } from "./state.ts";

export type AccountReason =
  | "name-claimed"
  | "sign-ups-closed"
  | "signed-up-already"
  | "wrong-log-in"
  | "wrong-password"
  | "wrong-code"
  | "not-signed-up";

/** What somebody has who signed up. */
export interface Account {
  name: string;
  /** argon2id, as a PHC string. */
  password: string;
  /** Recovery codes that were not used yet, as hashes. */
  codes: Set<string>;
}

/** What deciding about somebody's account takes of them. */
export interface Holder {
  look: Look | undefined;
  account: Account | undefined;
  /** By SHA-256 of their token. */
  sessions: Map<string, { since: number; seenAt: number; was?: string }>;
}

interface Wish {
  at: number;
  by: string;
}

type State = Frozen<Holder>;
type Decided = Decision<Unplaced<OfPerson>, AccountReason>;

export function claim(
  state: Frozen<Names>,
  { at, by, name }: Wish & { name: string },
): Unplaced<OfNames>[] | Rejection<"name-claimed"> {
  const claimed = state.get(alike(name));
  if (!claimed) return [{ type: "name-claimed", at, by, name }];
  return claimed.person === by ? [] : rejected("name-claimed");
}

/** All that somebody claimed up to some moment, but for the one name that they have. */
export function release(
  state: Frozen<Names>,
  wish: Wish & { but: string | undefined; upTo: number },
): Unplaced<OfNames>[] {
  const { at, by, but, upTo } = wish;
  const kept = but === undefined ? undefined : alike(but);
  const claims = [...state].filter(([shape, claim]) => claim.person === by && shape !== kept && claim.at <= upTo);
  const versions = claims.map(([, { version }]) => version);
  return versions.length > 0 ? [{ type: "name-released", at, by, erases: versions }] : [];
}

/** All that the guest had comes along. @param wish.session the one that takes the place of `was` */
export function signUp(
  state: State,
  wish: Wish & {
    name: string;
    password: string;
    codes: readonly string[];
    session: string;
    was: string;
    /** The name is to be worn in rooms, too. */
    pending: boolean;
  },
): Decided {
  const { at, by, name, password, codes, session, was, pending } = wish;
  const { look, account } = state;
  if (account || !look) return rejected(account ? "signed-up-already" : "not-signed-up");
  return [
    { type: "signed-up", at, by, name, password },
    { type: "codes-made", at, by, codes: [...codes] },
    ...(look.name === name && !pending
      ? []
      : [{ type: "look-chosen" as const, at, by, ...look, name, ...(pending && { pending }) }]),
    ...changeOver(state, { at, by, session, was }),
  ];
}

/** One session takes the place of another at once, as whenever somebody may do more than before. */
export const changeOver = (
  state: State,
  { at, by, session, was }: Wish & { session: string; was: string },
): Unplaced<OfPerson>[] => [{ type: "session-began", at, by, session }, ...endings(state, { at, by }, was)];

/** @param wish.proven the hash that the password was found to fit: it may be another one by now */
export function logIn(state: State, wish: Wish & { session: string; proven: string }): Decided {
  const { at, by, session, proven } = wish;
  if (state.account?.password !== proven) return rejected("wrong-log-in");
  return [{ type: "session-began", at, by, session }];
}

/** @param wish.session the one that goes on @param wish.proven the hash that the old password was found to fit */
export function changePassword(
  state: State,
  wish: Wish & { session: string; proven: string; password: string },
): Decided {
  const { at, by, session, proven, password } = wish;
  if (state.account?.password !== proven) return rejected("wrong-password");
  return [{ type: "password-changed", at, by, password }, ...allEndings(state, wish, session)];
}

export function makeCodes(state: State, { at, by, codes }: Wish & { codes: readonly string[] }): Decided {
  return state.account ? [{ type: "codes-made", at, by, codes: [...codes] }] : rejected("not-signed-up");
}

/** A new password for a code. Whoever is logged in anywhere is so no longer. */
export function recover(state: State, wish: Wish & { code: string; password: string; session: string }): Decided {
  const { at, by, code, password, session } = wish;
  if (!state.account?.codes.has(code)) return rejected("wrong-code");
  return [
    { type: "code-used", at, by, code },
    { type: "password-changed", at, by, password },
    { type: "session-began", at, by, session },
    ...allEndings(state, wish, session),
  ];
}

export function endSession(state: State, wish: Wish & { session: string }): Decided {
  return endings(state, wish, wish.session);
}

/** The sessions that hold, the one seen last first; without those whose place another took. */
export function sessionsOf({ sessions }: State): { session: string; since: number; seenAt: number }[] {
  const replaced = new Set([...sessions.values()].map(({ was }) => was));
  const standing = [...sessions].filter(([session]) => !replaced.has(session));
  return standing
    .map(([session, { since, seenAt }]) => ({ session, since, seenAt }))
    .sort((a, b) => b.seenAt - a.seenAt);
}

/** By somebody else than the holder. Of what is over already it is said again, so that nothing waits for it. */
export function endEach(state: State, { at, by, sessions }: Wish & { sessions: Iterable<string> }): Decided {
  const over = new Map<string, Unplaced<OfPerson>>();
  for (const session of sessions)
    for (const ended of [{ type: "session-ended" as const, at, by, session }, ...endings(state, { at, by }, session)])
      over.set(session, ended);
  return [...over.values()];
}

/** All sessions but one. */
const allEndings = ({ sessions }: State, { at, by }: Wish, but: string): Unplaced<OfPerson>[] =>
  [...sessions.keys()].filter((one) => one !== but).map((session) => ({ type: "session-ended", at, by, session }));

/** One session, and those whose place it took and that would hold to their own end. */
function endings({ sessions }: State, { at, by }: Wish, session: string | undefined): Unplaced<OfPerson>[] {
  const known = session === undefined ? undefined : sessions.get(session);
  if (session === undefined || !known) return [];
  return [{ type: "session-ended", at, by, session }, ...endings({ sessions } as State, { at, by }, known.was)];
}
