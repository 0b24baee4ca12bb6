import { alike } from "../alike.ts";
import { type Decision, rejected, type Rejection } from "../decision.ts";
import type { OfNames, OfPerson, Unplaced } from "../events.ts";
import type { Frozen } from "../fold.ts";
import type { Look } from "../people/events.ts";
import type { Names } from "./state.ts";

export type AccountReason = "name-claimed" | "signed-up-already" | "wrong-log-in" | "not-signed-up";

/** What somebody has who signed up. */
export interface Account {
  name: string;
  /** argon2id, as a PHC string. */
  password: string;
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

/** All that somebody claimed, but for the one name that they have. */
export function release(state: Frozen<Names>, wish: Wish & { but: string | undefined }): Unplaced<OfNames>[] {
  const { at, by, but } = wish;
  const kept = but === undefined ? undefined : alike(but);
  const claims = [...state].filter(([shape, { person }]) => person === by && shape !== kept);
  const versions = claims.map(([, { version }]) => version);
  return versions.length > 0 ? [{ type: "name-released", at, by, erases: versions }] : [];
}

/** All that the guest had comes along. @param wish.session the one that takes the place of `was` */
export function signUp(
  state: State,
  wish: Wish & { name: string; password: string; session: string; was: string },
): Decided {
  const { at, by, name, password, session, was } = wish;
  const { look, account } = state;
  if (account || !look) return rejected(account ? "signed-up-already" : "not-signed-up");
  return [
    { type: "signed-up", at, by, name, password },
    ...(look.name === name ? [] : [{ type: "look-chosen" as const, at, by, ...look, name }]),
    { type: "session-began", at, by, session },
    ...endings(state, { at, by }, was),
  ];
}

/** @param wish.proven the hash that the password was found to fit: it may be another one by now */
export function logIn(state: State, wish: Wish & { session: string; proven: string }): Decided {
  const { at, by, session, proven } = wish;
  if (state.account?.password !== proven) return rejected("wrong-log-in");
  return [{ type: "session-began", at, by, session }];
}

export function endSession(state: State, wish: Wish & { session: string }): Decided {
  return endings(state, wish, wish.session);
}

/** One session, and those whose place it took and that would hold to their own end. */
function endings({ sessions }: State, { at, by }: Wish, session: string | undefined): Unplaced<OfPerson>[] {
  const known = session === undefined ? undefined : sessions.get(session);
  if (session === undefined || !known) return [];
  return [{ type: "session-ended", at, by, session }, ...endings({ sessions } as State, { at, by }, known.was)];
}
