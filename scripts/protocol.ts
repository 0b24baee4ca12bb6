// `bun run protocol`: writes what the pages in docs/ take from the code.
import { join } from "node:path";
import { bun, giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

await installPackages("to develop");
const { pageWithFiles, referencePage, settingsPage } = await import("./protocol/pages.ts");

await Bun.write(join(root, "docs/REFERENCE.md"), referencePage());
for (const page of ["PROTOCOL.md", "DEPLOY.md"]) await Bun.write(join(root, "docs", page), pageWithFiles(page));
await Bun.write(join(root, "docs/SETTINGS.md"), settingsPage());
if (!(await bun(["fmt", "docs/"], { quiet: true }))) giveUp("The pages could not be formatted.");
