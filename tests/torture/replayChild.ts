// Starts a house on a folder, without its door, and tells how long and how much memory that took.
import { readFileSync } from "node:fs";
import { makeApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { Masks } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import { Hub } from "../../server/wire/hub.ts";
import { withheldFrom } from "../../server/wiring/withheld.ts";

const began = performance.now();
const log = await openLog({ folder: process.argv[2] ?? "", onFailure: () => process.exit(1) });
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
console.log(JSON.stringify({ events: log.head, ms, bytes: Number(kilobytes) * 1024 }));
await log.close();
process.exit(0);
