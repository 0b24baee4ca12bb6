/** What the filter tells apart; a host decides about each. */
export const categories = ["profanity", "email", "phone", "pii", "drug", "spam", "link"] as const;
export type Category = (typeof categories)[number];

/** Words that a rule objects to: `start` and `end` are offsets (UTF-16) in the text as it is shown. */
export interface Finding {
  readonly category: Category;
  /** The name of the rule, as docs/MODERATION.md lists them. */
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}

/** Words found in a folded text; the same offsets, but of its letters. */
export interface Found {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
}
