// Builtins only: `start` asks this on every run, before there are packages.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bun, giveUp, root } from "./command.ts";

/** What the pages are made of: the client, what it shares with the server, and what builds it. */
const sources = [
  "client/**",
  "server/{fold,decision,limits}.ts",
  "server/*/{events,view,text,names}.ts",
  "scripts/{build,client}.ts",
  "vite.config.ts",
  "bun.lock",
];

const stamp = join(root, "dist", ".built-from");

/** Builds the pages, unless they were built from these very sources. */
export async function buildClient(): Promise<void> {
  if (clientIsBuilt()) return;
  console.log("Building the pages (only when they changed) …");
  if (!(await bun(["scripts/build.ts"], { quiet: true })))
    giveUp("The pages could not be built; the reason stands above.");
}

export function clientIsBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

export function markClientAsBuilt(): void {
  writeFileSync(stamp, fingerprint());
}

/** By content: a checkout or a copy changes every date. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const found = globSync(sources, { cwd: root, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}
