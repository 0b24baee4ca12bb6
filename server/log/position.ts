import type { Position } from "./log.ts";

export const positionAt = (epoch: string, seq: number): Position => `${epoch}.${seq}`;

/** Whether a position is of this log, and not of a future that it lost: by damage to its end, say. */
export function isOf(position: Position, { epoch, head }: { epoch: string; head: number }): boolean {
  const dot = position.lastIndexOf(".");
  const seq = Number(position.slice(dot + 1));
  return position.slice(0, dot) === epoch && Number.isSafeInteger(seq) && seq >= 0 && seq <= head;
}

/** The seq that a position stands after. Throws when it is not of this log, or of a future that this log lost. */
export function seqAt(position: Position, epoch: string, head: number): number {
  if (!isOf(position, { epoch, head }))
    throw new RangeError(`The position ${position} is not of this log (${epoch}, head ${head}).`);
  return Number(position.slice(position.lastIndexOf(".") + 1));
}
