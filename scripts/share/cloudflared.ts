// Cloudflare's program for tunnels: the one that is here, or else one that can be had without asking.
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** This npm package fetches Cloudflare's own release for the machine that it runs on. */
const PACKAGE = "cloudflared@0.7.3";
const DOWNLOAD_MS = 180_000;

const INSTALL_WORDS = `Sharing needs Cloudflare's program "cloudflared" (free, no account), which is not here and could not be fetched.
  macOS            brew install cloudflared
  Windows          winget install --id Cloudflare.cloudflared
  Debian, Ubuntu   https://pkg.cloudflare.com says how to add the package, then: sudo apt-get install cloudflared
  other Linux      https://github.com/cloudflare/cloudflared/releases/latest, saved as "cloudflared" in a folder of the PATH
Then run this again. CLOUDFLARED_BIN names one that is elsewhere. People on the same network need none of this: the house prints an address for them.`;

/** The path of a cloudflared that starts. Throws an Error that says what to install. */
export async function findCloudflared(say: (line: string) => void): Promise<string> {
  const given = process.env["CLOUDFLARED_BIN"];
  if (given && !(await starts(given))) throw new Error(`CLOUDFLARED_BIN is ${given}, which does not start.`);
  const ours = join(cacheFolder(), process.platform === "win32" ? "cloudflared.exe" : "cloudflared");
  for (const path of [given, Bun.which("cloudflared"), ours]) if (path && (await starts(path))) return path;

  say("Getting cloudflared, Cloudflare's program for tunnels (only this once) …");
  await download(ours);
  if (await starts(ours)) return ours;
  throw new Error(INSTALL_WORDS);
}

function cacheFolder(): string {
  const caches = process.env["LOCALAPPDATA"] ?? process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(caches, "hearsay");
}

async function download(to: string): Promise<void> {
  mkdirSync(cacheFolder(), { recursive: true });
  const child = Bun.spawn([process.execPath, "x", "--bun", PACKAGE, "bin", "install"], {
    // With `--bun`, since not everybody has Node; the one-file executable is a Bun, too, when it is asked to be.
    env: { ...process.env, CLOUDFLARED_BIN: to, BUN_BE_BUN: "1" },
    stdio: ["ignore", "ignore", "ignore"],
    timeout: DOWNLOAD_MS,
  });
  await child.exited;
}

async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    const child = Bun.spawn([path, "--version"], { stdio: ["ignore", "ignore", "ignore"], timeout: 15_000 });
    return (await child.exited) === 0;
  } catch {
    // Not a program, or one for another machine.
    return false;
  }
}
