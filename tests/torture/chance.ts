import { seeded } from "../support/seeded.ts";

/** Choices that are the same for the same seed. */
export interface Chance {
  /** From 0 up to, and without, a number. */
  below(most: number): number;
  between(least: number, most: number): number;
  oneOf<T>(choices: readonly T[]): T;
  bytes(count: number): Buffer;
}

export function chanceFrom(seed: number): Chance {
  const next = seeded(seed);
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    oneOf: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
