// Calls as mischief makes them: every procedure of the router, its input right in places and wrong in others.
import type { House } from "./house.ts";
import type { Random } from "./seeded.ts";

export interface Procedure {
  path: string;
  type: "query" | "mutation" | "subscription";
  /** The names of its input's fields. */
  fields: string[];
}

/** What the router itself says it has. */
export function proceduresOf({ app }: House): Procedure[] {
  const all = Object.entries(app.router._def.procedures as unknown as Record<string, Described>);
  return all.map(([path, { _def }]) => ({
    path,
    type: _def.type,
    fields: _def.inputs.flatMap(({ shape }) => Object.keys(shape ?? {})),
  }));
}

interface Described {
  _def: { type: Procedure["type"]; inputs: { shape?: object }[] };
}

/** For each field of any procedure, values that it may well have. */
export const good: Record<string, readonly unknown[]> = {
  room: ["tea", "lobby", "nowhere"],
  id: ["0123456789abcdefghijkl", "another-id-of-a-message"],
  text: ["hello", "@Guest1000 hello", "a\nb", " "],
  version: [1, 2, 3, 4, 5, 6],
  versions: [[1], [1, 2, 3], [6, 5]],
  limit: [1, 50],
  emoji: ["👋", "🇮🇷"],
  on: [true, false],
  name: ["Ada", "Bo", "A new room"],
  topic: ["", "Milk first?"],
  hue: [0, 359],
  face: [0, 32_767],
  avatar: [null],
  replyTo: [1, 5],
  lastEventId: ["x.1", null],
  found: ["everybody", "link"],
  keep: ["memory", "1h", "ever"],
  slow: [0, 30],
  oneWay: [true, false],
  masks: [true, false],
  locked: [true, false],
  hushed: [true, false],
  held: [true, false],
  signedUp: [true, false],
  most: [0, 2, 100],
  options: [{ slow: 5 }, { name: "Other", topic: "tea" }, { keep: "1h", hushed: true }, { found: "link" }],
  whom: ["0123456789abcdef"],
  welcome: [true, false],
  ms: [0, 60_000, 3_600_000],
  uses: [1, 5],
  next: ["a pot of oolong", "short"],
  session: ["0123456789abcdef"],
  code: ["01234-56789-abcde-fghjk"],
  password: ["a cup of oolong", "short"],
  passcode: ["sesame", "1234"],
  everything: [[], ["tea"], ["tea", "nowhere"]],
  filter: [{ link: "refuse" }, { phone: "hold", spam: "mask" }, {}],
  own: [[], [{ words: "tulip", as: "words", treatment: "mask" }], [{ words: "a(b", as: "pattern", treatment: "hold" }]],
  ladder: [[], [{ flags: 3, within: 3_600_000, deed: "mute", lasts: 60_000 }]],
  floodMutes: [[], [60_000]],
  posting: [{ burst: 1_000, perSecond: 1_000, perMinuteOfAddress: 100_000 }],
  signUp: [true],
  guestPictures: [true, false],
  guestRooms: [true],
  groupSize: [2, 5],
  rules: [{}, { filter: { link: "refuse" } }],
  days: [1, 7],
  after: [0, 1],
  order: ["here", "name"],
  reason: ["Nobody needs it", ""],
  // Whoever says "everything" is nobody for the calls after it.
  erase: ["something"],
  sure: [true, false],
  invite: ["0123456789abcdefghijkl"],
  token: ["0123456789abcdefghijkl"],
  words: ["hello", "hello a"],
  target: [{ room: "tea", version: 3 }, { room: "tea", whom: "0123456789abcdef" }, { person: "p_nobody" }],
  deed: ["purge", "mute", "shadow-mute", "ban"],
  network: [true, false],
  purge: [true, false],
  ground: ["harassment", "spam"],
  note: ["because", ""],
  act: ["0123456789abcdef"],
  case: ["message 3"],
  outcome: ["dismissed", "acted"],
  line: ["look", ""],
  lifted: [true, false],
  before: [1, 5, 1_000],
};

const own = (text: string): unknown => JSON.parse(text);
const nasty: readonly unknown[] = [
  null,
  "",
  " ",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "../../../etc/passwd",
  "%2e%2e%2f",
  "\0",
  "\uD83D",
  "\u202Eevil",
  "room:tea",
  "tea\n",
  "<script>alert(1)</script>",
  "'; DROP TABLE rooms; --",
  "x".repeat(5_000),
  "👋".repeat(1_500),
  -1,
  0,
  0.5,
  1e308,
  2 ** 53,
  true,
  [],
  [[]],
  ["__proto__"],
  Array.from({ length: 1_000 }, () => 1),
  {},
  own('{"__proto__":{"polluted":true}}'),
  own('{"constructor":{"prototype":{"polluted":true}}}'),
  own('{"toString":1,"valueOf":null,"length":-1}'),
  own('{"then":1}'),
  own('{"rejected":"disk-full","already":1}'),
];

/** Names that no input has. */
const strange = ["__proto__", "constructor", "toString", "then", "length", "", "0"];

export function mutatedInput({ fields }: Procedure, random: Random): unknown {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (random() < 0.05) return pick(nasty);
  const input: Record<string, unknown> = {};
  for (const field of fields) {
    const values = good[field];
    if (!values) throw new Error(`Say in tests/support/mutations.ts what a good "${field}" is.`);
    if (random() < 0.95) set(input, field, random() < 0.7 ? pick(values) : pick(nasty));
  }
  if (random() < 0.1) set(input, pick(strange), pick(nasty));
  return input;
}

/** Also `__proto__` as a field like any other. */
function set(input: object, field: string, value: unknown): void {
  Object.defineProperty(input, field, { value, enumerable: true, configurable: true });
}
