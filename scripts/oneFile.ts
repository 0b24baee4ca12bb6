// The house with its pages and commands as one file. It needs its packages and built pages to be there.
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeVersion } from "../server/heart/codeVersion.ts";
import { root } from "./command.ts";

/** By the names that people know. Bun fetches its runtime for another machine from the npm registry, once. */
export const TARGETS = {
  "linux-x64": "bun-linux-x64",
  "linux-arm64": "bun-linux-arm64",
  "macos-arm64": "bun-darwin-arm64",
  "macos-x64": "bun-darwin-x64",
  "windows-x64": "bun-windows-x64",
} as const;
export type Target = keyof typeof TARGETS;

/** Where the one for this very machine is. */
export const EXECUTABLE = join(root, "build/hearsay");

/** Answers the path; rejects with why it could not be built. Without a target it is for this very machine. */
export async function makeExecutable(outfile: string, target?: Target): Promise<string> {
  const folder = dirname(outfile);
  mkdirSync(folder, { recursive: true });
  // Maps of the sources are left beside it, though they are inside, too.
  const making = mkdtempSync(join(folder, ".making-"));
  try {
    const { outputs } = await Bun.build({
      entrypoints: [join(root, "scripts/hearsay.ts")],
      compile: {
        outfile: join(making, basename(outfile)),
        assets: [join(root, "dist")],
        autoloadBunfig: false,
        ...(target && { target: TARGETS[target] }),
      },
      define: { CODE_VERSION: JSON.stringify(codeVersion()) },
      minify: true,
      // Inside, packed: traces of errors name the lines of the sources.
      sourcemap: "inline",
      format: "esm",
      // Parsed now, not at every start; and a command reads no more than it needs.
      bytecode: true,
      splitting: true,
    });
    const made = outputs.find(({ kind }) => kind === "entry-point")?.path ?? outfile;
    const path = join(folder, basename(made));
    renameSync(made, path);
    return path;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
