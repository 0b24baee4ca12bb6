import { type Decision, rejected } from "../base/decision.ts";
import type { Fold, Frozen } from "../base/fold.ts";
import type { OfInvites, Recorded, Unplaced } from "../events.ts";
import type { InviteEvent, InviteMade } from "./events.ts";

export type InviteReason = "no-such-invite" | "invite-over" | "wrong-passcode" | "too-many-invites" | "not-a-host";

/** Links of one room that hold at once; beyond that nobody knows any more which is whose. */
export const INVITES_MOST = 50;

export interface Invite extends Omit<InviteMade, "type"> {
  used: number;
  revoked: boolean;
}

/** All links of a room, by name. */
export interface Invites {
  all: Map<string, Invite>;
}

export const invites: Fold<Invites, Recorded<OfInvites>> = {
  start: () => ({ all: new Map() }),
  evolve(draft, event) {
    if (event.erased) return;
    if (event.type === "invite-made") {
      const { invite, token, until, uses, passcode } = event;
      draft.all.set(invite, { invite, token, until, uses, passcode, used: 0, revoked: false });
      return;
    }
    const invite = draft.all.get(event.invite);
    if (!invite) return;
    if (event.type === "invite-used") invite.used += 1;
    if (event.type === "invite-revoked") invite.revoked = true;
  },
};

type Decided = Decision<Unplaced<InviteEvent>, InviteReason>;

interface Wish {
  at: number;
  by: string;
}

/** @param wish.host whether the room says that `by` is a host of it */
export function make(
  state: Frozen<Invites>,
  wish: Wish & { host: boolean; invite: Omit<InviteMade, "type"> },
): Decided {
  const { at, by, host, invite } = wish;
  if (!host) return rejected("not-a-host");
  const holding = [...state.all.values()].filter((one) => holds(one, at));
  if (holding.length >= INVITES_MOST) return rejected("too-many-invites", { limit: INVITES_MOST });
  return [{ type: "invite-made", at, by, ...invite }];
}

export function revoke(state: Frozen<Invites>, wish: Wish & { host: boolean; invite: string }): Decided {
  const { at, by, host, invite } = wish;
  if (!host) return rejected("not-a-host");
  const known = state.all.get(invite);
  if (!known) return rejected("no-such-invite");
  return known.revoked ? [] : [{ type: "invite-revoked", at, by, invite }];
}

/** Somebody comes by a link. */
export function use(state: Frozen<Invites>, wish: Wish & { invite: string }): Decided {
  const { at, by, invite } = wish;
  const known = state.all.get(invite);
  if (!known) return rejected("no-such-invite");
  return holds(known, at) ? [{ type: "invite-used", at, by, invite }] : rejected("invite-over");
}

export const holds = (invite: Frozen<Invite>, at: number): boolean =>
  !invite.revoked &&
  (invite.until === undefined || at < invite.until) &&
  (invite.uses === undefined || invite.used < invite.uses);
