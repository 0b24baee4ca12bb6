// `bun run test` checks and tests everything; `bun run test live rooms` only the test files with such names.
import { availableParallelism } from "node:os";
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
const PATIENCE_MS = 60_000;

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
  // The journeys watch the clock as people do: they have the machine for themselves.
  const rules = await tests("tests", [parallel(), "--path-ignore-patterns=tests/journeys/**"]);
  const journeys = await tests("journeys", ["--pass-with-no-tests", "tests/journeys/"]);
  return [...checks, rules, journeys];
}

async function some(): Promise<Count[]> {
  await buildClient();
  return [await tests(filters.join(" "), filters)];
}

function parallel(): string {
  return `--parallel=${Math.min(4, availableParallelism())}`;
}

/** Counts only if it fails: what it has to say is then printed in full. */
async function check(name: string, args: readonly string[]): Promise<Count> {
  const { passed, output, time } = await run(args);
  console.log(`${mark(passed)} ${name}  ${time}`);
  if (!passed) console.log(output);
  return { passed: 0, failed: passed ? 0 : 1, skipped: 0 };
}

async function tests(name: string, args: readonly string[]): Promise<Count> {
  const { passed, output, time } = await run(["test", "--only-failures", `--timeout=${PATIENCE_MS}`, ...args]);
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
  const child = Bun.spawn([process.execPath, ...args], {
    cwd: root,
    env: { ...process.env, CHROME_PATH: browser },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const passed = (await child.exited) === 0;
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
