// How far one thing travels through the server: the functions that run while it is done, and the files they stand in.
// `bun run trace post`, `act` or `meeting`; with `--list` also each function, in order.
import { giveUp } from "./command.ts";
import { deeds } from "./tracing/deeds.ts";
import { startHouse } from "./tracing/house.ts";
import type { Entered } from "./tracing/instrument.ts";

/** The shortest of so many is printed: a timer may have rung in the others, and the first ones warm up. */
const TIMES = 5;

/** What is looked up for the one who calls. */
const LOOKUPS: Record<string, RegExp> = {
  role: /(^|\.)roleIn$/,
  restraints: /(^|\.)restraintsOn$/,
  mask: /^Masks\.of$/,
};

const [wanted = "post"] = process.argv.slice(2);
const deed = deeds[wanted] ?? giveUp(`There is no ${wanted}: ${Object.keys(deeds).join(", ")}.`);
const house = await startHouse();
const runs: Entered[][] = [];
try {
  for (let time = 0; time < TIMES; time += 1) runs.push(await house.entered(await deed(house)));
} finally {
  await house.stop();
}
const [shortest = []] = runs.sort((a, b) => a.length - b.length);
if (process.argv.includes("--list")) for (const { file, name } of shortest) console.log(`${file}: ${name}`);
console.log(`${wanted}: ${inWords(shortest)}`);

function inWords(run: readonly Entered[]): string {
  const files = new Set(run.map(({ file }) => file)).size;
  const functions = new Set(run.map(({ file, name }) => `${file} ${name}`)).size;
  const crossings = run.filter(({ file }, at) => at > 0 && file !== run[at - 1]?.file).length;
  const found = Object.entries(LOOKUPS).map(
    ([what, names]) => `${what} ${run.filter(({ name }) => names.test(name)).length}`,
  );
  return `${files} files, ${functions} functions, ${run.length} calls, ${crossings} crossings; found: ${found.join(", ")}`;
}
