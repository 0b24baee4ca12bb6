import { expect, test } from "bun:test";
import { judge } from "../../../server/moderation/filter/filter.ts";

/** No message of the longest size may take longer (processor time, milliseconds). */
const SLOWEST_MS = 20;
const LONGEST = 2_000;

/** Beginnings of what the rules look for: repeated, they make a rule try again at every place. */
const fragments = [
  "a",
  "1",
  "1 ",
  "a.",
  "a,",
  "@",
  "a@",
  "1.",
  "(1)",
  "one ",
  "a b ",
  "f*",
  "*",
  "x dot ",
  "\n",
  "𝗮",
  "a\u0301",
  "ж",
  "👍",
  "http : // ",
  "http://",
  "0123 ",
  "apt ",
  "1 a ",
  "12 Ab ",
  "corner of a ",
  "via A ",
  "+1 ",
  "de89 1234 ",
  "555-",
  "check out my ",
  "please ",
  "win ",
  "£1 ",
  "send ",
  "text ",
  "free ",
  "smoke ",
  "@a ",
  "a_b",
  "f!",
  "[dot] ",
  " . ",
  "www.",
  "((",
  " at ",
  "a at b.c ",
  "o0",
  "nigg",
  "\u200b",
  "ﷺ",
  "Aa\nBb\n",
];

const longest = (text: string) => text.repeat(LONGEST).slice(0, LONGEST);

function milliseconds(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    judge(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

test("no text of 2,000 characters takes long, whatever rule it is made for", () => {
  const texts = fragments.flatMap((one, i) => {
    const next = fragments[(i + 7) % fragments.length] ?? "";
    return [
      longest(one),
      longest(one + next),
      longest(one).slice(0, LONGEST / 2) + longest(next).slice(0, LONGEST / 2),
    ];
  });
  const slow = texts.map((text) => [milliseconds(text), text.slice(0, 20)] as const).filter(([ms]) => ms > SLOWEST_MS);
  expect(slow).toEqual([]);
}, 60_000);

test("any text gives spans that lie in it", () => {
  for (const text of fragments.map(longest))
    for (const { start, end } of judge(text)) expect(0 <= start && start < end && end <= text.length).toBe(true);
});
