// `bun run build:exe [TARGET …]`: the house with its pages and commands as one file that needs nothing else.
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { codeVersion } from "../server/codeVersion.ts";
import { buildClient } from "./client.ts";
import { giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

/** By the names that people know. Bun fetches its runtime for another machine from the npm registry, once. */
const TARGETS = {
  "linux-x64": "bun-linux-x64",
  "linux-arm64": "bun-linux-arm64",
  "macos-arm64": "bun-darwin-arm64",
  "macos-x64": "bun-darwin-x64",
  "windows-x64": "bun-windows-x64",
} as const;
type Target = keyof typeof TARGETS;

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => name !== "all" && !Object.hasOwn(TARGETS, name));
if (unknown) giveUp(`There is no "${unknown}". There are: all, ${Object.keys(TARGETS).join(", ")}.`);

await installPackages("to run");
await buildClient();
const folder = join(root, "build");
mkdirSync(folder, { recursive: true });
if (wanted.length === 0) await make(join(folder, "hearsay"));
for (const name of (wanted.includes("all") ? Object.keys(TARGETS) : wanted) as Target[])
  await make(join(folder, `hearsay-${name}`), TARGETS[name]);

/** For this very machine, where no target is named. */
async function make(outfile: string, target?: (typeof TARGETS)[Target]): Promise<void> {
  const began = performance.now();
  const { outputs } = await Bun.build({
    entrypoints: [join(root, "scripts/hearsay.ts")],
    compile: { outfile, assets: [join(root, "dist")], autoloadBunfig: false, ...(target && { target }) },
    define: { CODE_VERSION: JSON.stringify(codeVersion()) },
    minify: true,
    // Inside, packed: traces of errors name the lines of the sources.
    sourcemap: "inline",
    format: "esm",
    // Parsed now, not at every start.
    bytecode: true,
  }).catch((error: AggregateError) =>
    giveUp(`${relative(root, outfile)} could not be built: ${error.errors?.join("\n")}`),
  );
  rmSync(`${outfile}.map`, { force: true });
  const path = outputs.find(({ kind }) => kind === "entry-point")?.path ?? outfile;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${relative(process.cwd(), path)}  ${(statSync(path).size / 1e6).toFixed(0)} MB  (${seconds} s)`);
}
