import { type Decision, rejected } from "../base/decision.ts";
import type { Frozen } from "../base/fold.ts";
import { notIn, notOpen } from "../base/membership.ts";
import type { Unplaced } from "../events.ts";
import { EDIT_MS, LOCKDOWN_PAUSE_S, REACTION_KINDS } from "../limits.ts";
import type { Flag } from "../moderation/events.ts";
import type { Held, Mask, Mention, MessageEvent, MessagePosted } from "./events.ts";
import type { Conversation } from "./state.ts";

export type MessageReason =
  | "no-such-room"
  | "room-closed"
  | "not-a-member"
  | "slow-mode"
  | "muted"
  | "hushed"
  | "no-such-message"
  | "not-yours"
  | "too-late"
  | "erased"
  | "too-many-reactions";

type Decided = Decision<Unplaced<MessageEvent>, MessageReason>;

/** What the record says of one message; the rim reads it, since the deciding state does not keep old ones. */
export interface Facts {
  version: number;
  /** Its author's mask. */
  by: Mask;
  at: number;
  erased: boolean;
  held?: Held;
  /** What the filter objected to in it. */
  flags?: readonly string[];
  /** What it says now. */
  said: { id: string; replyTo?: number; replyToBy?: Mask };
  /** The versions that hold its words: the message itself and its edits. */
  wordsAt: number[];
  reactions: readonly { emoji: string; by: readonly Mask[] }[];
}

export interface Wish {
  at: number;
  by: string;
  /** The mask that `by` wears in this room. */
  mask: Mask;
  /** What they say is seen by them and moderators alone. */
  shadowed?: boolean;
}

/** The house is locked down. */
export interface Lockdown {
  /** Whom nobody heard before (milliseconds since 1970) is looked at first; absent: nobody is. */
  since?: number;
}

export function post(
  state: Frozen<Conversation>,
  wish: Wish & {
    id: string;
    text: string;
    mentions: Mention[];
    /** What the filter objected to. */
    flags?: Flag[];
    /** A moderator is to look at it first. */
    review?: boolean;
    /** Whose words are slower and stricter for now; not those of whoever looks after the house. */
    lockdown?: Lockdown | undefined;
    replyTo?: Pick<Facts, "version" | "erased" | "by"> | "unknown";
  },
): Decided {
  const refusal = notIn(state, wish.by);
  if (refusal) return refusal;
  const speaker = state.speakers.get(wish.by);
  const before = speaker?.said.find((one) => one.id === wish.id);
  if (before) return { already: before.version };
  if (wish.replyTo === "unknown") return rejected("no-such-message");
  const silenced = mustBeSilent(state, wish);
  if (silenced) return silenced;
  const tooSoon = mustWait(state, wish);
  if (tooSoon) return tooSoon;
  const { at, by, id, text } = wish;
  const answered = wish.replyTo?.erased ? undefined : wish.replyTo;
  return [
    {
      type: "message-posted",
      at,
      by,
      id,
      text,
      ...(answered && { replyTo: answered.version, replyToBy: answered.by }),
      ...(wish.mentions.length > 0 && { mentions: wish.mentions }),
      ...heldFor(state, wish),
    },
  ];
}

/** Between two messages of one person, in slow mode and while the house is locked down. */
function mustWait(state: Frozen<Conversation>, { at, by, mask, lockdown }: Wish & { lockdown?: Lockdown | undefined }) {
  if (state.hosts.has(mask)) return undefined;
  const slow = Math.max(state.slow, lockdown ? LOCKDOWN_PAUSE_S : 0);
  const pause = slow * 1000;
  const wait = (state.speakers.get(by)?.spokeAt ?? 0) + pause - at;
  // To wait for longer than the pause means that the clock was set back; nobody is silenced for that.
  return wait > 0 && wait <= pause ? rejected("slow-mode", { retryAfter: wait, limit: slow }) : undefined;
}

/** Nobody heard them here before the house was locked down. */
function isNewcomer(
  state: Frozen<Conversation>,
  { by, mask, lockdown }: Pick<Wish, "by" | "mask"> & { lockdown?: Lockdown | undefined },
): boolean {
  if (lockdown?.since === undefined || state.hosts.has(mask)) return false;
  return (state.speakers.get(by)?.since ?? Number.POSITIVE_INFINITY) >= lockdown.since;
}

/** Why what is said is not for everybody, and what moderators are to know of it. */
function heldFor(
  state: Frozen<Conversation>,
  wish: Wish & { flags?: Flag[]; review?: boolean; lockdown?: Lockdown | undefined },
): Pick<MessagePosted, "held" | "flags"> {
  const { shadowed, review, flags = [] } = wish;
  const isNew = isNewcomer(state, wish);
  const held = shadowed ? "shadow" : review || isNew ? "review" : undefined;
  const all = isNew ? [...flags, "newcomer" as const] : flags;
  return { ...(held && { held }), ...(all.length > 0 && { flags: all }) };
}

