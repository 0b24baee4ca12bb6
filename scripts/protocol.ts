// `bun run protocol`: writes what docs/PROTOCOL.md and docs/REFERENCE.md take from the code.
import { join } from "node:path";
import { bun, giveUp, root } from "./command.ts";
import { installPackages } from "./packages.ts";

await installPackages("to develop");
const { protocolPage, referencePage } = await import("./protocol/pages.ts");

await Bun.write(join(root, "docs/REFERENCE.md"), referencePage());
await Bun.write(join(root, "docs/PROTOCOL.md"), protocolPage());
if (!(await bun(["fmt", "docs/REFERENCE.md", "docs/PROTOCOL.md"], { quiet: true })))
  giveUp("docs/REFERENCE.md could not be formatted.");
