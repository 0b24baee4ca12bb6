import type { Reason } from "../server/app.ts";
import { useMoreWords } from "./i18n/more.ts";

/** Why the server did not do what was asked. */
export interface Refusal {
  reason: Reason;
  /** Milliseconds after which trying again makes sense. */
  retryAfter?: number;
  /** The number that was exceeded. */
  limit?: number;
  /** Why a moderator said so, and their own words. */
  ground?: string;
  note?: string;
  /** A pattern that cannot be read: what is wrong with it, and from where on. */
  pattern?: string;
  problem?: string;
  place?: number;
  /** Where it broke and nobody foresaw it: by what the host finds it. */
  request?: string;
}

/** A refusal, said to a person. */
export function wording(refusal: Refusal): string {
  const words = useMoreWords()("refusals");
  const say = words[refusal.reason] ?? words.failed;
  return say(refusal);
}
