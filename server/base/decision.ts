/** What somebody wanted and did not get, and why. `reason` is worded for people in client/wording.ts. */
export interface Rejection<Reason extends string = string> {
  readonly rejected: Reason;
  /** Milliseconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** The number that was exceeded: characters, people, seconds … */
  readonly limit?: number;
  /** Why a moderator said so. */
  readonly ground?: string;
  /** The moderator's own words. */
  readonly note?: string;
  /** A pattern that cannot be read: what is wrong with it, and where that begins, counted in characters from 0. */
  readonly pattern?: string;
  readonly problem?: string;
  readonly place?: number;
}

/** The wish is already fulfilled, by the event of this version. */
export interface Already {
  readonly already: number;
}

/** What `decide` answers: events to record, nothing to record, or a reason. */
export type Decision<Event, Reason extends string = string> = Event[] | Already | Rejection<Reason>;

export const rejected = <Reason extends string>(
  reason: Reason,
  details: Omit<Rejection, "rejected"> = {},
): Rejection<Reason> => ({ rejected: reason, ...details });

export const isRejection = (answer: object): answer is Rejection => "rejected" in answer;
