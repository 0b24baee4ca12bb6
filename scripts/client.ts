// Builtins only: `start` asks this on every run, before there are packages.
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { bun, giveUp, root } from "./command.ts";

/** What the pages are made of, apart from what they run of the server, which the build finds out. */
const sources = ["client/**/*", "scripts/{build,client}.ts", "vite.config.ts", "bun.lock"];

const stamp = join(root, "dist", ".built-from");

interface Stamp {
  /** Files outside client/ that were built in. */
  readonly shared: string[];
  readonly fingerprint: string;
}

/** Builds the pages, unless they were built from these very sources. */
export async function buildClient(): Promise<void> {
  if (clientIsBuilt()) return;
  console.log("Building the pages (only when they changed) …");
  // Whoever runs tests, or has set it for something else, gets the same pages.
  if (!(await bun(["scripts/build.ts"], { quiet: true, env: { NODE_ENV: "production" } })))
    giveUp("The pages could not be built; the reason stands above.");
}

function clientIsBuilt(): boolean {
  if (!existsSync(stamp)) return false;
  const { shared, fingerprint }: Stamp = JSON.parse(readFileSync(stamp, "utf8"));
  return fingerprint === fingerprintOf(shared);
}

/** @param modules the paths of all files that the build read */
export function markClientAsBuilt(modules: readonly string[]): void {
  const inHouse = modules.map((path) => relative(root, path).replaceAll("\\", "/"));
  const shared = inHouse.filter((path) => path.startsWith("server/")).sort();
  writeFileSync(stamp, JSON.stringify({ shared, fingerprint: fingerprintOf(shared) } satisfies Stamp));
}

/** By content: a checkout or a copy changes every date. */
function fingerprintOf(shared: readonly string[]): string {
  const hash = createHash("sha256");
  const entries = globSync(sources, { cwd: root, withFileTypes: true });
  const own = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const files = [...own, ...shared.map((path) => join(root, path)).filter(existsSync)];
  for (const file of files.sort()) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
}
