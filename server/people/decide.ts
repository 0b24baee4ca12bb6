import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfPerson, Recorded, Unplaced } from "../events.ts";
import { type Look, lookOf, looksAlike, type PersonEvent } from "./events.ts";

export type PersonReason = "no-session";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long a session holds, in milliseconds. */
export interface SessionLife {
  /** Unused for so long, it is over. */
  idle: number;
  /** Older than this it is over, used or not. */
  longest: number;
  /** From this age on a younger one takes its place. */
  renewAfter: number;
  /** That it is used is recorded so often. */
  seenEvery: number;
}

export const ORDINARY: SessionLife = {
  idle: 30 * DAY_MS,
  longest: 90 * DAY_MS,
  renewAfter: 60 * DAY_MS,
  seenEvery: DAY_MS,
};

/** Of a host of the house: who finds their laptop open is not to own the house for long. None takes its place. */
export const OF_HOST: SessionLife = {
  idle: DAY_MS,
  longest: 7 * DAY_MS,
  renewAfter: Number.POSITIVE_INFINITY,
  seenEvery: HOUR_MS,
};

interface Session {
  since: number;
  seenAt: number;
  /** The one whose place it took when that grew old. */
  was?: string;
}

interface Account {
  name: string;
  /** argon2id, as a PHC string. */
  password: string;
  /** Recovery codes that were not used yet, as hashes. */
  codes: Set<string>;
}

export interface Person {
  look: Look | undefined;
  /** By SHA-256 of their token. */
  sessions: Map<string, Session>;
  /** Of whoever signed up. */
  account: Account | undefined;
}

export const personState: Fold<Person, Recorded<OfPerson>> = {
  start: () => ({ look: undefined, sessions: new Map(), account: undefined }),
  evolve(draft, event) {
    if (event.erased) return;
    switch (event.type) {
      case "guest-arrived":
        draft.look = lookOf(event);
        draft.sessions.set(event.session, { since: event.at, seenAt: event.at });
        break;
      case "look-chosen":
        draft.look = lookOf(event);
        break;
      case "session-seen": {
        const session = draft.sessions.get(event.session);
        if (session) session.seenAt = event.at;
        break;
      }
      case "session-renewed":
        // The old one holds to its own end: the answer with the new one may be lost, or another tab may ask meanwhile.
        begin(draft, event.session, { since: event.at, seenAt: event.at, was: event.was });
        break;
      case "session-began":
        begin(draft, event.session, { since: event.at, seenAt: event.at });
        break;
      case "session-ended":
        draft.sessions.delete(event.session);
        break;
      case "signed-up":
        draft.account = { name: event.name, password: event.password, codes: new Set() };
        break;
      case "password-changed":
        if (draft.account) draft.account.password = event.password;
        break;
      case "codes-made":
        if (draft.account) draft.account.codes = new Set(event.codes);
        break;
      case "code-used":
        draft.account?.codes.delete(event.code);
        break;
      case "person-forgotten":
      case "person-gone":
      case "person-lapsed":
        Object.assign(draft, personState.start());
        break;
    }
  },
};

function begin({ sessions }: Person, hash: string, session: Session): void {
  for (const [one, other] of sessions) if (!sessionHolds(other, session.since, ORDINARY)) sessions.delete(one);
  sessions.set(hash, session);
}

/** Nobody yet, or nobody any more. */
export const isNobody = ({ look }: Person): boolean => look === undefined;

type Decided = Decision<Unplaced<PersonEvent>, PersonReason>;

export function arrive(wish: { at: number; by: string; session: string; look: Look }): Decided {
  const { at, by, session, look } = wish;
  return [{ type: "guest-arrived", at, by, session, ...look }];
}

export const sessionHolds = (session: Frozen<Session> | undefined, at: number, life: SessionLife): boolean =>
  session !== undefined && at - session.seenAt < life.idle && at - session.since < life.longest;

export const renewalDue = (session: Frozen<Session> | undefined, at: number, life: SessionLife): boolean =>
  session !== undefined && at - session.since > life.renewAfter;

/** Somebody came back. `next`: the hash of the token to change over to, when it is time. */
export function comeBack(
  state: Frozen<Person>,
  wish: { at: number; by: string; session: string; next: string; life: SessionLife },
): Decided {
  const { at, by, session, next, life } = wish;
  const known = state.sessions.get(session);
  if (renewalDue(known, at, life) && sessionHolds(known, at, life))
    return [{ type: "session-renewed", at, by, session: next, was: session }];
  return staySeen(state, wish);
}

/** Somebody is still there, by an open tab. */
export function staySeen(
  { sessions }: Frozen<Person>,
  wish: { at: number; by: string; session: string; life: SessionLife },
): Decided {
  const { at, by, session, life } = wish;
  const known = sessions.get(session);
  if (!known || !sessionHolds(known, at, life)) return rejected("no-session");
  return at - known.seenAt > life.seenEvery ? [{ type: "session-seen", at, by, session }] : [];
}

/** @param wish.pending it is to be put on in rooms, too */
export function chooseLook(
  state: Frozen<Person>,
  wish: { at: number; by: string; look: Look; pending: boolean },
): Decided {
  const { at, by, look, pending } = wish;
  if (!state.look) return rejected("no-session");
  if (looksAlike(state.look, look) && !pending) return [];
  return [{ type: "look-chosen", at, by, ...lookOf(look), ...(pending && { pending }) }];
}

/** By the house itself. @param wish.about the version of the choice */
export const wornEverywhere = (state: Frozen<Person>, wish: { at: number; by: string; about: number }): Decided =>
  state.look ? [{ type: "look-worn", ...wish }] : [];

export function forget(state: Frozen<Person>, { at, by }: { at: number; by: string }): Decided {
  return state.look ? [{ type: "person-forgotten", at, by, erases: "all" }] : rejected("no-session");
}

export const finishForgetting = (_state: Frozen<Person>, { at, by }: { at: number; by: string }): Decided => [
  { type: "person-gone", at, by, erases: "all" },
];

/** Whether nobody can be them any more. */
export const isLapsed = ({ account, sessions }: Frozen<Person>, at: number, life: SessionLife): boolean =>
  !account && !sessions.values().some((session) => sessionHolds(session, at, life));

export function lapse(state: Frozen<Person>, { at, by, life }: { at: number; by: string; life: SessionLife }): Decided {
  if (!state.look || !isLapsed(state, at, life)) return [];
  return [{ type: "person-lapsed", at, by, erases: "all" }];
}

export function beginOn(state: Frozen<Person>, wish: { at: number; by: string; session: string }): Decided {
  return state.look ? [{ type: "session-began", ...wish }] : rejected("no-session");
}
