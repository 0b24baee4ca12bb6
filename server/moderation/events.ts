import type { Mask } from "../messages/events.ts";
import type { Treatment } from "../rules/events.ts";
import type { Category } from "./filter/finding.ts";

/** Why somebody is reported, or acted on. */
export const grounds = ["harassment", "hate", "spam", "private", "illegal", "other"] as const;
export type Ground = (typeof grounds)[number];

/** What a moderator does about a message or a person. */
export type Deed = "hide" | "purge" | "mute" | "shadow-mute" | "ban";

/**
 * A moderator acted. Stands in `acts` where it holds in the whole house, in `acts:<room>` where in that room alone:
 * both are for moderators' eyes. What it hides is told to the room by `messages-hidden`.
 */
export interface ActDone {
  type: "act-done";
  /** Names the act. */
  act: string;
  deed: Deed;
  /** The person, and what they were called where it happened. */
  whom: string;
  name: string;
  /** A keyed hash of the network that it holds for, too. */
  network?: string;
  /** Until when it holds, in milliseconds since 1970; without, for good. */
  until?: number;
  /** All that they had said is hidden with it. */
  purges?: true;
  ground: Ground;
  /** What the person reads, beside the ground. */
  note?: string;
  /** The message that led to it. */
  from?: { room: string; version: number };
  /** It hides what was said before it; that is over with `act-carried-out`, or when it is undone. */
  pending?: true;
}

/** All is hidden that this act hides. */
export interface ActCarriedOut {
  type: "act-carried-out";
  act: string;
}

/** As if it had never been done; what its author erased meanwhile stays erased. */
export interface ActUndone {
  type: "act-undone";
  act: string;
}

/** Whoever is banned asks for another look, once. */
export interface AppealMade {
  type: "appeal-made";
  act: string;
  text: string;
}

export interface AppealDecided {
  type: "appeal-decided";
  act: string;
  lifted: boolean;
}

/** Whoever appealed wants to be forgotten: what they wrote is erased (`erases`), decided or not. */
export interface AppealWithdrawn {
  type: "appeal-withdrawn";
  act: string;
}

/** Moderators alone read these from now on; everybody else reads that something is hidden. In the room's stream. */
export interface MessagesHidden {
  type: "messages-hidden";
  act: string;
  versions: number[];
}

/** What this act hid is shown again, unless another act hides it, too. */
export interface MessagesShown {
  type: "messages-shown";
  act: string;
  versions: number[];
}

/** What somebody may be flagged for: what the filter tells apart, and words of the host's own. */
export type Flag = Category | "own";

/** The filter objected to what somebody said or wanted to say. Its words do not stand here. */
export interface PersonFlagged {
  type: "person-flagged";
  whom: string;
  flags: Flag[];
  /** What was done about it. */
  treatment: Treatment;
  /** Where; absent of rooms in memory. */
  room?: string;
}

export type ActEvent =
  ActDone | ActCarriedOut | ActUndone | AppealMade | AppealDecided | AppealWithdrawn | PersonFlagged;
export type HidingEvent = MessagesHidden | MessagesShown;

/** Whom an act is about, as callers say it: the author of a message, somebody by their mask, or a person. */
export type Target = { room: string; version: number } | { room: string; whom: Mask } | { person: string };
