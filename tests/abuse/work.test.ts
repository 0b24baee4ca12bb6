// What a caller may write that is dear to fold, compare or sort: how much of it the house works on is counted, not timed.
import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { unitsOf } from "../../server/base/text.ts";
import { hashOf } from "../../server/base/tokens.ts";
import {
  BATCH_CALLS,
  BODY_BYTES,
  MESSAGE_CHARS,
  NAME_CHARS,
  NOTE_CHARS,
  OWN_WORDS_CHARS,
  PASSWORD_CHARS,
  ROOM_ID_UNITS,
  ROOM_NAME_CHARS,
  STACKED_MARKS_MOST,
  TOPIC_CHARS,
} from "../../server/limits.ts";
import { PASSWORD, signedUp } from "../support/accounts.ts";
import { connect } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { makeHost, personOf } from "../support/keepers.ts";
import { good, proceduresOf } from "../support/mutations.ts";
import { type Normalized, normalizedBy } from "../support/normalizing.ts";

setDefaultTimeout(60_000);

let house: House;
beforeAll(async () => {
  house = await openHouse({ settings: { SIGN_UPS_PER_HOUR: "1000" } });
});
const now = performance.now.bind(performance);
afterAll(async () => {
  performance.now = now;
  await house.close();
});

/** Normalized for each character that a field may hold: a sign may stand for 18 letters, and is read in several ways. */
const UNITS_PER_CHAR_MOST = 100;
const dear: Record<string, (units: number) => string> = {
  "a sign that stands for 18 letters": (units) => "\uFDFA".repeat(units),
  "marks that have to be sorted": (units) => `a${"\u0301\u0323".repeat(units)}`.slice(0, units),
  "a letter that grows in lower case": (units) => "İ".repeat(units),
  "spaces before a letter": (units) => `${" ".repeat(units - 1)}a`,
};

