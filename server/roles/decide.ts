import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfHouse, Recorded, Unplaced } from "../events.ts";
import type { Role, RoleEvent } from "./events.ts";

export type RoleReason = "host-link-over" | "not-a-house-host" | "not-a-moderator" | "guests-cannot-moderate";

/** How long a host link works: long enough to find it in a terminal, too short to be found by others later. */
export const HOST_LINK_MS = 24 * 60 * 60 * 1000;

export interface Roles {
  /** The link that works, if one does. */
  link: { hash: string; until: number } | undefined;
  /** Persons. */
  hosts: Set<string>;
  moderators: Set<string>;
}

export const roles: Fold<Roles, Recorded<OfHouse>> = {
  start: () => ({ link: undefined, hosts: new Set(), moderators: new Set() }),
  evolve(draft, event) {
    if (event.erased) return;
    switch (event.type) {
      case "host-link-made":
        draft.link = { hash: event.link, until: event.until };
        break;
      case "house-host-made":
        draft.link = undefined;
        if (event.by) draft.hosts.add(event.by);
        break;
      case "moderator-named":
        draft.moderators.add(event.whom);
        break;
      case "moderator-ended":
        draft.moderators.delete(event.whom);
        break;
    }
  },
};

export function roleIn({ hosts, moderators }: Frozen<Roles>, person: string | undefined): Role | undefined {
  if (person === undefined) return undefined;
  if (hosts.has(person)) return "host";
  return moderators.has(person) ? "moderator" : undefined;
}

type Decided = Decision<Unplaced<RoleEvent>, RoleReason>;

/** By the house itself, for whoever can read its folder. @param wish.link the hash of its token */
export function makeHostLink(state: Frozen<Roles>, wish: { at: number; link: string }): Decided {
  if (state.link?.hash === wish.link) return [];
  return [{ type: "host-link-made", at: wish.at, link: wish.link, until: wish.at + HOST_LINK_MS }];
}

/** Somebody opened a host link. */
export function becomeHost(state: Frozen<Roles>, wish: { at: number; by: string; link: string }): Decided {
  const { at, by, link } = wish;
  if (state.link?.hash !== link || at >= state.link.until) return rejected("host-link-over");
  return [{ type: "house-host-made", at, by }];
}

/** @param wish.signedUp whether there is an account by which they are known tomorrow, too */
export function nameModerator(
  state: Frozen<Roles>,
  wish: { at: number; by: string; whom: string; signedUp: boolean },
): Decided {
  const { at, by, whom, signedUp } = wish;
  if (!state.hosts.has(by)) return rejected("not-a-house-host");
  if (roleIn(state, whom)) return [];
  if (!signedUp) return rejected("guests-cannot-moderate");
  return [{ type: "moderator-named", at, by, whom }];
}

/** By a host, or by the moderator themselves. */
export function endModerator(state: Frozen<Roles>, wish: { at: number; by: string; whom: string }): Decided {
  const { at, by, whom } = wish;
  if (by !== whom && !state.hosts.has(by)) return rejected("not-a-house-host");
  return state.moderators.has(whom) ? [{ type: "moderator-ended", at, by, whom }] : [];
}
