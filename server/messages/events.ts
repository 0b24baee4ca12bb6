import type { Flag } from "../moderation/events.ts";

/** A person's public name in one room: HMAC(secret, person, room). Payloads hold masks; only the envelope holds a person. */
export type Mask = string;

export interface Mention {
  mask: Mask;
  /** As it was called when it was said. */
  name: string;
}

/** Seen by its author and moderators alone: until somebody looked at it, or because its author is shadow-muted. */
export type Held = "review" | "shadow";

export interface MessagePosted {
  type: "message-posted";
  /** Made by the client, so that sending again says it once. */
  id: string;
  text: string;
  /** The version of the message that this one answers. */
  replyTo?: number;
  /** Who said that. */
  replyToBy?: Mask;
  mentions?: Mention[];
  held?: Held;
  /** What the filter objected to; "newcomer": said by somebody new while the house was locked down. For moderators' eyes. */
  flags?: (Flag | "newcomer")[];
}

/** Says the message anew: what it said before is erased (`erases`). `about` is the message's version. */
export interface MessageEdited extends Omit<MessagePosted, "type"> {
  type: "message-edited";
}

/** `about` is the message's version. Its words are erased (`erases`), and its id with them, so that it is said here. */
export interface MessageErased {
  type: "message-erased";
  id?: string;
}

/** A moderator looked at what was held (`about`), and everybody may see it. */
export interface MessageLetThrough {
  type: "message-let-through";
}

export interface ReactionAdded {
  type: "reaction-added";
  emoji: string;
}

export interface ReactionRemoved {
  type: "reaction-removed";
  emoji: string;
}

export type MessageEvent =
  MessagePosted | MessageEdited | MessageErased | MessageLetThrough | ReactionAdded | ReactionRemoved;
