// What it costs to keep something for good, and to read it back, beside the same machine's bare disk and JSON.parse.
import { join } from "node:path";
import { appends } from "./record/appends.ts";
import { fill } from "./record/fill.ts";
import { erasing, pages } from "./record/pages.ts";
import { replays } from "./record/replays.ts";
import { temporaryFolder } from "./support/folder.ts";
import { Targets } from "./support/print.ts";

const targets = new Targets();
const folder = temporaryFolder();
await appends(folder, targets);
const log = join(folder, "million");
await fill(log);
await replays(log, targets);
await pages(log, targets);
await erasing(log, targets);
targets.print();
process.exit();
