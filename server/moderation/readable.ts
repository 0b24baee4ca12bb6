// data/views/bans.json and filtered.json: who is banned, and what the filter did, for people who read files. Written anew
// whenever that changes; never read.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Frozen } from "../base/fold.ts";
import { writeWhole } from "../base/wholeFile.ts";
import { actsOf, actsStream } from "../events.ts";
import type { Chat } from "../heart/chat.ts";
import { type Act, isOver, type Moderation } from "./view.ts";

/** A moderator at work acts many times; the files follow once they pause. */
const SETTLED_MS = 500;
/** A raid is flagged by the hundred. */
const FLAGS_SETTLED_MS = 10_000;

interface World {
  chat: Chat;
  now(): number;
  moderation(): Frozen<Moderation>;
  nameOf(person: string): string;
  /** What somebody is called in a room. */
  nameIn(room: string, person: string): string;
  isFleeting(room: string): boolean;
}

/** Keeps the files of a folder up to date. Answers what stops that. */
export function keepReadable(folder: string, world: World, report: (error: unknown) => void): () => void {
  let due: { timer: ReturnType<typeof setTimeout>; soon: boolean } | undefined;
  const write = () => {
    clearTimeout(due?.timer);
    due = undefined;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      for (const [name, list] of [
        ["bans.json", bansFrom(world)],
        ["filtered.json", filteredFrom(world)],
      ] as const)
        writeWhole(join(folder, name), `${JSON.stringify(list, undefined, 2)}\n`);
    } catch (error) {
      report(error);
    }
  };
  world.chat.listeners.push((stream, events) => {
    if (stream !== actsStream() && actsOf(stream) === undefined) return;
    const soon = events.some(({ type }) => type !== "person-flagged");
    if (due && (due.soon || !soon)) return;
    clearTimeout(due?.timer);
    due = { timer: setTimeout(write, soon ? SETTLED_MS : FLAGS_SETTLED_MS), soon };
  });
  write();
  return () => {
    if (due) write();
  };
}

/** What the filter objected to lately, newest first; never the words. */
function filteredFrom({ moderation, nameIn }: World) {
  return [...moderation().flagged].reverse().map(({ at, whom, room, flags, treatment }) => ({
    when: new Date(at).toISOString(),
    who: room === undefined ? "" : nameIn(room, whom),
    where: room ?? "a room in memory",
    held: flags,
    became: OUTCOMES[treatment],
  }));
}

const OUTCOMES = {
  allow: "said",
  mask: "masked",
  warn: "said after a question",
  hold: "held for a moderator",
  refuse: "refused",
} as const;

/** As a person reads it: names, dates, reasons. */
function bansFrom(world: World) {
  const bans = [...world.moderation().acts.values()].filter(
    (act) => act.deed === "ban" && !isOver(act, world.now()) && !(act.room && world.isFleeting(act.room)),
  );
  return {
    permanent: bans.filter(({ until }) => until === undefined).map((act) => readable(act, world)),
    temporary: bans.filter(({ until }) => until !== undefined).map((act) => readable(act, world)),
  };
}

function readable({ name, room, at, until, ground, note, by, network }: Frozen<Act>, world: World) {
  return {
    who: name,
    where: room ?? "the whole house",
    network: network !== undefined,
    since: new Date(at).toISOString(),
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    why: ground,
    ...(note !== undefined && { note }),
    by: world.nameOf(by),
  };
}