export function edit(
  state: Frozen<Conversation>,
  wish: Wish & {
    message: Facts | undefined;
    text: string;
    mentions: Mention[];
    flags?: Flag[];
    lockdown?: Lockdown | undefined;
  },
): Decided {
  const { message, at, by, text } = wish;
  const refusal = notIn(state, wish.by) ?? mustBeSilent(state, wish) ?? notOwn(message, wish.mask);
  if (refusal || !message) return refusal ?? rejected("no-such-message");
  if (message.erased) return rejected("erased");
  // As if time were up.
  if (at - message.at > EDIT_MS || mustStay(state, wish, message))
    return rejected("too-late", { limit: EDIT_MS / 60_000 });
  return [
    {
      type: "message-edited",
      at,
      by,
      about: message.version,
      erases: message.wordsAt,
      ...message.said,
      text,
      ...(wish.mentions.length > 0 && { mentions: wish.mentions }),
      ...(message.held && { held: message.held }),
      ...(wish.flags && wish.flags.length > 0 && { flags: wish.flags }),
    },
  ];
}

/**
 * What everybody has seen is not for the shadow-muted to change, nor for newcomers in a lockdown; what waits for a
 * moderator is to be let through as it was read.
 */
function mustStay(state: Frozen<Conversation>, wish: Wish & { lockdown?: Lockdown | undefined }, { held }: Facts) {
  if (held === "review") return true;
  return !held && (wish.shadowed === true || isNewcomer(state, wish));
}

/** A moderator lets everybody see what was held. */
export function letThrough(
  state: Frozen<Conversation>,
  wish: { at: number; by: string; message: Facts | undefined },
): Decided {
  const { at, by, message } = wish;
  if (state.life !== "open") return notOpen(state);
  if (!message || message.erased) return rejected("no-such-message");
  return message.held ? [{ type: "message-let-through", at, by, about: message.version }] : [];
}

/** One's own words may be taken back always, also from a room that one left. */
export function erase(state: Frozen<Conversation>, wish: Wish & { message: Facts | undefined }): Decided {
  const { message, at, by } = wish;
  if (state.life !== "open") return notOpen(state);
  const refusal = notOwn(message, wish.mask);
  if (refusal || !message) return notIn(state, by) ?? refusal ?? rejected("no-such-message");
  if (message.erased) return { already: message.version };
  return [{ type: "message-erased", at, by, about: message.version, erases: message.wordsAt, id: message.said.id }];
}

/** All that somebody ever said and thought of others' words in a room. Facts of the record, as for `erase`. */
export function forget(
  state: Frozen<Conversation>,
  wish: {
    at: number;
    by: string;
    messages: readonly (readonly [version: number, wordsAt: readonly number[]])[];
    reactions: readonly { version: number; emoji: string }[];
  },
): Decided {
  const { at, by, messages, reactions } = wish;
  if (state.life !== "open") return [];
  return [
    ...messages.map(([about, erases]) => ({ type: "message-erased" as const, at, by, about, erases })),
    ...reactions.map(({ version, emoji }) => ({ type: "reaction-removed" as const, at, by, about: version, emoji })),
  ];
}

export function react(
  state: Frozen<Conversation>,
  wish: Wish & { message: Facts | undefined; emoji: string; on: boolean },
): Decided {
  const { message, at, by, emoji, on } = wish;
  const refusal = notIn(state, wish.by);
  if (refusal) return refusal;
  if (!message) return rejected("no-such-message");
  if (message.erased) return rejected("erased");
  const existing = message.reactions.find((one) => one.emoji === emoji);
  if ((existing?.by.includes(wish.mask) ?? false) === on) return [];
  if (on && !existing && message.reactions.length >= REACTION_KINDS) {
    return rejected("too-many-reactions", { limit: REACTION_KINDS });
  }
  return [{ type: on ? "reaction-added" : "reaction-removed", at, by, about: message.version, emoji }];
}

function mustBeSilent(state: Frozen<Conversation>, { at, mask }: Wish) {
  if (state.hosts.has(mask)) return undefined;
  const muted = (state.mutedUntil.get(mask) ?? 0) - at;
  if (muted > 0) return rejected("muted", { retryAfter: muted });
  return state.hushed ? rejected("hushed") : undefined;
}

function notOwn(message: Facts | undefined, mask: Mask) {
  if (!message) return rejected("no-such-message");
  return message.by === mask ? undefined : rejected("not-yours");
}
