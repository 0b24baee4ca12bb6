import { buildClient } from "./client.ts";
import { installPackages } from "./packages.ts";

/** Gets what the house is made of, where that was not done already. */
export async function prepare(): Promise<void> {
  await installPackages("to run");
  await buildClient();
}
