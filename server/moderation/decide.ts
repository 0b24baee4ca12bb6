import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfActs, Recorded, Unplaced } from "../events.ts";
import type { Step } from "../rules/events.ts";
import type { ActDone, ActEvent, Flag, Ground, PersonFlagged } from "./events.ts";
import { addFlag, type Flagged, stepReached } from "./ladder.ts";

export type ActReason =
  | "not-a-moderator"
  | "not-oneself"
  | "on-a-host"
  | "done-by-above"
  | "over-already"
  | "no-such-act"
  | "not-banned"
  | "appealed-already"
  | "hidden-already"
  | "no-such-person";

/** By which right somebody acts: in the whole house, or in a room of theirs. */
export type Authority = "host" | "moderator" | "room-host";

const ranks: Record<Authority, number> = { "room-host": 1, moderator: 2, host: 3 };

interface Standing {
  whom: string;
  deed: ActDone["deed"];
  until: number | undefined;
  appeal: "none" | "made" | "decided";
}

const stages = { "appeal-made": "made", "appeal-decided": "decided", "appeal-withdrawn": "none" } as const;

/** The acts of one stream that are not undone, by their names; and when persons were flagged. */
export interface ActsState {
  acts: Map<string, Standing>;
  flags: Map<string, Flagged>;
}

export const actsState: Fold<ActsState, Recorded<OfActs>> = {
  start: () => ({ acts: new Map(), flags: new Map() }),
  evolve(draft, event) {
    // What was erased was withdrawn.
    if (event.erased) return;
    switch (event.type) {
      case "act-done":
        draft.acts.set(event.act, { whom: event.whom, deed: event.deed, until: event.until, appeal: "none" });
        break;
      case "act-undone":
        draft.acts.delete(event.act);
        break;
      case "appeal-made":
      case "appeal-decided":
      case "appeal-withdrawn": {
        const act = draft.acts.get(event.act);
        if (act) act.appeal = stages[event.type];
        break;
      }
      case "person-flagged":
        addFlag(draft.flags, event.whom, event.at);
        break;
    }
  },
};

type Decided = Decision<Unplaced<ActEvent>, ActReason>;

/** Who acts, by which right. */
export interface Doer {
  at: number;
  by: string;
  authority: Authority | undefined;
}

/** What was done is undone by nobody of a lower rank than whoever did it; `theirs`: the right that they have now. */
export interface Undoing extends Doer {
  theirs: Authority | undefined;
  act: string;
}

/** @param wish.theirs the right that the other one has themselves */
export function act(
  _state: Frozen<ActsState>,
  wish: Doer & { done: Omit<ActDone, "type">; theirs: Authority | undefined },
): Decided {
  const { at, by, authority, done, theirs } = wish;
  if (authority === undefined) return rejected("not-a-moderator");
  if (done.whom === by) return rejected("not-oneself");
  if (isAbove(theirs, authority)) return rejected("on-a-host");
  if (done.until !== undefined && done.until <= at) return rejected("over-already");
  return [{ type: "act-done", at, by, ...done }];
}

export function undo(state: Frozen<ActsState>, wish: Undoing): Decided {
  const { at, by, act } = wish;
  return refusalToUndo(state.acts.get(act), wish) ?? [{ type: "act-undone", at, by, act }];
}

/** Why somebody may not undo an act, if they may not. */
export function refusalToUndo(act: { readonly whom: string } | undefined, { by, authority, theirs }: Undoing) {
  if (authority === undefined) return rejected("not-a-moderator");
  if (!act) return rejected("no-such-act");
  if (act.whom === by) return rejected("not-oneself");
  return isBelow(authority, theirs) ? rejected("done-by-above") : undefined;
}

/** By the house itself, once all is hidden that an act hides. */
export const carriedOut = ({ acts }: Frozen<ActsState>, { at, act }: { at: number; act: string }): Decided =>
  acts.has(act) ? [{ type: "act-carried-out", at, act }] : [];

/** By whoever it keeps out, once for each ban. */
export function appeal(state: Frozen<ActsState>, wish: { at: number; by: string; act: string; text: string }): Decided {
  const { at, by, act, text } = wish;
  const known = state.acts.get(act);
  const holds = known?.deed === "ban" && (known.until ?? Number.POSITIVE_INFINITY) > at;
  if (!holds) return rejected("not-banned");
  if (known.appeal !== "none") return rejected("appealed-already");
  return [{ type: "appeal-made", at, by, act, text }];
}

/** Lifting it undoes the ban. */
export function decideAppeal(state: Frozen<ActsState>, wish: Undoing & { lifted: boolean }): Decided {
  const { at, by, authority, theirs, act, lifted } = wish;
  if (authority === undefined) return rejected("not-a-moderator");
  const known = state.acts.get(act);
  if (known?.appeal !== "made") return rejected("no-such-act");
  if (known.whom === by) return rejected("not-oneself");
  if (lifted && isBelow(authority, theirs)) return rejected("done-by-above");
  const decided = { type: "appeal-decided" as const, at, by, act, lifted };
  return lifted ? [decided, { type: "act-undone", at, by, act }] : [decided];
}

/**
 * By the house itself, whose ladder may lead to an act.
 * @param wish.act what that is to be called
 * @param wish.ladder none for whoever moderates
 */
export function flag(
  state: Frozen<ActsState>,
  wish: {
    at: number;
    flagged: Omit<PersonFlagged, "type">;
    /** The message, where it was said after all. */
    from?: { room: string; version: number };
    name: string;
    ladder: readonly Step[];
    act: string;
  },
): Decided {
  const { at, name, ladder, act, from } = wish;
  const { whom, flags } = wish.flagged;
  const flagged = { type: "person-flagged" as const, at, ...wish.flagged };
  const step = stepReached(ladder, [...(state.flags.get(whom)?.times ?? []), at]);
  if (!step) return [flagged];
  const { deed, lasts } = step;
  const done = { act, deed, whom, name, until: at + lasts, ground: groundOf(flags), ...(from && { from }) };
  return [flagged, { type: "act-done", at, ...done }];
}

const GROUNDS: Record<Flag, Ground> = {
  profanity: "harassment",
  email: "private",
  phone: "private",
  pii: "private",
  drug: "illegal",
  spam: "spam",
  link: "spam",
  own: "other",
};

const groundOf = ([first]: readonly Flag[]): Ground => (first === undefined ? "other" : GROUNDS[first]);

/** All that somebody wrote in appeals here, by act and version. */
export function withdrawAppeals(
  _state: Frozen<ActsState>,
  wish: { at: number; by: string; appeals: ReadonlyMap<string, number> },
): Decided {
  const { at, by, appeals } = wish;
  return [...appeals].map(([act, version]) => ({ type: "appeal-withdrawn", at, by, act, erases: [version] }));
}

/** Nobody acts on a host of the house; on a moderator only a host; on a room's host not another one. */
const isAbove = (theirs: Authority | undefined, own: Authority): boolean =>
  theirs !== undefined && ranks[theirs] >= ranks[own];

const isBelow = (own: Authority, theirs: Authority | undefined): boolean =>
  theirs !== undefined && ranks[own] < ranks[theirs];
