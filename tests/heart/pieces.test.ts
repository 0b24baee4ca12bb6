import { expect, test } from "bun:test";
import { jsonOf } from "../../server/heart/pieces.ts";

const many = (count: number) => Array.from({ length: count }, (_, i) => i);

test("a large state in pieces is the same JSON as in one", async () => {
  const looks = Object.fromEntries(many(300).map((i) => [`m${i}`, { name: `Ada "${i}"`, gone: undefined }]));
  const state = {
    list: many(150).map((i) => ({ i, nothing: undefined })),
    gaps: [...many(150), undefined],
    rooms: { tea: { looks, topic: undefined, posted: 3 } },
    empty: {},
    ["__proto__"]: null,
  };
  expect((await jsonOf(state)).join("")).toBe(JSON.stringify(state));
});

test("maps and sets in it are lists, however large", async () => {
  const small = new Map<string, unknown>([["a", new Set(["b"])]]);
  const large = new Map<unknown, unknown>(many(200).map((i) => [`k${i}`, new Set([i])]));
  large.set("deep", new Map([["set", new Set(many(200))]]));
  large.set("nothing", undefined);
  expect(JSON.parse((await jsonOf({ small, large })).join(""))).toEqual({
    small: { map: [["a", { set: ["b"] }]] },
    large: {
      map: [
        ...many(200).map((i) => [`k${i}`, { set: [i] }]),
        ["deep", { map: [["set", { set: many(200) }]] }],
        ["nothing", null],
      ],
    },
  });
});

test("others get their turn while a house of many people is put into words", async () => {
  const people = new Map(many(50_000).map((i) => [`p_${i}`, { name: `Guest${i}`, rooms: new Set(["lobby", "tea"]) }]));
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 1);
  const json = await jsonOf({ people });
  clearInterval(other);
  expect(JSON.parse(json.join("")).people.map).toHaveLength(50_000);
  expect(turns).toBeGreaterThan(2);
});
