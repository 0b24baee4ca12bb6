import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { markClientAsBuilt } from "./client.ts";
import { giveUp, root } from "./command.ts";

/** What a phone loads before it shows a room: half a second on a slow mobile line (1 Mbit/s). */
const FIRST_LOAD_JS_BYTES = 60_000;

const modules: string[] = [];
await build({
  configFile: join(root, "vite.config.ts"),
  logLevel: "warn",
  plugins: [
    {
      name: "remember-modules",
      buildEnd() {
        modules.push(...this.getModuleIds());
      },
    },
  ],
}).catch((error: Error) => giveUp(error.message));

const page = readFileSync(join(root, "dist/index.html"), "utf8");
const script = gzipped(loaded(page, "js"));
const style = gzipped(loaded(page, "css"));
console.log(`First load, gzipped: ${kB(script)} of JavaScript, ${kB(style)} of CSS.`);
if (script > FIRST_LOAD_JS_BYTES)
  giveUp(`That is more JavaScript than ${kB(FIRST_LOAD_JS_BYTES)}: load some of it later, by import().`);

markClientAsBuilt(modules);

/** What the page itself names: its script, its style, and what they import at once, which Vite preloads. */
function loaded(html: string, ending: string): string[] {
  return [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)]
    .map(([, path = ""]) => path)
    .filter((path) => path.endsWith(`.${ending}`));
}

function gzipped(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, "dist", file)), { level: 9 }).length, 0);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
