// `bun run build:exe [TARGET …]`: the house with its pages and commands as one file that needs nothing else.
import { statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { buildClient } from "./client.ts";
import { giveUp } from "./command.ts";
import { EXECUTABLE, makeExecutable, type Target, TARGETS } from "./oneFile.ts";
import { installPackages } from "./packages.ts";

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => name !== "all" && !Object.hasOwn(TARGETS, name));
if (unknown) giveUp(`There is no "${unknown}". There are: all, ${Object.keys(TARGETS).join(", ")}.`);

await installPackages("to run");
await buildClient();
const folder = dirname(EXECUTABLE);
if (wanted.length === 0) await make(EXECUTABLE);
for (const name of (wanted.includes("all") ? Object.keys(TARGETS) : wanted) as Target[])
  await make(join(folder, `hearsay-${name}`), name);

async function make(outfile: string, target?: Target): Promise<void> {
  const began = performance.now();
  const path = await makeExecutable(outfile, target).catch((error: AggregateError) =>
    giveUp(`${relative(process.cwd(), outfile)} could not be built: ${error.errors?.join("\n") ?? error.message}`),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), path)}  ${(statSync(path).size / 1e6).toFixed(0)} MB  (${seconds} s)`);
}
