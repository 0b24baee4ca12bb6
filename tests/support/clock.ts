import { jest } from "bun:test";

/** Timers that wait until they are told how late it is. `using` puts the real ones back. */
export function stoppedClock(): { pass(ms: number): void } & Disposable {
  jest.useFakeTimers();
  return {
    pass: (ms) => void jest.advanceTimersByTime(ms),
    [Symbol.dispose]: () => void jest.useRealTimers(),
  };
}

/** A wall clock that goes on when it is told to. */
export function wallClock(begin: number): { now(): number; pass(ms: number): void } {
  let time = begin;
  return {
    now: () => time,
    pass(ms) {
      time += ms;
    },
  };
}
