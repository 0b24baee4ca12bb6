import type { Position } from "./log.ts";

export const positionAt = (epoch: string, seq: number): Position => `${epoch}.${seq}`;

/** The seq that a position stands after. Throws when it is not of this log, or of a future that this log lost. */
export function seqAt(position: Position, epoch: string, head: number): number {
  const dot = position.lastIndexOf(".");
  const seq = Number(position.slice(dot + 1));
  if (position.slice(0, dot) !== epoch || !Number.isSafeInteger(seq) || seq < 0 || seq > head)
    throw new RangeError(`The position ${position} is not of this log (${epoch}, head ${head}).`);
  return seq;
}
