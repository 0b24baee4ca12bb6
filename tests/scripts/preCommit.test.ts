// The hook that formats and lints what is committed, run by Git itself in a repository of its own.
import { afterEach, expect, setDefaultTimeout, test } from "bun:test";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

setDefaultTimeout(60_000);

const root = join(import.meta.dirname, "../..");
const SETTINGS = [".githooks", ".editorconfig", ".gitignore", "biome.json", "bunfig.toml"];
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const inGit = test.skipIf(Bun.which("git") === null);

inGit("what is staged is formatted, and committed so", () => {
  const { write, git, commit, committed, read } = repository();
  write("server/two words.ts", "export const tea  = 1");
  write("docs/a.md", "* tea\n");
  git("add", ".");
  expect(commit()).toEqual({ passed: true, said: "Formatted: docs/a.md server/two words.ts" });
  expect(committed("server/two words.ts")).toBe("export const tea = 1;\n");
  expect(committed("docs/a.md")).toBe("- tea\n");
  expect(read("server/two words.ts")).toBe("export const tea = 1;\n");
  expect(git("status", "--short")).toBe("");
});

inGit("changes that are not staged stay as they are, and nobody minds them", () => {
  const { write, git, commit, committed, read } = repository();
  write("server/a.ts", "export const tea = 1;\n");
  git("add", ".");
  write("server/a.ts", "export let tea  = 1\n");
  write("server/b.ts", "export let tea  = 1\n");
  expect(commit()).toEqual({ passed: true, said: "" });
  expect(committed("server/a.ts")).toBe("export const tea = 1;\n");
  expect(read("server/a.ts")).toBe("export let tea  = 1\n");
  expect(read("server/b.ts")).toBe("export let tea  = 1\n");
});

inGit("a file of which a part is staged is not formatted but refused", () => {
  const { write, git, commit, read } = repository();
  write("server/a.ts", "export const tea  = 1;\n");
  git("add", ".");
  write("server/a.ts", "export const tea  = 2;\n");
  const said =
    "Not committed: server/a.ts is not formatted, and only a part of it is staged. Run bun fmt, and stage it again.";
  expect(commit()).toEqual({ passed: false, said });
  expect(read("server/a.ts")).toBe("export const tea  = 2;\n");
  expect(git("show", ":server/a.ts")).toBe("export const tea  = 1;\n");
});

inGit("what the linter finds in what is staged is said in one line, also where it is mended since", () => {
  const { write, git, commit } = repository();
  write("server/a.ts", "let tea = 1;\nlet attic = 2;\nexport { attic, tea };\n");
  git("add", ".");
  write("server/a.ts", "export const tea = 1;\n");
  const { passed, said } = commit();
  expect(passed).toBe(false);
  expect(said).toMatch(/^Not committed: server\/a\.ts:1 .+ \(lint\/style\/useConst\), and 1 more$/);
});

inGit("a file that is committed by its name is refused, as it would come back staged without format", () => {
  const { write, git, commit } = repository();
  write("server/a.ts", "export const tea  = 1;\n");
  git("add", ".");
  expect(commit("server/a.ts")).toEqual({
    passed: false,
    said: "Not committed: not formatted: server/a.ts. Run: bun fmt",
  });
});

inGit("deleting a file asks for nothing", () => {
  const { git, commit } = repository();
  git("rm", "--quiet", "--cached", ".gitignore");
  expect(commit()).toEqual({ passed: true, said: "" });
});

/** A repository with the project's settings and its hook, and nothing else. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), "hearsay-hook-"));
  folders.push(folder);
  for (const name of SETTINGS) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  // Nothing of a Git that runs this test from a hook of its own.
  const env = {
    PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"]}`,
    HOME: folder,
    TMPDIR: tmpdir(),
    GIT_CONFIG_NOSYSTEM: "1",
  };
  const run = (...args: string[]) => Bun.spawnSync(["git", ...args], { cwd: folder, env });
  function git(...args: string[]): string {
    const { stdout, stderr, success } = run(...args);
    if (!success) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.toString();
  }
  git("init", "--quiet");
  git("config", "user.name", "Ada");
  git("config", "user.email", "ada@example.org");
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  git("add", ".");
  git("commit", "--quiet", "--message", "Settings");
  git("config", "core.hooksPath", ".githooks");
  return {
    git,
    commit(...files: string[]) {
      const { success, stderr } = run("commit", "--quiet", "--message", "Tea", "--", ...files);
      return { passed: success, said: stderr.toString().trim() };
    },
    committed: (path: string) => git("show", `HEAD:${path}`),
    read: (path: string) => readFileSync(join(folder, path), "utf8"),
    write(path: string, text: string) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
  };
}
