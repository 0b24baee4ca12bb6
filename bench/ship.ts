// How large what is shipped is, and how long it takes to be there.
import { join } from "node:path";
import { bun } from "../scripts/command.ts";
import { EXECUTABLE } from "../scripts/oneFile.ts";
import { sizes } from "./ship/sizes.ts";
import { starts } from "./ship/starts.ts";
import { temporaryFolder } from "./support/folder.ts";
import { Targets } from "./support/print.ts";

const folder = temporaryFolder();
const image = join(folder, "image");
for (const args of [["scripts/exe.ts"], ["scripts/image.ts", image]])
  if (!(await bun(args, { quiet: true }))) process.exit(1);

const targets = new Targets();
sizes(EXECUTABLE, image);
await starts(EXECUTABLE, image, folder, targets);
targets.print();
process.exit();
