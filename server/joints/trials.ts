// What was said lately, for rules to be tried on.
import { type HouseEvent, type Recorded, roomStream } from "../events.ts";
import type { House } from "../house.ts";
import { Policy } from "../moderation/policy.ts";
import { rehearse, type Said, type Trial } from "../moderation/trial.ts";
import { isFleeting } from "../rooms/options.ts";
import type { Rules } from "../rules/events.ts";

/** Messages looked at: those said last. A busy week is more, and would keep a processor for minutes. */
const SAID_MOST = 20_000;
const STRIDE = 1_000;

/** Of rooms that are kept in memory nothing is looked at, and of private ones no line is shown. */
export async function rehearseOn(house: House, asked: Partial<Rules>, ms: number): Promise<Trial & { since: number }> {
  const rules = { ...house.rules.current(), ...asked };
  const since = house.now() - ms;
  const said = await saidSince(house, since);
  const policy = new Policy({ current: () => rules, lockdown: () => undefined });
  const trial = await rehearse(said, { rules, policy }, (person) => house.roleOf(person) !== undefined);
  const isPublic = (room: string) => house.rooms().get(room)?.options.found === "everybody";
  return { ...trial, lines: trial.lines.filter(({ room }) => isPublic(room)), since: said[0]?.at ?? since };
}

async function saidSince(house: House, since: number): Promise<Said[]> {
  const rooms = [...house.rooms().keys()].filter((room) => !isFleeting(room));
  const all: Said[] = [];
  for (const room of rooms) all.push(...(await saidIn(house, room, since)));
  return all.sort((a, b) => a.at - b.at).slice(-SAID_MOST);
}

/** What still stands of what was said in a room; an edited message says what it says now, at the time of its edit. */
async function saidIn({ log, rooms }: House, room: string, since: number): Promise<Said[]> {
  const { filter = {}, expiredTo = 0 } = rooms().get(room) ?? {};
  const said: Said[] = [];
  for (let before = Number.POSITIVE_INFINITY; before > expiredTo + 1 && said.length < SAID_MOST;) {
    const events = (await log.read(roomStream(room), { before }, STRIDE)) as Recorded<HouseEvent>[];
    const recent = events.filter(({ at }) => at >= since);
    for (const event of recent) {
      if ((event.type !== "message-posted" && event.type !== "message-edited") || event.erased || !event.by) continue;
      const { version, at, by, text, mentions } = event;
      said.push({ room, version, at, by, text, mentions: mentions?.length ?? 0, filter });
    }
    if (recent.length < events.length || events.length === 0) break;
    before = events[0]?.version ?? 0;
  }
  return said;
}
