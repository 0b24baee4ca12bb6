/** A timer that is to ring so often tells how long nothing else could be done. */
const TICK_MS = 2;

/** Answers what ends the watch, and tells by how many milliseconds the timer was late each time. */
export function lateness(): () => number[] {
  const late: number[] = [];
  let last = performance.now();
  const ring = () => {
    const now = performance.now();
    late.push(Math.max(0, now - last - TICK_MS));
    last = now;
  };
  const timer = setInterval(ring, TICK_MS);
  return () => {
    clearInterval(timer);
    ring();
    return late;
  };
}
