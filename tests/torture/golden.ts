import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openLog } from "../../server/log/files.ts";
import { examine } from "../../server/log/verify.ts";
import { readSecret } from "../../server/masks.ts";
import { together } from "../../server/messages/view.ts";
import { connect } from "../support/client.ts";
import { type House, openHouse } from "../support/house.ts";
import { must, type Trial } from "./trial.ts";

/** A folder for each version whose files must be understood for ever; none is ever changed. */
export const GOLDEN = join(import.meta.dir, "../log/golden");

/** When the golden folders were written: a session of then still holds. */
export const GOLDEN_NOON = Date.UTC(2026, 10, 20, 12);

export const golden: Trial = {
  name: "golden",
  title: "what older versions wrote is read as they meant it",
  async run(world) {
    const versions = readdirSync(GOLDEN);
    must(versions.length > 0, "no golden folder is there");
    let events = 0;
    for (const version of versions) {
      const data = join(world.folder(), version);
      cpSync(join(GOLDEN, version), data, { recursive: true });
      const found = await examine(join(data, "log"));
      must(found.damage.length === 0, `verify sees damage in ${version}: ${found.damage[0]}`);
      const session = readFileSync(join(data, "session"), "utf8").trim();
      const seen = await withHouse(data, (house) => whatIsSeen(house, session));
      const missing = lacks(seen, JSON.parse(readFileSync(join(data, "seen.json"), "utf8")), version);
      must(missing === undefined, `${missing} reads as something else now`);
      events += found.events;
    }
    return { versions: versions.length, events };
  },
};

/** A house on a folder, at the time of the golden folders. */
export async function withHouse<Result>(data: string, visit: (house: House) => Promise<Result>): Promise<Result> {
  const log = await openLog({ folder: join(data, "log"), clock: () => GOLDEN_NOON, onFailure: () => {} });
  const house = await openHouse({ log, secret: readSecret(join(data, "secret")), now: () => GOLDEN_NOON });
  try {
    return await visit(house);
  } finally {
    await house.close();
    await log.close();
  }
}

/** All that somebody sees who was here: themselves, their rooms, and what was said. */
export async function whatIsSeen({ url }: House, session: string): Promise<Record<string, unknown>> {
  const { call, close } = await connect(url, session);
  try {
    const { rooms, ...me } = await call.people.me.query();
    const seen: Record<string, unknown> = { me, rooms, discover: await call.rooms.discover.query() };
    for (const room of rooms) {
      const { cursor, ...page } = await call.rooms.enter.mutate({ room });
      const version = Number(cursor.split(".")[1]) + 1;
      const again = await call.messages.before.query({ room, version });
      seen[room] = { ...page, rows: together(page), version, again: { ...again, rows: together(again) } };
    }
    return JSON.parse(JSON.stringify(seen)) as Record<string, unknown>;
  } finally {
    close();
  }
}

/** The place where something expected is missing or another. What newer versions show besides is welcome. */
function lacks(seen: unknown, expected: unknown, place: string): string | undefined {
  if (typeof expected !== "object" || expected === null || typeof seen !== "object" || seen === null)
    return seen === expected ? undefined : place;
  if (Array.isArray(expected) && (!Array.isArray(seen) || seen.length !== expected.length)) return place;
  const parts = seen as Record<string, unknown>;
  for (const [key, value] of Object.entries(expected)) {
    const missing = lacks(parts[key], value, `${place}, ${key}`);
    if (missing) return missing;
  }
  return undefined;
}
