// `bun start`, and with `--share` (or `bun run share`) by a link for everybody, too.
import { buildClient } from "./client.ts";
import { installPackages } from "./packages.ts";

await installPackages("to run");
await buildClient();

await (process.argv.includes("--share") ? import("./share.ts") : import("./house.ts"));
