// `bun run host-link`: a new link that makes whoever opens it a host of the house, also while the server runs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../server/base/wholeFile.ts";
import { HOST_LINK, newHostToken } from "../server/roles/hostLink.ts";
import { dataFolder, giveUp } from "./command.ts";

/** A running server looks once a second. */
const TAKEN_UP_WITHIN_MS = 4_000;

const data = dataFolder();
if (!existsSync(data)) giveUp(`There is no house in ${data}. Start it once, or name another folder by DATA_DIR.`);
const path = join(data, HOST_LINK);
const token = newHostToken();
writeWhole(path, token);

const link = await takenUp();
console.log(
  link
    ? `Open this within 24 hours, once; it makes you a host of the house:\n\n  ${link}\n`
    : "The house does not run at the moment. It prints the new link when it starts, and the link works for 24 hours from then.",
);

/** The whole link, once the server has written it. */
async function takenUp(): Promise<string | undefined> {
  const deadline = Date.now() + TAKEN_UP_WITHIN_MS;
  while (Date.now() < deadline) {
    const text = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
    if (text.endsWith(`/host/${token}`)) return text;
    await Bun.sleep(100);
  }
  return undefined;
}
