import type { Signal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";

/**
 * Where a resource keeps rows that are asked anew: a row that is still there stays the same one on the screen, with the
 * focus and all that was begun in it. @param key what tells rows apart
 */
export const keptRows =
  (key: string) =>
  <Rows>(begun: Rows): Signal<Rows> => {
    const [kept, keepRows] = createStore({ rows: begun });
    const set = (next: unknown) => {
      const rows = typeof next === "function" ? next(unwrap(kept).rows) : next;
      keepRows("rows", reconcile(rows, { key }));
      return kept.rows;
    };
    return [() => kept.rows, set as Signal<Rows>[1]];
  };
