import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { EXAMPLE, readHouseRooms } from "../../server/rooms/houseRooms.ts";
import { PLAIN } from "../../server/rooms/options.ts";

const roomsOf = (text: string) => readHouseRooms(text).rooms;
const problemsOf = (text: string) => readHouseRooms(text).problems;

describe("chatrooms.txt", () => {
  test("says a room a line: name, topic, options", () => {
    expect(readHouseRooms("Lobby | Say hello | slow=30s\nattic")).toEqual({
      rooms: [
        { id: "lobby", options: { ...PLAIN, name: "Lobby", topic: "Say hello", slow: 30 } },
        { id: "attic", options: { ...PLAIN, name: "attic" } },
      ],
      problems: [],
    });
  });
  test("may hold remarks, blank lines, any newline and a byte order mark", () => {
    expect(roomsOf("\uFEFF# rooms\r\n\r\n  tea  \r\n\t\n#attic\n").map(({ id }) => id)).toEqual(["tea"]);
    expect(roomsOf("\uFEFFtea").map(({ options }) => options.name)).toEqual(["tea"]);
  });
  test("may be empty", () => {
    expect(readHouseRooms("")).toEqual({ rooms: [], problems: [] });
  });
  test("comes with an example that is right, lobby first", () => {
    expect(problemsOf(EXAMPLE)).toEqual([]);
    expect(roomsOf(EXAMPLE)[0]).toMatchObject({ id: "lobby" });
    expect(roomsOf(EXAMPLE)[2]).toMatchObject({ options: { keep: "memory", slow: 10 } });
  });
  test.each([
    ["slow=0s", 0],
    ["slow=45s", 45],
    ["slow=2m", 120],
    ["slow=60m", 3600],
    [", slow=5s ,", 5],
  ])("%p is a pause of %p seconds", (options, slow) => {
    expect(roomsOf(`tea | | ${options}`)).toEqual([{ id: "tea", options: { ...PLAIN, name: "tea", slow } }]);
  });
});

test.each([
  ["keep=24h", { keep: "24h" }],
  ["keep=ever", { keep: "ever" }],
  ["one-way", { oneWay: true }],
  ["masks hushed, locked", { masks: true, hushed: true, locked: true }],
  ["slow=10s keep=1h one-way", { slow: 10, keep: "1h", oneWay: true }],
] as const)("%p says so of a room", (options, said) => {
  expect(roomsOf(`tea | | ${options}`)).toEqual([{ id: "tea", options: { ...PLAIN, name: "tea", ...said } }]);
});

test("a room kept in memory says so by its address", () => {
  expect(roomsOf("tea | | keep=memory")).toEqual([{ id: "~tea", options: { ...PLAIN, name: "tea", keep: "memory" } }]);
  expect(roomsOf("tea\ntea | | keep=memory").map(({ id }) => id)).toEqual(["tea", "~tea"]);
});

describe("a wrong line is named, with its number:", () => {
  test.each([
    ["a name without letters", "!!!", "a name needs a letter or a digit"],
    ["no name", "| topic", "a name needs a letter or a digit"],
    ["too many parts", "a|b||d", "more than two"],
    ["a name too long", "a".repeat(41), "longer than 40"],
    ["a topic too long", `a|${"b".repeat(201)}`, "longer than 200"],
    ["a control character", "te\u0007a", "control character"],
    ["an unknown option", "tea||loud", '"loud" is no option'],
    ["a pause without a unit", "tea||slow=30", "no option"],
    ["a pause below zero", "tea||slow=-3s", "no option"],
    ["a pause too long", "tea||slow=61m", "an hour"],
    ["a time that there is not", "tea||keep=2d", '"2d" is no time'],
  ])("%s", (_what, line, told) => {
    expect(problemsOf(`# first\n\n${line}`)).toEqual([{ line: 3, problem: expect.stringContaining(told) }]);
  });
  test("a second room of the same address", () => {
    expect(problemsOf("tea\nTEA\nt e a")).toEqual([{ line: 2, problem: expect.stringContaining('"TEA"') }]);
  });
  test("all of them, with the right rooms beside", () => {
    const { rooms, problems } = readHouseRooms("tea\n!!\nattic\n??");
    expect(rooms.map(({ id }) => id)).toEqual(["tea", "attic"]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });
});

test("whatever stands in the file, it is read: each line a room, a problem or nothing", () => {
  const anyLine = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("a", "|", " ", "#", "slow=", "9", "s", "m", "\n", "\r") }),
  );
  const property = (text: string) => {
    const { rooms, problems } = readHouseRooms(text);
    expect(rooms.length + problems.length).toBeLessThanOrEqual(text.split("\n").length);
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(rooms.length);
  };
  fc.assert(fc.property(anyLine, property), { numRuns: 1_000 });
});
