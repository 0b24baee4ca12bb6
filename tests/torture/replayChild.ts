// Starts a house on a folder, without its door, and tells how long and how much memory that took, beside one JSON.parse of it all.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { Hub } from "../../server/hub.ts";
import { dayNames } from "../../server/log/days.ts";
import { openLog } from "../../server/log/files.ts";
import { Masks } from "../../server/masks.ts";
import { withheldFrom } from "../../server/withheld.ts";

const folder = process.argv[2] ?? "";
const began = performance.now();
const log = await openLog({ folder, onFailure: () => process.exit(1) });
const masks = new Masks(new Uint8Array(32));
const app = makeApp({
  config: readConfig({}),
  log,
  masks,
  hub: new Hub(log, masks, withheldFrom, () => {}),
  now: Date.now,
});
await app.chat.open();
const ms = performance.now() - began;
const [, kilobytes = "0"] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
const events = log.head;
await log.close();
console.log(JSON.stringify({ events, ms, bytes: Number(kilobytes) * 1024, parseMs: parseAll() }));
process.exit(0);

/** How long the least takes that knows every event: one JSON.parse of the whole record. */
function parseAll(): number {
  const begin = performance.now();
  const lines = dayNames(readdirSync(folder)).map((name) => readFileSync(join(folder, name), "utf8"));
  JSON.parse(`[${lines.join("").trimEnd().replaceAll("\n", ",")}]`);
  return performance.now() - begin;
}
