import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventTypes } from "../../server/events.ts";
import { readSecret } from "../../server/heart/masks.ts";
import { openLog } from "../../server/log/files.ts";
import { eventsIn, examine } from "../../server/log/verify.ts";
import { together } from "../../server/messages/view.ts";
import { type Client, overHttp } from "../support/accounts.ts";
import { type House, openHouse } from "../support/house.ts";
import { must, type Trial } from "./trial.ts";
import { mustBeWhole } from "./whole.ts";

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
    const kinds = new Set<string>();
    for (const version of versions) {
      const data = join(world.folder(), version);
      cpSync(join(GOLDEN, version), data, { recursive: true });
      const found = await examine(join(data, "log"));
      must(found.damage.length === 0, `verify sees damage in ${version}: ${found.damage[0]}`);
      for await (const some of eventsIn(join(data, "log"))) for (const { type } of some) kinds.add(type);
      const sessions = readFileSync(join(data, "session"), "utf8").trim().split("\n");
      const seen = await withHouse(data, (house) => whatIsSeen(house, sessions));
      const missing = lacks(seen, JSON.parse(readFileSync(join(data, "seen.json"), "utf8")), version);
      must(missing === undefined, `${missing} reads as something else now`);
      events += found.events;
      writeFileSync(join(data, "chatrooms.txt"), "lobby\nTea\n");
      await mustBeWhole(world, data, version);
    }
    return {
      versions: versions.length,
      events,
      kinds: kinds.size,
      "kinds that there are": Object.keys(eventTypes).length,
    };
  },
};

/** A house on a folder, at the time of the golden folders. */
export async function withHouse<Result>(
  data: string,
  visit: (house: House) => Promise<Result>,
  now = () => GOLDEN_NOON,
): Promise<Result> {
  const log = await openLog({ folder: join(data, "log"), clock: now, onFailure: () => {} });
  const settings = { DATA_DIR: data, GUEST_AVATARS: "yes", SIGN_UPS_PER_HOUR: "100" };
  const house = await openHouse({ log, secret: readSecret(join(data, "secret")), now, settings });
  try {
    return await visit(house);
  } finally {
    await house.close();
    await log.close();
  }
}

type Seen = Record<string, unknown>;

/** All that they see who were here. */
export async function whatIsSeen(house: House, sessions: readonly string[]): Promise<Seen> {
  const [first = {}, ...others] = await Array.fromAsync(sessions, (session) => screensOf(house, session));
  return { ...first, others };
}

/** Themselves, their rooms, and what was said; of whoever looks after something, that too. */
async function screensOf({ url }: House, session: string): Promise<Seen> {
  const call = overHttp(url, session);
  const { rooms, protocol: _, groupSize: __, ...me } = await call.people.me.query();
  // Whoever is banned has no other screen.
  if (me.ban) return JSON.parse(JSON.stringify({ me, rooms })) as Seen;
  const seen: Seen = { me, rooms, discover: await call.rooms.discover.query() };
  for (const room of rooms) {
    const { cursor, ...page } = await call.rooms.enter.mutate({ room });
    const version = Number(cursor.split(".")[1]) + 1;
    const again = await call.messages.before.query({ room, version });
    const links = page.hosts.includes(page.you.mask) ? await call.invites.list.query({ room }) : [];
    const pictures = await picturesOf(url, page.looks);
    seen[room] = {
      ...page,
      rows: together(page),
      version,
      again: { ...again, rows: together(again) },
      links,
      pictures,
    };
  }
  if (me.account) seen["account"] = await call.accounts.mine.query();
  if (me.role) seen["desk"] = await deskOf(call);
  return JSON.parse(JSON.stringify(seen)) as Seen;
}

/** In the words of its screens. */
async function deskOf({ reports, moderation, roles, rules }: Client): Promise<Seen> {
  const [queue, acts, record] = [
    await reports.queue.query(),
    await moderation.acts.query(),
    await moderation.record.query(),
  ];
  const { filter, own, ladder } = (await rules.read.query()).rules;
  const { hosts, moderators } = await roles.all.query();
  return {
    queue: queue.map(({ roomName, name, reports, lines }) => [roomName, name, reports, lines.map(({ text }) => text)]),
    acts: acts.map(({ deed, name, until, note, byName, appeal }) => [deed, name, until, note, byName, appeal?.text]),
    record: record.map(({ at, what, deed, name, byName }) => [at, what, deed, name, byName]),
    rules: { filter, own, ladder },
    hosts: hosts.map(({ name }) => name),
    moderators: moderators.map(({ name }) => name),
  };
}

/** By mask, the size of what each wears. */
async function picturesOf(url: string, looks: Record<string, { avatar?: string }>): Promise<Seen> {
  const pictures: Seen = {};
  for (const [mask, { avatar }] of Object.entries(looks))
    if (avatar) pictures[mask] = (await (await fetch(`${url}/avatars/${avatar}.webp`)).bytes()).length;
  return pictures;
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