describe("ten log-ins in one request", () => {
  const answersTo = async ({ url }: House, path: string, name: string, password = PASSWORD) => {
    const inputs = Array.from({ length: BATCH_CALLS }, () => ({ name, password, code: "01234" }));
    const answer = await fetch(`${url}/trpc/${inputs.map(() => path).join()}?batch=1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...inputs }),
    });
    return (await answer.json()) as { error?: { data: { reason: string } } }[];
  };
  const reasonsOf = (answers: Awaited<ReturnType<typeof answersTo>>) => answers.map(({ error }) => error?.data.reason);

  test.each([
    ["accounts.logIn", "wrong-log-in"],
    ["accounts.recover", "wrong-code"],
  ])(
    "by a name of 1,000 signs that stand for 18 letters each are refused before anything is made of it: %s",
    async (path, reason) => {
      // Where nobody tried before.
      const house = await openHouse();
      let reasons: unknown[] = [];
      const { units } = await normalizedBy(async () => {
        reasons = reasonsOf(await answersTo(house, path, "\uFDFA".repeat(1_000)));
      });
      await house.close();
      expect(reasons).toEqual(Array.from({ length: BATCH_CALLS }, () => reason));
      // Of the passwords alone, in and out.
      expect(units).toBe(BATCH_CALLS * PASSWORD.length * 2);
    },
  );
  test("by a name that is too long to be anybody's are refused as those by any wrong name, and count like them", async () => {
    const name = "\uFDFA".repeat(unitsOf(NAME_CHARS));
    let reasons: unknown[] = [];
    const { units } = await normalizedBy(async () => {
      reasons = reasonsOf(await answersTo(house, "accounts.logIn", name));
    });
    expect(reasons).toEqual(Array.from({ length: BATCH_CALLS }, () => "wrong-log-in"));
    expect(units).toBeLessThan(BATCH_CALLS * NAME_CHARS * UNITS_PER_CHAR_MOST);
    expect(new Set(reasonsOf(await answersTo(house, "accounts.logIn", name)))).toEqual(new Set(["too-fast"]));
    // Asked before anything is made of the password.
    expect(new Set(reasonsOf(await answersTo(house, "accounts.recover", name, "short")))).toEqual(
      new Set(["too-fast"]),
    );
  });
});

describe("every field that a caller can set", () => {
  /** The characters that it may hold; of all others, as many as the longest id. */
  const charsOf: Record<string, number> = {
    name: ROOM_NAME_CHARS,
    topic: TOPIC_CHARS,
    text: MESSAGE_CHARS,
    line: NOTE_CHARS,
    note: NOTE_CHARS,
    reason: NOTE_CHARS,
    words: OWN_WORDS_CHARS,
    password: PASSWORD_CHARS.most,
    next: PASSWORD_CHARS.most,
  };
  /** Words that others read: higher stacks of marks are cut before they are sorted. */
  const shown = new Set(["name", "topic", "text", "line", "note", "reason"]);
  /** From what is allowed, over what callers may send, to what a body holds of three bytes each. */
  const sizes = [7, 32, 128, 200, 256, 1_000, 2_000, 8_000, 16_000, BODY_BYTES / 3];

  test("has no more made of it than a fixed number of letters for each that it may hold", async () => {
    const call = await callers();
    const worst = new Map<string, Normalized & { by: string }>();
    for (const { path, field, input, by } of dearCalls()) {
      const { units, stack } = await normalizedBy(() => call(path, input));
      const before = worst.get(field) ?? { units: 0, stack: 0, by };
      const most = { units: Math.max(units, before.units), stack: Math.max(stack, before.stack) };
      worst.set(field, { ...most, by: units > before.units ? by : before.by });
    }
    const reached = [...worst].filter(([, { units }]) => units > 0).map(([field]) => field);
    expect(Object.keys(charsOf).filter((field) => !reached.includes(field))).toEqual([]);
    const tooMuch = [...worst].filter(
      ([field, { units, stack }]) => units > unitsMost(field) || stack > marksMost(field),
    );
    expect(tooMuch).toEqual([]);
  });

  const unitsMost = (field: string) => (charsOf[field] ?? ROOM_ID_UNITS) * UNITS_PER_CHAR_MOST;
  const marksMost = (field: string) => (shown.has(field) ? 2 * STACKED_MARKS_MOST : unitsOf(PASSWORD_CHARS.most));

  function* dearCalls(): Generator<{ path: string; field: string; input: unknown; by: string }> {
    const procedures = proceduresOf(house).filter(({ type }) => type !== "subscription");
    // The room that the others speak of is closed last.
    procedures.sort((a, b) => Number(a.path === "desk.shutRoom") - Number(b.path === "desk.shutRoom"));
    for (const { path, fields } of procedures)
      for (const { field, filled } of inputsOf(fields))
        for (const [what, text] of dearTexts())
          yield { path, field, input: filled(text), by: `${path} with ${text.length} units: ${what}` };
  }

  const dearTexts = () =>
    Object.entries(dear).flatMap(([what, ofLength]) => sizes.map((size) => [what, ofLength(size)] as const));

  /** Ada signed up, hosts the house and a room; Bo is new each time; Cy is banned. An hour passes between two calls. */
  async function callers() {
    const ada = await signedUp(house, "Ada");
    const adaIs = personOf(house, ada);
    await makeHost(house, adaIs);
    await ada.call.rooms.open.mutate({ name: "tea party" });
    await ada.call.messages.post.mutate({ room: "tea-party", id: crypto.randomUUID(), text: "hello" });
    const cy = await connect(house.url);
    cy.close();
    await ada.call.moderation.act.mutate({
      ...{ target: { person: personOf(house, cy) }, deed: "ban", ground: "spam" },
      ...{ ms: null, network: false, purge: false },
    });
    let hours = 0;
    performance.now = () => now() + hours * 3_600_000;
    return async (path: string, input: unknown) => {
      hours += 1;
      const { session } = path === "moderation.appeal" ? cy : beginsAnew.has(path) ? await arrived() : ada;
      await callAs(session, path, input).catch(() => undefined);
    };
  }

  async function arrived() {
    const program = await connect(house.url);
    program.close();
    return program;
  }

  function callAs(session: string, path: string, input: unknown): Promise<unknown> {
    const { app } = house;
    const person = personOf(house, { session });
    const caller = app.router.createCaller({
      ...{ person, session: hashOf(session), address: "here", network: "here" },
      standingOf: (person) => app.standingOf(person, "here"),
      giveSession: () => ({}),
    });
    return (pick(caller, path) as (input: unknown) => Promise<unknown>)(input);
  }
});

/** After these, whoever called may be somebody else. */
const beginsAnew: ReadonlySet<string> = new Set([
  "accounts.signUp",
  "accounts.logIn",
  "accounts.recover",
  "passes.take",
]);

/** Values with which a call comes as far as its words. */
const reaching: Record<string, unknown> = {
  ...Object.fromEntries(Object.entries(good).map(([field, [value]]) => [field, value])),
  room: "tea-party",
  version: 3,
  password: PASSWORD,
  options: { name: "Other", topic: "tea" },
  own: [{ words: "tulip", as: "words", treatment: "mask" }],
  rules: { own: [{ words: "tulip", as: "words", treatment: "mask" }] },
  target: { room: "tea-party", version: 3 },
  note: "because",
  reason: "Nobody needs it",
  line: "look",
  topic: "Milk first?",
  network: false,
  purge: false,
  ms: 60_000,
};

const pick = (from: unknown, path: string): unknown =>
  path
    .split(".")
    .filter(Boolean)
    .reduce((at, key) => (at as Record<string, unknown>)[key], from);

/** For each string in an input of these fields, what makes an input with another one in its place. */
function inputsOf(fields: readonly string[]): { field: string; filled: (text: string) => unknown }[] {
  const input = Object.fromEntries(fields.map((field) => [field, reaching[field]]));
  const places: string[][] = [];
  const visit = (value: unknown, place: string[]): void => {
    if (typeof value === "string") places.push(place);
    else if (typeof value === "object" && value)
      for (const [key, one] of Object.entries(value)) visit(one, [...place, key]);
  };
  visit(input, []);
  return places.map((place) => ({
    field: place.at(-1) ?? "",
    filled: (text) => {
      const copy = structuredClone(input);
      (pick(copy, place.slice(0, -1).join(".")) as Record<string, unknown>)[place.at(-1) ?? ""] = text;
      return copy;
    },
  }));
}
