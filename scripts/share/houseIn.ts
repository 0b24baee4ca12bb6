import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LISTENING } from "../../server/terminal/linkFile.ts";

/** Where the house of a data folder listens, if one runs and answers. */
export async function houseIn(data: string): Promise<string | undefined> {
  const path = join(data, LISTENING);
  if (!existsSync(path)) return undefined;
  const url = readFileSync(path, "utf8").trim();
  const well = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return well?.ok ? url : undefined;
}
