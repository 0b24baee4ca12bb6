import type { Reason } from "../server/app.ts";
import type { Translate } from "./i18n/words.tsx";

/** Why the server did not do what was asked. */
export interface Refusal {
  reason: Reason;
  /** Milliseconds after which trying again makes sense. */
  retryAfter?: number;
  /** The number that was exceeded. */
  limit?: number;
}

/** A refusal, said to a person. */
export function wording(t: Translate, refusal: Refusal): string {
  const say = t("refusals")[refusal.reason] ?? t("refusals").failed;
  return say(refusal);
}
