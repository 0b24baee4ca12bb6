// What was said lately, for rules to be tried on.
import { type HouseEvent, isFleeting, type Recorded, roomStream } from "../events.ts";
import { Policy } from "../moderation/policy.ts";
import { rehearse, type Said } from "../moderation/trial.ts";
import { isHidden } from "../rooms/options.ts";
import type { Rules } from "../rules/events.ts";
import type { House } from "./house.ts";

/** Messages looked at: those said last. A busy week is more, and would keep a processor for minutes. */
const SAID_MOST = 20_000;
const STRIDE = 1_000;

/** Of private rooms and those that are kept in memory nothing is looked at: rules could be made to read them. */
export async function rehearseOn(house: House, asked: Partial<Rules>, ms: number) {
  const rules = { ...house.rules.current(), ...asked };
  const since = house.now() - ms;
  const said = await saidSince(house, since);
  const policy = new Policy({ current: () => rules, lockdown: () => undefined });
  const trial = await rehearse(said, { rules, policy }, (person, room) => ({
    flags: house.roleOf(person) !== undefined,
    floods: house.roleOf(person) !== undefined || house.isHost(room, person),
  }));
  const roomOf = (room: string) => house.rooms().get(room);
  /** Somebody as they are called where they said it: who they are elsewhere is not told. */
  const named = <Line extends { by: string; room: string }>({ by, ...line }: Line) => {
    const { name = "", hue = 0 } = roomOf(line.room)?.looks[house.maskOf(by, line.room)] ?? {};
    return { ...line, name, hue, roomName: roomOf(line.room)?.options.name ?? "" };
  };
  return {
    looked: trial.looked,
    caught: trial.caught,
    lines: trial.lines.map(named),
    stopped: trial.stopped.map(named).map(({ room: _room, roomName: _roomName, ...stop }) => stop),
    /** From when on: a busy house is looked at for less long than was asked. */
    since: said.length === SAID_MOST ? (said[0]?.at ?? since) : since,
  };
}

async function saidSince(house: House, since: number): Promise<Said[]> {
  let all: Said[] = [];
  for (const [room, { options }] of house.rooms()) {
    if (isFleeting(room) || isHidden(options.found)) continue;
    all = [...all, ...(await saidIn(house, room, since))].sort((a, b) => a.at - b.at).slice(-SAID_MOST);
  }
  return all;
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
