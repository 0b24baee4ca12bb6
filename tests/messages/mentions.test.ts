import { describe, expect, test } from "bun:test";
import { mentionsIn } from "../../server/messages/mentions.ts";

const look = (name: string) => ({ name, hue: 0, face: 0 });
const inTea = {
  a: look("Ada"),
  a2: look("Ada 2"),
  b: look("Bo"),
  l: look("Ada Lovelace"),
  e: look("Émile"),
  x: look("c++"),
};
const called = (text: string, looks: typeof inTea | Record<string, ReturnType<typeof look>> = inTea) =>
  mentionsIn(text, looks).map(({ mask }) => mask);

describe("a message calls", () => {
  test("whom it names after an @, wherever that stands", () => {
    expect(called("@Bo hello")).toEqual(["b"]);
    expect(called("hello @Bo!")).toEqual(["b"]);
    expect(called("(@Bo, @Ada)")).toEqual(["b", "a"]);
    expect(called("one\n@Bo")).toEqual(["b"]);
  });
  test("by the name as it was written", () => {
    expect(mentionsIn("hello @bO", inTea)).toEqual([{ mask: "b", name: "bO" }]);
    expect(called("@émile")).toEqual(["e"]);
  });
  test("the longer one of two names that fit", () => {
    expect(called("@Ada Lovelace is here")).toEqual(["l"]);
    expect(called("@Ada 2 is here")).toEqual(["a2"]);
    expect(called("@Ada 3 is here")).toEqual(["a"]);
  });
  test("people whose names end in signs", () => {
    expect(called("@c++: hello")).toEqual(["x"]);
  });
  test("everybody once, in the order of the text", () => {
    expect(called("@Bo @Ada @Bo @bo")).toEqual(["b", "a"]);
  });
  test("ten people at most", () => {
    const crowd = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`m${i}`, look(`Guest${1000 + i}`)]));
    const all = Object.values(crowd).map(({ name }) => `@${name}`);
    expect(called(all.join(" "), crowd)).toHaveLength(10);
  });
});

describe("a message does not call", () => {
  test("who is not named in full", () => {
    expect(called("@Bob @B @Boa")).toEqual([]);
  });
  test("who is named without an @, or within a word", () => {
    expect(called("Bo bo@Bo.example x@Ada")).toEqual([]);
  });
  test("who is not there", () => {
    expect(called("@Dee @everyone @__proto__ @constructor")).toEqual([]);
    expect(called("@Ada", {})).toEqual([]);
  });
});

test("a message full of @ is read quickly", () => {
  const began = performance.now();
  expect(called("@".repeat(2_000))).toEqual([]);
  expect(called("@Ada".repeat(500))).toEqual(["a"]);
  expect(performance.now() - began).toBeLessThan(500);
});
