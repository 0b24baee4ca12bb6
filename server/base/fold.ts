/** A state and how one event changes it. `evolve` writes on the draft it is handed and on nothing else. */
export interface Fold<State, Event> {
  start(): State;
  evolve(draft: State, event: Event): void;
}

/** What readers and decisions get: the same shape, nothing in it to write on. */
export type Frozen<T> = T extends (infer U)[]
  ? readonly Frozen<U>[]
  : T extends Map<infer K, infer V>
    ? ReadonlyMap<K, Frozen<V>>
    : T extends Set<infer U>
      ? ReadonlySet<U>
      : T extends object
        ? { readonly [K in keyof T]: Frozen<T[K]> }
        : T;
