// A browser for the journeys: the one that is here, or else one that can be had without asking.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "./command.ts";

const words = `No Chromium or Chrome was found, and none could be installed.
  Debian, Ubuntu   sudo apt-get install chromium fonts-noto-color-emoji fonts-noto-core
  macOS            brew install --cask google-chrome
  Windows          winget install Google.Chrome
or set CHROME_PATH to the one that you have.`;

/** The path of a browser that starts. Throws an Error that says what to install. */
export async function findBrowser(): Promise<string> {
  const given = process.env["CHROME_PATH"];
  if (given && !(await starts(given))) throw new Error(`CHROME_PATH is ${given}, which does not start.`);
  const found = given || (await firstThatStarts(usualPlaces()));
  if (found) return found;

  console.log("Getting a browser for the tests (only this once) …");
  for (const get of [byPlaywright, byApt]) {
    const got = await get();
    if (got) return got;
  }
  throw new Error(words);
}

const names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome"];

function usualPlaces(): string[] {
  const onPath = names.map((name) => Bun.which(name) ?? "");
  return [...onPath, ...elsewhere()].filter((path) => path !== "" && existsSync(path));
}

function elsewhere(): string[] {
  if (process.platform === "darwin")
    return ["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
    ]);
  if (process.platform === "win32")
    return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => [
      join(process.env[variable] ?? "", "Google/Chrome/Application/chrome.exe"),
      join(process.env[variable] ?? "", "Chromium/Application/chrome.exe"),
    ]);
  return ["/opt/google/chrome/chrome", "/usr/lib/chromium/chromium"];
}

async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await starts(path)) return path;
  return undefined;
}

/** Ubuntu's chromium-browser may be a note that says "install the snap"; a download may lack a system library. */
async function starts(path: string): Promise<boolean> {
  if (process.platform === "win32") return existsSync(path); // There, asking for the version opens a window.
  return existsSync(path) && (await runs([path, "--version"], 15_000));
}

async function byPlaywright(): Promise<string | undefined> {
  const { chromium } = await import("playwright-core");
  const cli = join(root, "node_modules/playwright-core/cli.js");
  if (!existsSync(chromium.executablePath()))
    await runs([process.execPath, cli, "install", "chromium", "--no-shell"], 180_000);
  return firstThatStarts([chromium.executablePath()]);
}

async function byApt(): Promise<string | undefined> {
  if (!Bun.which("apt-get")) return undefined;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const packages = ["chromium", "fonts-noto-color-emoji", "fonts-noto-core"];
  if (asRoot.length > 0 && !(await runs([...asRoot, "true"], 5_000))) return undefined;
  await runs([...asRoot, "apt-get", "update"], 120_000);
  await runs([...asRoot, "apt-get", "install", "-y", "--no-install-recommends", ...packages], 600_000);
  return firstThatStarts(usualPlaces());
}

async function runs(command: string[], milliseconds: number): Promise<boolean> {
  const child = Bun.spawn(command, {
    // A proxy that swallows the download must not hold up a machine where apt-get would do.
    env: {
      ...process.env,
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
      DEBIAN_FRONTEND: "noninteractive",
    },
    stdio: ["ignore", "ignore", "ignore"],
    timeout: milliseconds,
  });
  return (await child.exited) === 0;
}
