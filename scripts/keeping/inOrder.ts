/** A state as text that is the same for the same state, in whatever order its maps and sets were filled. */
export function inOrder(state: unknown): string {
  if (state instanceof Map) return `map(${entries([...state])})`;
  if (state instanceof Set) return `set(${[...state].map(inOrder).sort().join()})`;
  if (Array.isArray(state)) return `[${state.map(inOrder).join()}]`;
  if (typeof state === "object" && state !== null)
    return `{${entries(Object.entries(state).filter(([, value]) => value !== undefined))}}`;
  return JSON.stringify(state);
}

const entries = (all: [unknown, unknown][]): string =>
  all
    .map(([key, value]) => `${inOrder(key)}:${inOrder(value)}`)
    .sort()
    .join();
