import { buildClient } from "./client.ts";
import { installPackages } from "./packages.ts";
import { endWithStarter } from "./starter.ts";

await installPackages("to run");
await buildClient();

// In this very process, so that ending it ends the house, and signals reach it.
await import("../server/main.ts");
endWithStarter();
