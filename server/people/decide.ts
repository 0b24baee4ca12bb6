import { type Decision, rejected } from "../decision.ts";
import type { OfPerson, Recorded, Unplaced } from "../events.ts";
import type { Fold, Frozen } from "../fold.ts";
import { type Look, lookOf, looksAlike, type PersonEvent } from "./events.ts";

export type PersonReason = "no-session";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A session unused for so long is over. */
export const SESSION_IDLE_MS = 30 * DAY_MS;
/** A session older than this is over, used or not; in its last third a younger one takes its place. */
export const SESSION_LONGEST_MS = 90 * DAY_MS;
const RENEW_AFTER_MS = 60 * DAY_MS;

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
  for (const [one, other] of sessions) if (!sessionHolds(other, session.since)) sessions.delete(one);
  sessions.set(hash, session);
}

/** Nobody yet, or nobody any more. */
export const isNobody = ({ look }: Person): boolean => look === undefined;

type Decided = Decision<Unplaced<PersonEvent>, PersonReason>;

export function arrive(wish: { at: number; by: string; session: string; look: Look }): Decided {
  const { at, by, session, look } = wish;
  return [{ type: "guest-arrived", at, by, session, ...look }];
}

export const sessionHolds = (session: Frozen<Session> | undefined, at: number): boolean =>
  session !== undefined && at - session.seenAt < SESSION_IDLE_MS && at - session.since < SESSION_LONGEST_MS;

export const renewalDue = (session: Frozen<Session> | undefined, at: number): boolean =>
  session !== undefined && at - session.since > RENEW_AFTER_MS;

/** Somebody came back. `next`: the hash of the token to change over to, when it is time. */
export function comeBack(
  state: Frozen<Person>,
  wish: { at: number; by: string; session: string; next: string },
): Decided {
  const { at, by, session, next } = wish;
  const known = state.sessions.get(session);
  if (!known || !sessionHolds(known, at)) return rejected("no-session");
  if (renewalDue(known, at)) return [{ type: "session-renewed", at, by, session: next, was: session }];
  return at - known.seenAt > DAY_MS ? [{ type: "session-seen", at, by, session }] : [];
}

export function chooseLook(state: Frozen<Person>, wish: { at: number; by: string; look: Look }): Decided {
  if (!state.look) return rejected("no-session");
  if (looksAlike(state.look, wish.look)) return [];
  return [{ type: "look-chosen", at: wish.at, by: wish.by, ...lookOf(wish.look) }];
}

export function forget(state: Frozen<Person>, { at, by }: { at: number; by: string }): Decided {
  return state.look ? [{ type: "person-forgotten", at, by, erases: "all" }] : rejected("no-session");
}

export const finishForgetting = (_state: Frozen<Person>, { at, by }: { at: number; by: string }): Decided => [
  { type: "person-gone", at, by, erases: "all" },
];

/** Whether nobody can be them any more. */
export const isLapsed = ({ account, sessions }: Frozen<Person>, at: number): boolean =>
  !account && !sessions.values().some((session) => sessionHolds(session, at));

export function lapse(state: Frozen<Person>, { at, by }: { at: number; by: string }): Decided {
  if (!state.look || !isLapsed(state, at)) return [];
  return [{ type: "person-lapsed", at, by, erases: "all" }];
}

export function beginOn(state: Frozen<Person>, wish: { at: number; by: string; session: string }): Decided {
  return state.look ? [{ type: "session-began", ...wish }] : rejected("no-session");
}
