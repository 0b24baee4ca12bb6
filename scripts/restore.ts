// `bun run restore FOLDER|FILE.tar.gz [--replace]`: brings a backup back as the data folder.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { refuseNewerFormat } from "../server/heart/format.ts";
import { openLog } from "../server/log/files.ts";
import { holdFolder } from "../server/log/lock.ts";
import { calledAs, dataFolder, giveUp } from "./command.ts";
import { isArchive, unpack } from "./keeping/archive.ts";
import { copyHouse } from "./keeping/copy.ts";
import { hasRecord, recordIn } from "./keeping/record.ts";
import { whyNoStart } from "./keeping/views.ts";

const data = dataFolder();
const replace = process.argv.includes("--replace");
const [source] = process.argv.slice(2).filter((word) => word !== "--replace");
if (!source) giveUp(`Say from where: ${calledAs("restore")} FOLDER, or ${calledAs("restore")} FILE.tar.gz`);
const from = resolve(source);
if (!existsSync(from)) giveUp(`There is no ${from}.`);

/** How far it came, for whoever reads that it failed. */
let came = "Nothing was restored.";
const release = await holdFolder(data).catch((error: Error) => giveUp(error.message));
try {
  await restore();
} catch (error) {
  console.error(`${came} ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await release();
}

async function restore(): Promise<void> {
  if (hasRecord(data) && !replace)
    throw new Error(`${data} holds a record already. With --replace it is kept aside and the backup takes its place.`);
  const incoming = mkdtempSync(join(data, "incoming-"));
  try {
    await bringIn(incoming);
    const kept = putAside();
    came = kept ? `Not all is in its place; what was there is kept in ${kept}.` : "Not all is in its place.";
    for (const name of readdirSync(incoming)) renameSync(join(incoming, name), join(data, name));
    came = `All is in its place, but does not open. ${kept ? `What was there is kept in ${kept}.` : ""}`.trim();
    const events = await openOnce();
    console.log(`${events.toLocaleString("en")} events from ${from} are in ${data}.`);
    if (kept) console.log(`What was there is kept in ${kept}; delete it when it is not needed any more.`);
    console.log("Screens that were open on the other record load again by themselves.");
  } finally {
    rmSync(incoming, { recursive: true, force: true });
  }
}

async function bringIn(incoming: string): Promise<void> {
  if (statSync(from).isDirectory()) return copyChecked(from, incoming);
  if (!isArchive(from)) throw new Error(`${from} is neither a folder nor a .tar.gz file.`);
  const unpacked = mkdtempSync(join(data, "incoming-"));
  try {
    await unpack(from, unpacked);
    // Packed by hand, it may hold the folder itself.
    const within = [unpacked, ...readdirSync(unpacked).map((name) => join(unpacked, name))].find(hasRecord);
    await copyChecked(within ?? unpacked, incoming);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}

async function copyChecked(source: string, incoming: string): Promise<void> {
  if (!hasRecord(source)) throw new Error(`There is no record in ${from}.`);
  refuseNewerFormat(source);
  const { damage, events } = await copyHouse(source, incoming);
  if (damage[0]) throw new Error(`${from} is damaged: ${damage[0]}`);
  const refused = await whyNoStart(incoming, events);
  if (refused !== undefined) throw new Error(`A start would not take ${from}. ${refused}`);
}

/** Moves everything but the lock into a folder of its own, within this one: it may be a disk of its own. */
function putAside(): string | undefined {
  const there = readdirSync(data).filter((name) => !/^(\.|incoming-|replaced-|README\.md$)/.test(name));
  if (there.length === 0) return undefined;
  const aside = join(data, `replaced-${new Date().toISOString().replace(/\D/g, "")}`);
  mkdirSync(aside, { mode: 0o700 });
  for (const name of there) renameSync(join(data, name), join(aside, name));
  return aside;
}

// What the backup still had to erase is erased, and a new lineage begins: cursors from the other one are refused.
async function openOnce(): Promise<number> {
  const log = await openLog({
    folder: recordIn(data),
    onWarning: (words) => console.log(words),
    onFailure(error) {
      throw error;
    },
  });
  const { head } = log;
  await log.close();
  return head;
}
