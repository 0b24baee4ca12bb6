// `bun run protocol`: writes what docs/REFERENCE.md, docs/SETTINGS.md and docs/PROTOCOL.md take from the code.
import { join } from "node:path";
import { bun, giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

await installPackages("to develop");
const { protocolPage, referencePage, settingsPage } = await import("./protocol/pages.ts");

await Bun.write(join(root, "docs/REFERENCE.md"), referencePage());
await Bun.write(join(root, "docs/PROTOCOL.md"), protocolPage());
await Bun.write(join(root, "docs/SETTINGS.md"), settingsPage());
if (!(await bun(["fmt", "docs/REFERENCE.md", "docs/PROTOCOL.md", "docs/SETTINGS.md"], { quiet: true })))
  giveUp("The pages could not be formatted.");
