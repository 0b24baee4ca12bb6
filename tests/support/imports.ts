import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { Glob } from "bun";

/** One arrow of the house: who imports what. A type is gone at run time, so it binds less. */
export interface Import {
  /** A path in the repository: `server/heart/chat.ts`. */
  readonly from: string;
  /** A path in the repository, or the name of a package: `server/base/fold.ts`, `zod`, `node:fs`. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** Every import in the source files under the folders, which are named from the repository's root. */
export function importsUnder(root: string, folders: readonly string[]): Import[] {
  return sourcesUnder(root, folders).flatMap((from) => importsOf(from, readFileSync(join(root, from), "utf8")));
}

export function sourcesUnder(root: string, folders: readonly string[]): string[] {
  const files = new Glob(`{${folders.join(",")}}/**/*.{ts,tsx}`).scanSync({ cwd: root });
  return [...files].map((file) => file.replaceAll("\\", "/")).sort();
}

export function importsOf(from: string, source: string): Import[] {
  const atRunTime = new Set(scan(from, source));
  const all = new Set([...scan(from, withTypesAsValues(source)), ...importedInTypes(source), ...atRunTime]);
  return [...all].map((path) => ({
    from,
    to: resolve(from, path),
    typeOnly: !atRunTime.has(path),
  }));
}

function scan(from: string, source: string): string[] {
  const loader = from.endsWith(".tsx") ? "tsx" : "ts";
  return new Bun.Transpiler({ loader }).scanImports(source).map(({ path }) => path);
}

/** The scanner leaves out what is gone at run time; without the word `type` it is all there. */
function withTypesAsValues(source: string): string {
  return source
    .replace(/\bimport\s+type\b(?!\s+from)|\bexport\s+type(?=\s*[{*])/g, (words) => words.slice(0, 6))
    .replace(/\b(import|export)\b[\w\s,]*\{[^}]*\}/g, (clause) => clause.replace(/\btype\s+(?=\w)/g, ""));
}

function importedInTypes(source: string): string[] {
  return [...source.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)].map(([, path = ""]) => path);
}

function resolve(from: string, path: string): string {
  return path.startsWith(".") ? posix.join(posix.dirname(from), path) : path;
}
