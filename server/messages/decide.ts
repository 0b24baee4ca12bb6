import { type Decision, rejected } from "../decision.ts";
import type { InRoom, Recorded, Unplaced } from "../events.ts";
import type { Fold, Frozen } from "../fold.ts";
import { EDIT_MS, REACTION_KINDS } from "../limits.ts";
import type { Mask, Mention, MessageEvent, MessagePosted } from "./events.ts";

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

/** How many of a member's newest messages are remembered by id: a tab sends one at a time, so this serves 16 tabs. */
export const IDS_KEPT = 16;

interface Speaker {
  /** Newest last. */
  said: { id: string; version: number }[];
  spokeAt: number;
}

export interface Conversation {
  life: "unknown" | "open" | "closed";
  /** Seconds between two messages of one person. */
  slow: number;
  /** Only hosts speak. */
  hushed: boolean;
  /** Only its members may know of it. */
  secret: boolean;
  /** Person to the mask worn here. */
  members: Map<string, Mask>;
  hosts: Set<Mask>;
  /** Who opened the room and did not come in yet. */
  opener?: string;
  /** Who cannot speak, and until when. */
  mutedUntil: Map<Mask, number>;
  /** Who ever spoke, also those who left and may come back with a message unacknowledged. */
  speakers: Map<string, Speaker>;
}

export const conversation: Fold<Conversation, Recorded<InRoom>> = {
  start: () => ({
    life: "unknown",
    slow: 0,
    hushed: false,
    secret: false,
    members: new Map(),
    hosts: new Set(),
    mutedUntil: new Map(),
    speakers: new Map(),
  }),
  evolve(draft, event) {
    // Of an erased message its place is left, of everything else nothing that matters here.
    if (event.erased && event.type !== "message-posted") return;
    const { by = "" } = event;
    switch (event.type) {
      case "room-opened":
        Object.assign(draft, conversation.start(), { life: "open", opener: event.by, secret: event.found === "link" });
        describe(draft, event);
        break;
      case "room-changed":
        describe(draft, event);
        break;
      case "room-closed":
        // A private room is then as if it never was.
        Object.assign(draft, conversation.start(), { life: event.found === "link" ? "unknown" : "closed" });
        break;
      case "member-joined":
        seat(draft, by, event.mask);
        break;
      case "member-left":
        draft.members.delete(by);
        break;
      case "member-removed":
        remove(draft, event.whom);
        break;
      case "member-muted":
        draft.mutedUntil.set(event.whom, event.until);
        break;
      case "host-named":
        draft.hosts.add(event.whom);
        break;
      case "host-ended":
        draft.hosts.delete(event.whom);
        break;
      case "message-posted":
        remember(draft, by, event);
        break;
      case "message-edited":
      case "message-erased":
        nameAgain(draft, by, event);
        break;
    }
  },
};

function describe(draft: Conversation, { slow, hushed }: { slow: number; hushed: boolean }): void {
  draft.slow = slow;
  draft.hushed = hushed;
}

function seat(draft: Conversation, person: string, mask: Mask): void {
  draft.members.set(person, mask);
  // Whoever opened the room is its host from the moment at which their mask is known.
  if (person !== draft.opener) return;
  draft.hosts.add(mask);
  draft.opener = undefined;
}

function remove(draft: Conversation, whom: Mask): void {
  for (const [person, mask] of draft.members) if (mask === whom) draft.members.delete(person);
  draft.hosts.delete(whom);
}

function remember(draft: Conversation, by: string, event: Recorded<MessagePosted>): void {
  const speaker = draft.speakers.get(by) ?? { said: [], spokeAt: 0 };
  // An erased one keeps its place: whoever erased it, or edited it, said its id again.
  speaker.said.push({ id: event.erased ? "" : event.id, version: event.version });
  if (speaker.said.length > IDS_KEPT) speaker.said.shift();
  speaker.spokeAt = event.at;
  draft.speakers.set(by, speaker);
}

function nameAgain(draft: Conversation, by: string, event: { id?: string; about?: number }): void {
  const said = draft.speakers.get(by)?.said.find(({ version }) => version === event.about);
  if (said && event.id) said.id = event.id;
}

type Decided = Decision<Unplaced<MessageEvent>, MessageReason>;

/** What the record says of one message; the rim reads it, since the deciding state does not keep old ones. */
export interface Facts {
  version: number;
  /** Its author's mask. */
  by: Mask;
  at: number;
  erased: boolean;
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
}

export function post(
  state: Frozen<Conversation>,
  wish: Wish & {
    id: string;
    text: string;
    mentions: Mention[];
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
  const pause = state.hosts.has(wish.mask) ? 0 : state.slow * 1000;
  const wait = (speaker?.spokeAt ?? 0) + pause - wish.at;
  // To wait for longer than the pause means that the clock was set back; nobody is silenced for that.
  if (wait > 0 && wait <= pause) return rejected("slow-mode", { retryAfter: wait, limit: state.slow });
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
    },
  ];
}

export function edit(
  state: Frozen<Conversation>,
  wish: Wish & { message: Facts | undefined; text: string; mentions: Mention[] },
): Decided {
  const { message, at, by, text } = wish;
  const refusal = notIn(state, wish.by) ?? mustBeSilent(state, wish) ?? notOwn(message, wish.mask);
  if (refusal || !message) return refusal ?? rejected("no-such-message");
  if (message.erased) return rejected("erased");
  if (at - message.at > EDIT_MS) return rejected("too-late", { limit: EDIT_MS / 60_000 });
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
    },
  ];
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

/** Why somebody may neither read nor speak. Whoever may not know of a room hears the same as of one that never was. */
export function notIn(state: Frozen<Conversation>, person: string) {
  if (state.life !== "open") return notOpen(state);
  if (state.members.has(person)) return undefined;
  return rejected(state.secret ? "no-such-room" : "not-a-member");
}

function notOwn(message: Facts | undefined, mask: Mask) {
  if (!message) return rejected("no-such-message");
  return message.by === mask ? undefined : rejected("not-yours");
}

const notOpen = (state: Frozen<Conversation>) => rejected(state.life === "closed" ? "room-closed" : "no-such-room");
