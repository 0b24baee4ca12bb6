// Socket.IO, for comparison only: it is no part of the house, so it is installed beside the packages when first needed.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const VERSION = "4.8.4";
const folder = join(import.meta.dir, "../../node_modules/.bench", `socket.io-${VERSION}`);
const baseline = join(import.meta.dir, "../baselines/socketio.mjs");
const INSTALL_MS = 60_000;

/** The command that runs it on Node, or why there is none. */
export async function socketioCommand(): Promise<readonly string[] | string> {
  const node = Bun.which("node");
  if (!node) return "Node is not installed";
  if (!existsSync(join(folder, "node_modules/socket.io"))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const installing = Bun.spawn([process.execPath, "add", "--exact", "--silent", `socket.io@${VERSION}`], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
      timeout: INSTALL_MS,
    });
    if ((await installing.exited) !== 0) return `socket.io@${VERSION} could not be installed`;
  }
  return [node, baseline, folder];
}
