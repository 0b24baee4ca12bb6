import { afterEach, describe, expect, test } from "bun:test";
import { plain } from "../../server/rooms/search.ts";
import { connect, newId, type Program, reasonOf } from "../support/client.ts";
import { fill } from "../support/fill.ts";
import { openHouse } from "../support/house.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
});

async function talk(...texts: string[]) {
  const house = await openHouse();
  cleanups.push(() => house.close());
  const ada = await connect(house.url);
  cleanups.push(() => ada.close());
  await ada.call.rooms.enter.mutate({ room: "tea" });
  const versions: number[] = [];
  for (const text of texts) versions.push(await say(ada, text));
  return { house, ada, versions };
}

const say = async ({ call }: Program, text: string): Promise<number> =>
  (await call.messages.post.mutate({ room: "tea", id: newId(), text })).version;

async function found({ call }: Program, words: string): Promise<string[]> {
  const texts: string[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await call.rooms.search.query({ room: "tea", words, before });
    texts.push(...page.hits.map(({ text }) => text));
    if (!page.more) return texts;
    before = page.before;
  }
}

describe("a search finds", () => {
  test("what holds all the words, newest first, with how its people look", async () => {
    const { ada } = await talk("green tea", "black coffee", "tea, black", "Black TEA!");
    expect(await found(ada, "tea black")).toEqual(["Black TEA!", "tea, black"]);
    const { hits, looks } = await ada.call.rooms.search.query({ room: "tea", words: "coffee" });
    expect(hits.map(({ by }) => looks[by]?.name)).toEqual([ada.name]);
  });
  test("what was said long ago, page by page, each once", async () => {
    const { house, ada } = await talk();
    const many = Array.from({ length: 1_100 }, (_, i) => `${i % 20 === 0 ? "needle" : "hay"} ${i}`);
    await fill(house, "tea", many);
    const needles = many.filter((text) => text.startsWith("needle")).toReversed();
    expect(await found(ada, "needle")).toEqual(needles);
    const first = await ada.call.rooms.search.query({ room: "tea", words: "needle" });
    expect(first.hits).toHaveLength(20);
    expect(first.more).toBe(true);
  });
  test("an edited message by its new words only, and in its old place", async () => {
    const { ada, versions } = await talk("first needle", "a slip", "last needle");
    await ada.call.messages.edit.mutate({ room: "tea", version: versions[1]!, text: "mended needle" });
    expect(await found(ada, "needle")).toEqual(["last needle", "mended needle", "first needle"]);
    expect(await found(ada, "slip")).toEqual([]);
  });
  test("nothing that was erased, and nothing where no words are given", async () => {
    const { ada, versions } = await talk("needle", "other");
    await ada.call.messages.erase.mutate({ room: "tea", version: versions[0]! });
    expect(await found(ada, "needle")).toEqual([]);
    expect(await found(ada, "  ")).toEqual([]);
    expect(await found(ada, "other")).toEqual(["other"]);
  });
  test("nothing for who is not in the room", async () => {
    const { house } = await talk("needle");
    const dee = await connect(house.url);
    cleanups.push(() => dee.close());
    expect(await dee.call.rooms.search.query({ room: "tea", words: "needle" }).catch(reasonOf)).toBe("not-a-member");
  });
});

test.each([
  ["CAFÉ", "cafe"],
  ["cafe\u0301", "café"],
  ["Straße", "STRASSE"],
  ["ΣΊΣΥΦΟΣ", "σίσυφος"],
  ["ｔｅａ", "tea"],
  ["كتاب", "کتاب"],
  ["كِتَابٌ", "کتاب"],
  ["שָׁלוֹם", "שלום"],
  ["Ёлка", "елка"],
  ["İstanbul", "istanbul"],
  ["ﬁne", "fine"],
])("%p and %p are the same words to a search", (one, other) => {
  expect(plain(one)).toBe(plain(other));
});
test.each([
  ["हिन्दी", "हनद"],
  ["か", "が"],
  ["tea", "te a"],
])("%p and %p are not", (one, other) => {
  expect(plain(one)).not.toBe(plain(other));
});
