// `bun run backup DIR|FILE.tar.gz`: a copy of the data folder, also while the server runs.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { calledAs, dataFolder, giveUp } from "./command.ts";
import { isArchive, pack } from "./keeping/archive.ts";
import { copyHouse } from "./keeping/copy.ts";
import { hasRecord } from "./keeping/record.ts";

const data = dataFolder();
const [target] = process.argv.slice(2);
if (!target) giveUp(`Say where to: ${calledAs("backup")} FOLDER, or ${calledAs("backup")} FILE.tar.gz`);
const to = resolve(target);
if (!hasRecord(data)) giveUp(`There is no record in ${data}. DATA_DIR names another folder.`);
if (existsSync(to)) giveUp(`${to} is there already. Nothing was overwritten; choose another name.`);
if (to.startsWith(`${data}/`)) giveUp(`${to} is within the data folder itself; choose a place outside.`);

mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
const temporary = mkdtempSync(join(dirname(to), `.${basename(to)}-`));
try {
  const { events, bytes, damage } = await copyHouse(data, temporary);
  if (isArchive(to)) await pack(temporary, to);
  else renameSync(temporary, to);
  console.log(`${events.toLocaleString("en")} events, ${(bytes / 1e6).toFixed(1)} MB, from ${data} to ${to}`);
  console.log("Keep it to yourself: it holds what was said, and the secret that tells masks apart.");
  if (damage.length > 0) {
    console.log(`The record itself is damaged, and so is the copy: ${damage[0]} "${calledAs("verify")}" says more.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
