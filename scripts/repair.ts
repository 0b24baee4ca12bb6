// `bun run repair [DIR]`: mends a record that does not open. Says what it did; what it cuts is kept in `.broken` files.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { refuseNewerFormat } from "../server/heart/format.ts";
import { openLog } from "../server/log/files.ts";
import { holdFolder } from "../server/log/lock.ts";
import { repair } from "../server/log/repair.ts";
import { dataFolder } from "./command.ts";
import { examineRecord, hasRecord } from "./keeping/record.ts";
import { whyNoStart } from "./keeping/views.ts";

const SHOWN = 50;

const data = resolve(process.argv[2] ?? dataFolder());
const folder = join(data, "log");
try {
  if (!existsSync(folder)) throw new Error(`There is no record in ${data}.`);
  refuseNewerFormat(data);
  const release = await holdFolder(data);
  try {
    const said = await repair(folder);
    for (const line of said.slice(0, SHOWN)) console.log(line);
    if (said.length > SHOWN) console.log(`… and ${said.length - SHOWN} more of the kind.`);
    if (!hasRecord(data)) throw new Error(`Nothing is left of the record in ${data}. Bring a backup back.`);
    if (said.length > 0 || (await examineRecord(data)).unfinished.length > 0) await openOnce();
    const { damage, events } = await examineRecord(data);
    const refused = damage[0] ?? (await whyNoStart(data, events));
    if (refused !== undefined) throw new Error(`What can be mended is. What is left: ${refused}`);
    console.log(said.length > 0 ? "Repaired. The record opens again." : "Nothing to repair.");
  } finally {
    await release();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Ends erasures that what was mended asks for. */
async function openOnce(): Promise<void> {
  const log = await openLog({
    folder,
    onWarning: (words) => console.log(words),
    onFailure(error) {
      throw error;
    },
  });
  await log.close();
}
