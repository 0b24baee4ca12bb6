import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/command.ts";
import { printTable } from "../support/print.ts";

/** @param image the folder of the image's file system */
export function sizes(program: string, image: string): void {
  const row = (what: string, paths: readonly string[]) => [what, megabytes(bytesOf(paths)), megabytes(packedOf(paths))];
  printTable("Sizes in MB, packed as gzip does it", [
    ["", "MB", "packed"],
    row("the one-file executable", [program]),
    row("  of which Bun itself", [process.execPath]),
    row("  of which the pages", filesIn(join(root, "dist"))),
    row("the image's file system", filesIn(image)),
  ]);
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

const bytesOf = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + statSync(path).size, 0);

const packedOf = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + Bun.gzipSync(new Uint8Array(readFileSync(path)), { level: 6 }).length, 0);
