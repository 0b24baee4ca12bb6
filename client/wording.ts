import type { Translate } from "./i18n/words.tsx";

// Until the server's own list can be imported.
export type Reason =
  | "empty"
  | "too-long"
  | "ill-formed"
  | "not-a-member"
  | "no-such-room"
  | "room-closed"
  | "no-such-message"
  | "not-yours"
  | "too-late"
  | "erased"
  | "too-fast"
  | "slow-mode"
  | "disk-full"
  | "failed"
  | "no-session"
  | "room-name-taken"
  | "name-taken"
  | "name-empty"
  | "name-too-long"
  | "name-ill-formed"
  | "not-an-emoji"
  | "too-many-reactions"
  | "too-many-calls"
  | "too-many-subscriptions"
  | "wrong-shape"
  | "websocket-only";

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
