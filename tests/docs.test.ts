import { expect, test } from "bun:test";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const pages = globSync(["*.md", ".github/**/*.md", "data/*.md", "docs/**/*.md"], { cwd: root }).sort();
const decisions = globSync("*.md", { cwd: join(root, "docs/decisions") }).filter((page) => page !== "README.md");

for (const page of pages)
  test(`every file that ${page} points to exists`, () => {
    const text = readFileSync(join(root, page), "utf8");
    const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !existsSync(join(root, page, "..", link)))).toEqual([]);
  });

test("every decision is in the table of decisions", () => {
  const table = readFileSync(join(root, "docs/decisions/README.md"), "utf8");
  expect(decisions).not.toBeEmpty();
  expect(decisions.filter((page) => !table.includes(`](${page})`))).toEqual([]);
});

test("editors are told to wrap where the formatter does", () => {
  const { fmt } = Bun.TOML.parse(readFileSync(join(root, "bunfig.toml"), "utf8")) as { fmt: { printWidth: number } };
  const [, width] = /^max_line_length = (\d+)$/m.exec(readFileSync(join(root, ".editorconfig"), "utf8")) ?? [];
  expect(width).toBe(String(fmt.printWidth));
});

test("every command that the docs name is a script", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const text = pages.map((page) => readFileSync(join(root, page), "utf8")).join("\n");
  const named = new Set([...text.matchAll(/bun run ([a-z:-]+)/g)].map(([, name = ""]) => name));
  expect(named).toContain("test");
  expect([...named].filter((name) => !(name in scripts))).toEqual([]);
});

test("the sizes that DEPLOY names are those that were measured last", () => {
  const read = (page: string) => readFileSync(join(root, page), "utf8");
  const whole = (figure = "") => Math.round(Number(figure));
  for (const what of ["the one-file executable", "the image's file system"]) {
    const [, size, packed] = new RegExp(`^  ${what} +([\\d.]+) +([\\d.]+)$`, "m").exec(read("bench/RESULTS.md")) ?? [];
    expect(read("docs/DEPLOY.md")).toContain(`${whole(size)} MB (${whole(packed)} MB packed)`);
  }
});
