import { chargesByText } from "./spamByText.ts";
import { wantsAnAudience, wantsItPassedOn } from "./spamForAudience.ts";
import { promisesMoney, sells } from "./spamOffers.ts";

// What advertising is made of, by what it wants. Read in the folded text, so in lower case.

/** A message whose signs weigh this much together is called spam: one that is certain, or two to four that are not. */
export const ENOUGH = 4;

export interface SpamSign {
  readonly name: string;
  readonly weight: 1 | 2 | 3 | 4;
  /** Beginnings of words: without one of these in the text no pattern matches, so none is tried. */
  readonly words?: string;
  /** Any of these is the sign; however many of them, it counts once. */
  readonly patterns: readonly RegExp[];
}

export const spamSigns: readonly SpamSign[] = [
  ...wantsAnAudience,
  ...wantsItPassedOn,
  ...promisesMoney,
  ...chargesByText,
  ...sells,
];
