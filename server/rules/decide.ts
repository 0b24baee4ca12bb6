import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfHouse, Recorded, Unplaced } from "../events.ts";
import type { Role } from "../roles/events.ts";
import type { RuleEvent, Rules } from "./events.ts";

export type RuleReason = "not-a-house-host" | "not-a-moderator" | "changed-meanwhile";

/** While it lasts. Both in milliseconds since 1970. */
export interface Lockdown {
  since: number;
  until: number;
}

export interface RulesState {
  /** What a host set; the house's configuration says the rest. A new object after each change. */
  set: Partial<Rules>;
  lockdown: Lockdown | undefined;
  /** The version of the event that changed the rules last. */
  version: number;
}

export const rulesState: Fold<RulesState, Recorded<OfHouse>> = {
  start: () => ({ set: {}, lockdown: undefined, version: 0 }),
  evolve(draft, event) {
    if (event.erased) return;
    switch (event.type) {
      case "rules-changed":
        draft.set = { ...draft.set, ...event.rules };
        draft.version = event.version;
        break;
      case "lockdown-begun":
        // Whom one held before is not known for that.
        draft.lockdown = { since: lockdownAt(draft, event.at)?.since ?? event.at, until: event.until };
        break;
      case "lockdown-ended":
        draft.lockdown = undefined;
        break;
    }
  },
};

type Decided = Decision<Unplaced<RuleEvent>, RuleReason>;

interface Wish {
  at: number;
  by: string;
  role: Role | undefined;
}

/** @param wish.after the version that whoever changes them has seen; without, whatever they are */
export function changeRules(
  state: Frozen<RulesState>,
  wish: Wish & { rules: Partial<Rules>; after?: number | undefined },
): Decided {
  const { at, by, role, rules, after } = wish;
  if (role !== "host") return rejected("not-a-house-host");
  if (after !== undefined && after !== state.version) return rejected("changed-meanwhile");
  return Object.keys(rules).length === 0 ? [] : [{ type: "rules-changed", at, by, rules }];
}

/** @param wish.ms how long it is to last */
export function lockDown(_state: Frozen<RulesState>, wish: Wish & { ms: number }): Decided {
  const { at, by, role, ms } = wish;
  return role === undefined ? rejected("not-a-moderator") : [{ type: "lockdown-begun", at, by, until: at + ms }];
}

export function endLockdown(state: Frozen<RulesState>, { at, by, role }: Wish): Decided {
  if (role === undefined) return rejected("not-a-moderator");
  return lockdownAt(state, at) ? [{ type: "lockdown-ended", at, by }] : [];
}

/** The one that holds at a moment: it takes itself back. */
export const lockdownAt = ({ lockdown }: Frozen<RulesState>, at: number): Lockdown | undefined =>
  lockdown && at < lockdown.until ? lockdown : undefined;
