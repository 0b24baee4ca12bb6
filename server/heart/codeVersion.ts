import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** In the one-file executable, which has no sources to read: what scripts/exe.ts put in. */
declare const CODE_VERSION: string | undefined;

const SERVER = join(import.meta.dir, "..");

let known: string | undefined;

/** Changes with every line of the server: folding afresh after an update is cheap, a wrong snapshot is not. */
export function codeVersion(): string {
  known ??= typeof CODE_VERSION === "string" ? CODE_VERSION : hashOfSources();
  return known;
}

function hashOfSources(): string {
  const sources = readdirSync(SERVER, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .sort();
  const hash = new Bun.CryptoHasher("sha256");
  for (const path of sources) hash.update(readFileSync(join(SERVER, path)));
  return hash.digest("hex").slice(0, 16);
}
