import { expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { trials } from "./trials.ts";

test("docs/RELIABILITY.md lists every trial with its promise, and no other", () => {
  const text = readFileSync(join(import.meta.dir, "../../docs/RELIABILITY.md"), "utf8");
  const listed = [...text.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, name, title]) => `${name}: ${title}`);
  expect(listed).toEqual(trials.map(({ name, title }) => `${name}: ${title}`));
});
