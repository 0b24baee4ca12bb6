// Builtins only: this runs before there are packages.
import { join, resolve } from "node:path";

export const root = join(import.meta.dirname, "..");

/** Where the house keeps what it remembers. */
export const dataFolder = (): string => resolve(process.env["DATA_DIR"] || "data");

/** How a host calls one of the house's commands: of the one-file executable, or of the sources. */
export const calledAs = (name: string): string => `${Bun.isStandaloneExecutable ? "hearsay" : "bun run"} ${name}`;

/** Runs a script or a Bun subcommand with the Bun that runs us: it need not be on the PATH. */
export async function bun(
  args: readonly string[],
  options: { quiet?: boolean; env?: Record<string, string> } = {},
): Promise<boolean> {
  const child = Bun.spawn([process.execPath, ...args], {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", options.quiet ? "ignore" : "inherit", "inherit"],
  });
  return (await child.exited) === 0;
}

/** Says what to do, and ends. */
export function giveUp(words: string): never {
  console.error(words);
  process.exit(1);
}
