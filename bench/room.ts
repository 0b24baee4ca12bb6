// What a long history costs: starting with a million messages, opening a room with 100,000, paging back and searching in it.
import { join } from "node:path";
import { type History, writeHistory } from "./room/history.ts";
import { openings } from "./room/openings.ts";
import { searches } from "./room/searches.ts";
import { starts } from "./room/starts.ts";
import { temporaryFolder } from "./support/folder.ts";
import { Targets } from "./support/print.ts";

const MANY: History = { messages: 1_000_000, largest: 100_000, smallest: 50, pairs: 50 };

const targets = new Targets();
const data = join(temporaryFolder(), "data");
await writeHistory(data, MANY);
const house = await starts(data, targets);
await openings(house, MANY, targets);
await searches(house, targets);
await house.stop();
targets.print();
process.exit();
