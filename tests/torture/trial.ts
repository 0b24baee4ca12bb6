import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Chance, chanceFrom } from "./chance.ts";

/** Short: what every change must pass. Full: the figures that docs/RELIABILITY.md promises. */
export type Form = "short" | "full";

/** What was measured, by what it is. */
export type Figures = Record<string, string | number>;

/** One way to try to break a promise. */
export interface Trial {
  name: string;
  /** The promise, as a sentence. */
  title: string;
  /** It measures how long things take, so nothing else runs meanwhile. */
  quiet?: boolean;
  /** Why it cannot be tried on this machine, if it cannot. */
  lacking?: () => string | undefined;
  /** Throws when the promise was broken. */
  run(world: World): Promise<Figures>;
}

/** What a trial has for itself, gone when it ends. */
export interface World {
  form: Form;
  /** How long the longest trials go on in their full form. */
  minutes: number;
  chance: Chance;
  of<T>(short: T, full: T): T;
  folder(): string;
  /** Done when the trial ends, however it ends; the last first. */
  finally(undo: () => unknown): void;
}

export interface Trying {
  form: Form;
  /** The same seed takes the same choices. */
  seed: number;
  minutes?: number;
}

/** Runs a trial and takes down all that it set up. */
export async function runTrial({ run }: Trial, { form, seed, minutes = 30 }: Trying): Promise<Figures> {
  const undoing: (() => unknown)[] = [];
  const world: World = {
    form,
    minutes,
    chance: chanceFrom(seed),
    of: (short, full) => (form === "short" ? short : full),
    finally: (undo) => void undoing.push(undo),
    folder() {
      const path = mkdtempSync(join(tmpdir(), "hearsay-torture-"));
      undoing.push(() => rmSync(path, { recursive: true, force: true }));
      return path;
    },
  };
  const takeDown = async () => {
    for (const undo of undoing.splice(0).reverse()) await undo();
  };
  const leave = () => void takeDown().finally(() => process.exit(1));
  for (const signal of SIGNALS) process.once(signal, leave);
  try {
    return await run(world);
  } finally {
    for (const signal of SIGNALS) process.off(signal, leave);
    await takeDown();
  }
}

/** Nothing is left running, whoever ends a trial. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Fails a trial. */
export function must(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Error(promise);
}
