import type { Fold } from "../base/fold.ts";
import type { InRoom, Public } from "../events.ts";
import type { Held, Mask, Mention, MessageEdited, MessagePosted } from "./events.ts";

/** A message as the screen shows it. Its version is its number in the room. */
export interface Message {
  kind: "message";
  version: number;
  at: number;
  by: Mask;
  id: string;
  text: string;
  replyTo?: number;
  /** Who said what it answers. */
  replyToBy?: Mask;
  mentions?: Mention[];
  edited?: boolean;
  erased?: boolean;
  /** Not seen by everybody yet, or ever. */
  held?: Held;
  /** What the filter objected to, for moderators. */
  flags?: NonNullable<MessagePosted["flags"]>;
  /** The acts of moderators that hide it. */
  hidden?: string[];
  /** Who reacted with which emoji, first come first. */
  reactions: { emoji: string; by: Mask[] }[];
}

/** Somebody came or went. */
export interface Notice {
  kind: "joined" | "left";
  version: number;
  at: number;
  by: Mask;
  name: string;
}

export type Row = Message | Notice;

/** Rows as the wire has them: what was said, and who came and went, each in order of version. */
export interface Parted {
  messages: Message[];
  notices: Notice[];
}

export const parted = (rows: readonly Row[]): Parted => ({
  messages: rows.filter((row) => row.kind === "message"),
  notices: rows.filter((row) => row.kind !== "message"),
});

export const together = ({ messages, notices }: Parted): Row[] =>
  [...messages, ...notices].sort((a, b) => a.version - b.version);

/** The newest rows of a room, in order of version. */
export interface Timeline {
  rows: Row[];
}

export const timeline: Fold<Timeline, Public<InRoom>> = {
  start: () => ({ rows: [] }),
  evolve(draft, event) {
    if (event.erased) {
      // Where a message was, its place is left. Of people who were forgotten nobody asks when they came and went.
      if (event.type === "message-posted") draft.rows.push({ ...placeOfMessage(event), erased: true });
      return;
    }
    switch (event.type) {
      case "message-posted":
        draft.rows.push(messageOf(event));
        break;
      case "message-edited": {
        const message = messageAt(draft, event.about);
        if (message) reword(message, event);
        break;
      }
      case "message-erased":
        blank(messageAt(draft, event.about));
        break;
      case "message-let-through": {
        const message = messageAt(draft, event.about);
        if (message) delete message.held;
        break;
      }
      case "messages-hidden":
        for (const version of event.versions) hide(messageAt(draft, version), event.act);
        break;
      case "messages-shown":
        for (const version of event.versions) show(messageAt(draft, version), event.act);
        break;
      case "reaction-added":
        react(messageAt(draft, event.about), event.emoji, event.by);
        break;
      case "reaction-removed":
        takeBack(messageAt(draft, event.about), event.emoji, event.by);
        break;
      case "member-joined":
        draft.rows.push(noticeOf("joined", event, event.name));
        break;
      case "member-left":
        draft.rows.push(noticeOf("left", event));
        break;
      case "member-forgotten":
        draft.rows = draft.rows.filter((row) => row.kind === "message" || row.by !== event.by);
        break;
      case "words-expired":
        draft.rows = draft.rows.filter((row) => row.version > event.upTo);
        break;
      case "room-closed":
        draft.rows = [];
        break;
    }
  },
};

/** The place of a version among rows in order of version, or where it would stand. */
export function placeOf(rows: readonly { version: number }[], version: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.version ?? 0) < version) low = middle + 1;
    else high = middle;
  }
  return low;
}

function messageAt(draft: Timeline, version: number | undefined): Message | undefined {
  if (version === undefined) return undefined;
  const row = draft.rows[placeOf(draft.rows, version)];
  return row?.version === version && row.kind === "message" ? row : undefined;
}

type Posted = Extract<Public<InRoom>, { type: "message-posted" }>;

function messageOf(event: Exclude<Posted, { erased: 1 }>): Message {
  const { id, text, replyTo, replyToBy, mentions, flags } = event;
  const message = Object.assign(placeOfMessage(event), { id, text });
  if (replyTo !== undefined) message.replyTo = replyTo;
  if (replyToBy !== undefined) message.replyToBy = replyToBy;
  if (mentions) message.mentions = mentions;
  if (flags) message.flags = flags;
  return message;
}

function placeOfMessage({ version, at, by = "", held }: Posted): Message {
  return { kind: "message", version, at, by, id: "", text: "", ...(held && { held }), reactions: [] };
}

// What was first said is erased from the record when it is edited, so an edit says everything anew.
function reword(message: Message, event: MessageEdited): void {
  message.id = event.id;
  message.text = event.text;
  message.replyTo = event.replyTo;
  message.replyToBy = event.replyToBy;
  message.mentions = event.mentions;
  message.edited = true;
  delete message.erased;
  if (event.flags) message.flags = event.flags;
  else delete message.flags;
}

function hide(message: Message | undefined, act: string): void {
  if (message && !message.hidden?.includes(act)) message.hidden = [...(message.hidden ?? []), act];
}

function show(message: Message | undefined, act: string): void {
  if (!message?.hidden) return;
  message.hidden = message.hidden.filter((one) => one !== act);
  if (message.hidden.length === 0) delete message.hidden;
}

function noticeOf(kind: Notice["kind"], { version, at, by = "" }: Public, name = ""): Notice {
  return { kind, version, at, by, name };
}

function blank(message: Message | undefined): void {
  if (!message) return;
  message.id = "";
  message.text = "";
  message.erased = true;
  for (const gone of ["edited", "mentions", "replyTo", "replyToBy", "hidden", "flags"] as const) delete message[gone];
  message.reactions = [];
}

function react(message: Message | undefined, emoji: string, by: Mask | undefined): void {
  if (!message || !by) return;
  const reaction = message.reactions.find((one) => one.emoji === emoji);
  if (!reaction) message.reactions.push({ emoji, by: [by] });
  else if (!reaction.by.includes(by)) reaction.by.push(by);
}

function takeBack(message: Message | undefined, emoji: string, by: Mask | undefined): void {
  const reaction = message?.reactions.find((one) => one.emoji === emoji);
  if (!message || !reaction || !by) return;
  reaction.by = reaction.by.filter((mask) => mask !== by);
  if (reaction.by.length === 0) message.reactions = message.reactions.filter((one) => one !== reaction);
}
