import { expect, test } from "bun:test";
import { complete, mentionAt, suggestions } from "../../client/messages/mentionAt.ts";

const at = (typed: string) => mentionAt(typed.replace("|", ""), typed.indexOf("|"));
const people = [{ name: "Velvet Fox" }, { name: "foxglove" }, { name: "Ada 2" }];

test.each([
  ["@|", ""],
  ["hello @ad|", "ad"],
  ["(@ad|", "ad"],
  ["@velvet f|", "velvet f"],
  ["@ad| there", "ad"],
])("in %j a name is being typed: %j", (typed, query) => expect(at(typed)?.query).toBe(query));

test.each(["hello|", "ada@example|", "@ ada|", "@ada\n|", "|@ada", `@${"a".repeat(40)}|`])(
  "in %j no name is being typed",
  (typed) => expect(at(typed)).toBeUndefined(),
);

test("names that begin so come before names with a word that does", () => {
  expect(suggestions(people, "fox").map(({ name }) => name)).toEqual(["foxglove", "Velvet Fox"]);
  expect(suggestions(people, "ada 2").map(({ name }) => name)).toEqual(["Ada 2"]);
  expect(suggestions(people, "x")).toEqual([]);
});

test("a completed mention leaves the caret behind it and what followed in place", () => {
  const unfinished = at("hi @ad| there");
  expect(unfinished && complete("hi @ad there", 6, unfinished, "Ada 2")).toEqual({
    text: "hi @Ada 2 there",
    caret: 10,
  });
});
