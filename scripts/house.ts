// The house, in this very process, so that ending it ends the house, and signals reach it.
import { endWithStarter } from "./starter.ts";

await import("../server/main.ts");
endWithStarter();
