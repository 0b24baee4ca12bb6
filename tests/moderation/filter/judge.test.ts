import { expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const script = join(import.meta.dirname, "../../../scripts/judge.ts");

async function judge(files: Record<string, string>, ...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "judge-"));
  for (const [name, text] of Object.entries(files)) await Bun.write(join(folder, name), text);
  const child = Bun.spawn([process.execPath, script, ...args], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const [out, complaint, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  const verdicts = Bun.file(join(folder, "out.ndjson"));
  const written = (await verdicts.exists()) ? (await verdicts.text()).trimEnd().split("\n") : [];
  await rm(folder, { recursive: true });
  return { out, complaint, code, verdicts: written.map((line) => JSON.parse(line)) };
}

const lines = (...all: object[]) => all.map((line) => JSON.stringify(line)).join("\n");

test("labelled lines give a table, and verdicts in their order", async () => {
  const { out, code, verdicts } = await judge(
    {
      "mine.ndjson": lines(
        { text: "a@example.org", expect: "flag", category: "email", obfuscated: false },
        { text: "nothing here", expect: "flag", category: "email", obfuscated: false },
        { text: "a (at) example (dot) org", expect: "flag", category: "email", obfuscated: true },
        { text: "hello", expect: "clean", category: "email" },
      ),
      "clean.ndjson": lines({ text: "good morning" }, { text: "see example.com" }),
    },
    "mine.ndjson",
    "clean.ndjson",
    "--verdicts",
    "out.ndjson",
  );
  expect(code).toBe(0);
  expect(out).toMatch(/email +100\.0 % +50\.0 % \(1\/2\) +100\.0 % \(1\/1\) +0\.0 % \(0\/1\) +0\.0 % \(0\/2\)/);
  expect(out).toContain("any category on ordinary lines: 50.0 % (1/2)");
  expect(verdicts.map(({ categories }) => categories)).toEqual([["email"], [], ["email"], [], [], ["link"]]);
  expect(verdicts[0].why).toEqual(["email (address): a@example.org"]);
});

test("a line needs nothing but its text, and may be empty", async () => {
  const { code, verdicts } = await judge(
    { "a.ndjson": '{"text":"hi"}\n\n{"text":""}\n{"text":"see example.com"}\n' },
    "a.ndjson",
    "--verdicts",
    "out.ndjson",
  );
  expect([code, verdicts.map(({ categories }) => categories)]).toEqual([0, [[], [], [], ["link"]]]);
});

test("a broken line has a verdict, too, so that those after it stand beside theirs", async () => {
  const { code, verdicts } = await judge(
    { "a.ndjson": '{"text":"hi"}\n{"text":\n{"text":"a@example.org","category":"food"}' },
    "a.ndjson",
    "--verdicts",
    "out.ndjson",
  );
  expect([code, verdicts.map(({ categories }) => categories)]).toEqual([1, [[], [], ["email"]]]);
});

test("a line that is not JSON is named with its file and number", async () => {
  const { code, complaint } = await judge({ "a.ndjson": '{"text":"hi"}\n{"text":' }, "a.ndjson");
  expect(code).toBe(1);
  expect(complaint).toContain("a.ndjson:2: this line is not a JSON object");
});

test("a field of the wrong kind is named", async () => {
  const { complaint } = await judge({ "a.ndjson": '{"text":"hi","category":"food"}' }, "a.ndjson");
  expect(complaint).toContain('a.ndjson:1: "category"');
});

test("a file that is not there, and no file at all", async () => {
  expect((await judge({}, "gone.ndjson")).complaint).toContain("gone.ndjson: no such file");
  expect((await judge({})).complaint).toContain("Usage: bun run judge");
});
