// A large state as JSON in pieces, so that others are served in between: that of 100,000 people takes seconds.

/** After so long others get a turn. */
const TURN_MS = 8;
/** What has more entries than this is taken apart. */
const LARGE = 100;

/** Maps and sets become `{"map":[…]}` and `{"set":[…]}`. The state must not change meanwhile. */
export async function jsonOf(state: unknown): Promise<string[]> {
  const pieces: string[] = [];
  let small: string[] = [];
  let began = performance.now();
  for (const piece of piecesOf(state)) {
    small.push(piece);
    if (performance.now() - began < TURN_MS) continue;
    pieces.push(small.join(""));
    small = [];
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
  return [...pieces, small.join("")];
}

function* piecesOf(value: unknown): Generator<string> {
  if (!isLarge(value)) return yield JSON.stringify(value, mapsAsEntries) ?? "null";
  if (value instanceof Map) return yield* list('{"map":[', value, "]}");
  if (value instanceof Set) return yield* list('{"set":[', value, "]}");
  if (Array.isArray(value)) return yield* list("[", value, "]");
  let between = "{";
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue;
    yield `${between}${JSON.stringify(key)}:`;
    yield* piecesOf(one);
    between = ",";
  }
  yield between === "{" ? "{}" : "}";
}

function* list(before: string, all: Iterable<unknown>, after: string): Generator<string> {
  let between = before;
  for (const one of all) {
    yield between;
    yield* piecesOf(one);
    between = ",";
  }
  yield between === before ? before + after : after;
}

function isLarge(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (value instanceof Map || value instanceof Set) return value.size > LARGE || value.values().some(isLarge);
  const entries = Object.values(value);
  return entries.length > LARGE || entries.some(isLarge);
}

function mapsAsEntries(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { map: [...value] };
  if (value instanceof Set) return { set: [...value] };
  return value;
}
