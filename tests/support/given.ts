// A rule in one line: given what happened, when somebody wishes something, it gives these events, or that reason.
import { expect } from "bun:test";
import type { Decision } from "../../server/base/decision.ts";
import type { Fold, Frozen } from "../../server/base/fold.ts";
import type { Recorded, Unplaced, Whole } from "../../server/events.ts";

export function given<State, Event extends { type: string }>(
  fold: Fold<State, Recorded<Event>>,
  past: readonly Unplaced<Event>[],
) {
  const state = frozen(folded(fold, past)) as Frozen<State>;
  return {
    when<Wish, Wanted>(decide: (state: Frozen<State>, wish: Wish) => Decision<Wanted>, wish: Wish) {
      return { gives: (expected: Expected<Wanted>) => compare(decide(state, wish), expected) };
    },
  };
}

/** Events, what was already fulfilled, a reason with its details, or a reason alone. */
type Expected<Event> = Decision<Event> | string;

function compare(answer: object, expected: object | string): void {
  if (typeof expected === "string") expect(answer).toMatchObject({ rejected: expected });
  else expect(answer).toEqual(expected);
}

/** What happened in one stream, folded. */
export function folded<State, Event extends { type: string }>(
  fold: Fold<State, Recorded<Event>>,
  past: readonly Unplaced<Event>[],
): State {
  const state = fold.start();
  for (const event of placed(past)) fold.evolve(state, event as Recorded<Event>);
  return state;
}

/** Numbered as a log would. */
export function placed<Event extends { type: string }>(
  past: readonly Unplaced<Event>[],
  stream = "room:tea",
): Whole<Event>[] {
  return past.map((event, i) => ({ ...event, stream, seq: i + 1, version: i + 1 }));
}

/** The same value; whoever writes on any of it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) {
    for (const [key, held] of value.entries()) [key, held].forEach(frozen);
    for (const change of ["set", "add", "delete", "clear"]) Object.defineProperty(value, change, { value: refuse });
  }
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function refuse(): never {
  throw new TypeError("A decision wrote on its state.");
}
