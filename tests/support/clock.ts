import { jest } from "bun:test";

/** Timers that wait until they are told how late it is. `using` puts the real ones back. */
export function stoppedClock(): { pass(ms: number): void } & Disposable {
  jest.useFakeTimers();
  return {
    pass: (ms) => void jest.advanceTimersByTime(ms),
    [Symbol.dispose]: () => void jest.useRealTimers(),
  };
}
