import { expect, test } from "bun:test";
import fc from "fast-check";
import { findLinks } from "../../client/messages/links.ts";
import { type Inline, inlinesOf } from "../../client/messages/richText.ts";

const rich = (text: string, names: string[] = []) => inlinesOf(text, names, findLinks).map(brief).join(" | ");

function brief(inline: Inline): string {
  if (inline.kind === "text") return inline.text;
  if (inline.kind === "link") return `link(${inline.text} → ${inline.href})`;
  if (inline.kind === "code" || inline.kind === "mention") return `${inline.kind}(${inline.text})`;
  return `${inline.kind}(${inline.inside.map(brief).join(" | ")})`;
}

const plain = (inline: Inline): string => ("text" in inline ? inline.text : inline.inside.map(plain).join(""));

test.each([
  ["a **b** c", "a  | bold(b) |  c"],
  ["*slanted* and **b *both* b**", "italic(slanted) |  and  | bold(b  | italic(both) |  b)"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["2*3*4 and a*b*c", "2*3*4 and a*b*c"],
  ["(*so*)", "( | italic(so) | )"],
  ["**", "**"],
  ["****", "****"],
  ["*x\ny*", "*x\ny*"],
  ["`*as typed*`", "code(*as typed*)"],
  ["snake_case_name", "snake_case_name"],
])("%j reads %j", (text, expected) => expect(rich(text)).toBe(expected));

test.each([
  ["https://a.example/*x*", "link(https://a.example/*x* → https://a.example/*x*)"],
  ["(conf.example.com/day2)", "( | link(conf.example.com/day2 → https://conf.example.com/day2) | )"],
  ["**www.example.org**", "bold(link(www.example.org → https://www.example.org))"],
  ["`https://a.example`", "code(https://a.example)"],
  ["e.g. foo.txt", "e.g. foo.txt"],
])("%j becomes clickable as %j", (text, expected) => expect(rich(text)).toBe(expected));

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://a.example",
  "//a.example",
  "ada@example.org",
  "file:///etc",
  "vbscript:x",
])("%j is not made clickable", (text) => expect(rich(text)).toBe(text));

test("a finder gone wrong cannot make a script clickable", () => {
  const wrong = () => [{ start: 0, end: 5, href: "javascript:alert(1)" }];
  expect(inlinesOf("click", [], wrong)).toEqual([{ kind: "text", text: "click" }]);
});

test("of two names that fit, the longer one is meant; a longer word is nobody", () => {
  expect(rich("@Ada 2 and @ada, not @adam", ["Ada", "Ada 2"])).toBe(
    "mention(@Ada 2) |  and  | mention(@ada) | , not @adam",
  );
});

test("nothing that was typed is lost but the marks that made something", () => {
  const bare = (text: string) => text.replaceAll(/[*`]/g, "");
  const typed = fc.string({
    unit: fc.constantFrom("*", "**", "`", "a", " ", "\n", "@Ada", "x.org", "https://y.de/", "é"),
  });
  fc.assert(
    fc.property(typed, (text) => {
      expect(bare(inlinesOf(text, ["Ada"], findLinks).map(plain).join(""))).toBe(bare(text));
    }),
    { numRuns: 2_000 },
  );
});
