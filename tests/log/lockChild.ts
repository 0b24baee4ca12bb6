// Holds a folder until it is ended, and says on standard output whether it got it.
import fs from "node:fs";
import { holdFolder } from "../../server/log/lock.ts";

try {
  await holdFolder(process.argv[2] ?? "");
  fs.writeSync(1, "held\n");
  setInterval(() => {}, 60_000);
} catch (error) {
  fs.writeSync(1, `${error instanceof Error ? error.message : error}\n`);
}
