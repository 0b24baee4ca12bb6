import { alike } from "../base/alike.ts";
import type { Fold } from "../base/fold.ts";
import type { OfNames, Recorded } from "../events.ts";

/** Whose a name is, by what it has in common with all names that look like it. */
export type Names = Map<string, { person: string; version: number; at: number }>;

export const names: Fold<Names, Recorded<OfNames>> = {
  start: () => new Map(),
  evolve(draft, event) {
    if (event.erased || !event.by) return;
    switch (event.type) {
      case "name-claimed":
        draft.set(alike(event.name), { person: event.by, version: event.version, at: event.at });
        break;
      case "name-released":
        for (const [shape, { version }] of draft) if (erased(event).includes(version)) draft.delete(shape);
        break;
    }
  },
};

const erased = ({ erases }: { erases?: readonly number[] | "all" }): readonly number[] =>
  erases === undefined || erases === "all" ? [] : erases;
