// `bun run test` checks and tests everything; `bun run test live rooms` only the test files with such names, and of
// the journeys only those that are asked for: `bun run test journeys`, `bun run test journeys/rooms`.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

await installPackages("to develop");
const { findBrowser } = await import("./browser.ts");
const { buildClient } = await import("./client.ts");

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const browser = await findBrowser().catch((error: Error) => giveUp(error.message));
const filters = process.argv.slice(2);
/** Crashes and restarts take their time on a machine that does other things, too. */
const PATIENCE_MS = 120_000;
/** How long each file takes: the longest begin first, or the last to begin would hold up the end. */
const TIMINGS = "tests/timings.json";
const JOURNEYS = "tests/journeys/";
/** Ends the name of a test file that measures how long something takes. */
const QUIET = ".quiet.test.ts";

const counts = filters.length > 0 ? await some() : await everything();

const total = (key: keyof Count) => counts.reduce((sum, count) => sum + count[key], 0);
const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
console.log(`\n${total("passed")} passed, ${total("failed")} failed${skipped}`);
process.exit(total("failed") > 0 ? 1 : 0);

async function everything(): Promise<Count[]> {
  const checks = await Promise.all([
    check("format", ["fmt", "--check"]),
    check("lint", ["node_modules/@biomejs/biome/bin/biome", "lint", "--error-on-warnings"]),
    check("types", ["check"]),
    check("client build", ["scripts/build.ts"]),
  ]);
  return [...checks, ...(await testsIn(testFiles()))];
}

async function some(): Promise<Count[]> {
  const named = (file: string) =>
    filters.some((filter) => file.includes(filter) && (filter.includes("journeys") || !file.startsWith(JOURNEYS)));
  const files = testFiles().filter(named);
  if (files.length === 0) giveUp(`No test file is named so. Journeys are asked for as "journeys/${filters[0]}".`);
  await buildClient();
  return testsIn(files);
}

function testFiles(): string[] {
  return [...new Bun.Glob("tests/**/*.test.ts").scanSync(root)].map((path) => path.replaceAll("\\", "/"));
}

async function testsIn(files: readonly string[]): Promise<Count[]> {
  const quiet = files.filter((file) => file.endsWith(QUIET));
  const others = files.filter((file) => !file.endsWith(QUIET));
  const journeys = others.filter((file) => file.startsWith(JOURNEYS));
  const rules = others.filter((file) => !file.startsWith(JOURNEYS));
  return [
    // One more than there are processors: most of them wait for something at any moment.
    await tests("rules", rules, [sideBySide(availableParallelism() + 1)]),
    // They share their modules, and with them one browser.
    await tests("journeys", journeys, [sideBySide(availableParallelism()), "--no-isolate"]),
    await tests("what needs quiet", quiet),
  ];
}

function sideBySide(files: number): string {
  return `--parallel=${Math.min(4, files)}`;
}

/** Counts only if it fails: what it has to say is then printed in full. */
async function check(name: string, args: readonly string[]): Promise<Count> {
  const { passed, output, time } = await run(args);
  console.log(`${mark(passed)} ${name}  ${time}`);
  if (!passed) console.log(output);
  return { passed: 0, failed: passed ? 0 : 1, skipped: 0 };
}

async function tests(name: string, files: readonly string[], how: readonly string[] = []): Promise<Count> {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const paths = files.map((file) => `./${file}`);
  const options = ["--only-failures", `--timeout=${PATIENCE_MS}`, `--timings=${TIMINGS}`, ...how];
  if (process.env["TIMINGS"] === "write") options.push("--update-timings");
  const { passed, output, time } = await run(["test", ...options, ...paths]);
  const count = { passed: tally(output, "pass"), failed: tally(output, "fail"), skipped: 0 };
  count.skipped = tally(output, "skip") + tally(output, "todo");
  // A run that broke off, or an error between tests, fails without a failed test.
  if (!passed && count.failed === 0) count.failed = 1;
  console.log(`${mark(passed)} ${name}  ${count.passed} passed, ${count.failed} failed  ${time}`);
  if (!passed) console.log(output);
  return count;
}

function tally(output: string, word: "pass" | "fail" | "skip" | "todo"): number {
  return Number(new RegExp(`^\\s*(\\d+) ${word}$`, "m").exec(output.slice(-1_000))?.[1] ?? 0);
}

async function run(args: readonly string[]) {
  const began = performance.now();
  // Bun ends its workers without a goodbye: what they leave behind, such as a browser's profile, goes with this folder.
  const temporary = mkdtempSync(join(tmpdir(), "hearsay-tests-"));
  const child = Bun.spawn([process.execPath, ...args], {
    cwd: root,
    env: { ...process.env, CHROME_PATH: browser, TMPDIR: temporary, SHARED_BROWSER: "yes" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const passed = (await child.exited) === 0;
  // A browser that ends writes to the last.
  while (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
  return {
    passed,
    output: out + err,
    time: `${((performance.now() - began) / 1000).toFixed(1)} s`,
  };
}

function mark(passed: boolean): string {
  return passed ? "✓" : "✗";
}

function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text();
}
