import type { Mask } from "../messages/events.ts";
import type { Ground } from "../moderation/events.ts";

/** A line around what was reported, as it was said. */
export interface KeptLine {
  version: number;
  at: number;
  by: Mask;
  name: string;
  hue: number;
  face: number;
  text: string;
}

/**
 * Somebody reported a message or a person, in `reports:<room>`. For moderators' eyes alone. The words are read from the
 * room when they are looked at; only of a room in memory, whose people may all leave, they are kept here, in memory.
 */
export interface ReportMade {
  type: "report-made";
  whom: Mask;
  /** The version of the message. */
  message?: number;
  ground: Ground;
  line?: string;
  kept?: KeptLine[];
}

/** A moderator is through with all reports of one thing; what these said is erased (`erases`). */
export interface ReportsDecided {
  type: "reports-decided";
  /** See `caseOf`. */
  case: string;
  outcome: "dismissed" | "acted";
}

/** Whoever made these wants to be forgotten: they are erased (`erases`), decided or not. */
export interface ReportsWithdrawn {
  type: "reports-withdrawn";
}

export type ReportEvent = ReportMade | ReportsDecided | ReportsWithdrawn;

/** Reports of one message belong together, and so do those of one person. */
export const caseOf = ({ whom, message }: Pick<ReportMade, "whom" | "message">): string =>
  message === undefined ? `person ${whom}` : `message ${message}`;
