// Builtins only: this runs before there are packages.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bun, giveUp, root } from "./command.ts";

const stamp = join(root, "node_modules", ".hearsay-installed");

/** Installs what bun.lock says, unless that was done already. Running the house needs no development packages. */
export async function installPackages(wanted: "to run" | "to develop"): Promise<void> {
  refuseAnOlderBun();
  const locked = fingerprint();
  const installed = existsSync(stamp) ? readFileSync(stamp, "utf8") : "";
  if (installed === `${locked} to develop` || installed === `${locked} ${wanted}`) return;

  console.log("Getting the packages that Hearsay is built on (only this once) …");
  const extent = wanted === "to run" ? ["--production"] : [];
  if (!(await bun(["install", "--frozen-lockfile", ...extent], { quiet: true })))
    giveUp("The packages could not be fetched. Is this computer online? Then run this again.");
  writeFileSync(stamp, `${locked} ${wanted}`);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of ["package.json", "bun.lock"]) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function refuseAnOlderBun(): void {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  if (!Bun.semver.satisfies(Bun.version, engines.bun))
    giveUp(
      `Hearsay needs Bun ${engines.bun}; this is ${Bun.version}. Run "bun upgrade" or start with "npx -y bun start".`,
    );
}
